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
 * @param joining the door whose contact will perhaps be joined with this one: both are then held alone
 * @param named doors whose contacts the turn will put onto tickets (people in copy): held as the own is
 */
export async function holdContact(
  act: Act,
  handle: Handle,
  joining?: Door,
  named: readonly Door[] = [],
): Promise<{ contact: Contact; handle: Handle }> {
  for (;;) {
    const beside = await contactsAt(act, joining ? [joining] : named);
    await (joining ? holdAlone : share)(act, [handle.contactId, ...beside]);
    const now = await act.tx.getRepository(HandleSchema).findOneByOrFail({ id: handle.id });
    const besideNow = await contactsAt(act, joining ? [joining] : named);
    if (now.contactId === handle.contactId && besideNow.join() === beside.join())
      return { contact: await contactOf(act, now.contactId), handle: now };
    Object.assign(handle, now);
  }
}

async function contactsAt(act: Act, doors: readonly Door[]): Promise<string[]> {
  const found: string[] = [];
  for (const { channel, address } of doors) {
    const contact = await contactAt(act, channel, address);
    if (contact) found.push(contact.id);
  }
  return found;
}

/** Nobody does anything for these contacts until our transaction has ended. */
export async function holdAlone(act: Act, contactIds: readonly string[]): Promise<void> {
  for (const id of inOrder(contactIds))
    await act.tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [keyOf(id)]);
}

/**
 * What is opened for the contact by another of their doors at the same moment comes before us or after us. Taken after the
 * contact and before any ticket.
 */
export async function holdOpening(act: Act, contactId: string): Promise<void> {
  await act.tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`opening ${contactId}`]);
}

async function share(act: Act, contactIds: readonly string[]): Promise<void> {
  for (const id of inOrder(contactIds))
    await act.tx.query('SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 0))', [keyOf(id)]);
}

/** The smaller id first, whoever holds: two who want the same two never wait for each other. */
function inOrder(contactIds: readonly string[]): string[] {
  return [...new Set(contactIds)].sort();
}

function keyOf(contactId: string): string {
  return `contact ${contactId}`;
}
