import type { Act } from '../act.ts';
import { type Contact, type Handle, HandleSchema } from './entities.ts';
import { contactAt, contactOf } from './people.ts';

/** An address on a channel. */
export interface Door {
  readonly channel: string;
  readonly address: string;
}

/**
 * Whose handle it is, and stays to the end of the transaction: whoever makes two contacts one waits for us, or we wait
 * for them and hear whose it is then. A turn takes this after its own conversation and before any ticket.
 * @param joining the door whose contact will perhaps be joined with this one: both are then held alone, the smaller id
 * first, so that the two ends of one joining never wait for each other
 */
export async function holdContact(
  act: Act,
  handle: Handle,
  joining?: Door,
): Promise<{ contact: Contact; handle: Handle }> {
  for (;;) {
    const other = joining && (await contactAt(act, joining.channel, joining.address));
    await (joining ? holdAlone(act, [handle.contactId, ...(other ? [other.id] : [])]) : share(act, handle));
    const now = await act.tx.getRepository(HandleSchema).findOneByOrFail({ id: handle.id });
    const otherNow = joining && (await contactAt(act, joining.channel, joining.address));
    if (now.contactId === handle.contactId && otherNow?.id === other?.id)
      return { contact: await contactOf(act, now.contactId), handle: now };
    Object.assign(handle, now);
  }
}

/** Nobody does anything for these contacts until our transaction has ended. */
export async function holdAlone(act: Act, contactIds: readonly string[]): Promise<void> {
  for (const id of [...new Set(contactIds)].sort())
    await act.tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [keyOf(id)]);
}

/**
 * What is opened for the contact by another of their doors at the same moment comes before us or after us. Taken after the
 * contact and before any ticket.
 */
export async function holdOpening(act: Act, contactId: string): Promise<void> {
  await act.tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`opening ${contactId}`]);
}

async function share(act: Act, { contactId }: Handle): Promise<void> {
  await act.tx.query('SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 0))', [keyOf(contactId)]);
}

function keyOf(contactId: string): string {
  return `contact ${contactId}`;
}
