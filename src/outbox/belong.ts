import type { Queries } from '../lib/rows.ts';

/**
 * What was said by these doors belongs to this contact: the two who were proved to be one person, or told apart again.
 * The rows are found by their address, not by reading all that was ever said.
 */
export async function sayingsBelongTo(
  tx: Queries,
  doors: readonly { readonly channel: string; readonly address: string }[],
  contactId: string,
): Promise<void> {
  for (const { channel, address } of doors) {
    await tx.query(
      `UPDATE outbox o SET contact_id = $3 FROM transcript t
       WHERE t.channel = $1 AND t.address = $2 AND t.outbox_id = o.id AND o.contact_id IS NOT NULL`,
      [channel, address, contactId],
    );
    await tx.query(
      'UPDATE transcript SET contact_id = $3 WHERE channel = $1 AND address = $2 AND contact_id IS NOT NULL',
      [channel, address, contactId],
    );
  }
}
