import type { Act } from '../act.ts';
import { rows } from '../lib/rows.ts';

/**
 * A channel vouched that this person holds the number. Numbers are given out anew: whoever proves one last holds it, and
 * whoever proved it before no longer does. Nobody is joined with anybody by it.
 * @param mobile E.164
 */
export async function proveMobile(act: Act, contactId: string, mobile: string): Promise<void> {
  await act.tx.query(
    `INSERT INTO proven_mobile (mobile, contact_id, proved_at) VALUES ($1, $2, $3)
     ON CONFLICT (mobile) DO UPDATE SET contact_id = $2, proved_at = $3`,
    [mobile, contactId, act.now],
  );
}

/** Who proved this number last, if anybody. */
export async function holderOf(act: Act, mobile: string): Promise<string | undefined> {
  const [holder] = await rows<{ id: string }>(
    act.tx,
    'SELECT contact_id AS id FROM proven_mobile WHERE mobile = $1',
    [mobile],
  );
  return holder?.id;
}

/** E.164, the latest first. */
export async function provenMobiles(act: Act, contactId: string): Promise<string[]> {
  const found = await rows<{ mobile: string }>(
    act.tx,
    'SELECT mobile FROM proven_mobile WHERE contact_id = $1 ORDER BY proved_at DESC',
    [contactId],
  );
  return found.map(({ mobile }) => mobile);
}

/** Those of them that the one still holds become the other's. @returns which */
export async function moveMobiles(
  act: Act,
  from: string,
  to: string,
  mobiles: readonly string[],
): Promise<string[]> {
  const moved = await rows<{ mobile: string }>(
    act.tx,
    `WITH moved AS (
       UPDATE proven_mobile SET contact_id = $2 WHERE contact_id = $1 AND mobile = ANY($3) RETURNING mobile)
     SELECT mobile FROM moved ORDER BY mobile`,
    [from, to, mobiles],
  );
  return moved.map(({ mobile }) => mobile);
}
