import type { Act } from '../act.ts';
import { Trouble } from '../lib/errors.ts';
import type { Language } from '../lib/language.ts';
import { oneRow } from '../lib/rows.ts';
import { uuid } from '../persistence/index.ts';
import { type Contact, ContactSchema, type Handle, HandleSchema } from './entities.ts';

/**
 * The contact behind an address, made on first sight. Two first messages at once meet on the unique address.
 * A name once known is kept: a channel's profile never overwrites a corrected name.
 */
export async function knowContact(
  act: Act,
  seen: { channel: string; address: string; name?: string; verified: boolean },
): Promise<{ contact: Contact; handle: Handle }> {
  const handles = act.tx.getRepository(HandleSchema);
  let handle = await handles.findOneBy({ channel: seen.channel, address: seen.address });
  if (!handle) handle = await introduce(act, seen);
  if (seen.verified && !handle.verifiedAt) {
    handle.verifiedAt = act.now;
    await handles.update({ id: handle.id }, { verifiedAt: act.now });
  }
  const contact = await contactOf(act, handle.contactId);
  if (!contact.name && seen.name) await rename(act, contact, seen.name);
  return { contact, handle };
}

/** Whose address it is, when anybody's; nothing is made of it. */
export async function contactAt(act: Act, channel: string, address: string): Promise<Contact | undefined> {
  const handle = await act.tx.getRepository(HandleSchema).findOneBy({ channel, address });
  return handle ? contactOf(act, handle.contactId) : undefined;
}

/** They wrote from it, so it can be reached again, whatever came back before. */
export async function unblock(act: Act, handle: Handle): Promise<void> {
  if (!handle.blockedAt) return;
  handle.blockedAt = null;
  await act.tx.update(HandleSchema, { id: handle.id }, { blockedAt: null, blockedWhy: null });
}

async function introduce(
  act: Act,
  seen: { channel: string; address: string; name?: string; verified: boolean },
): Promise<Handle> {
  const contact: Contact = {
    id: uuid(),
    name: seen.name ?? null,
    language: null,
    languageChosen: false,
    createdAt: act.now,
  };
  await act.tx.insert(ContactSchema, contact);
  await act.tx.query(
    `INSERT INTO handle (id, contact_id, channel, address, verified_at, created_at)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (channel, address) DO NOTHING`,
    [uuid(), contact.id, seen.channel, seen.address, seen.verified ? act.now : null, act.now],
  );
  const handle = await act.tx
    .getRepository(HandleSchema)
    .findOneByOrFail({ channel: seen.channel, address: seen.address });
  if (handle.contactId !== contact.id) await act.tx.delete(ContactSchema, { id: contact.id });
  return handle;
}

/** @throws Trouble 'contact' when there is none: an id always comes from our own rows */
export async function contactOf(act: Act, id: string): Promise<Contact> {
  const contact = await act.tx.getRepository(ContactSchema).findOneBy({ id });
  if (!contact) throw new Trouble('contact', `There is no contact ${id}.`);
  return contact;
}

export function handlesOf(act: Act, contactId: string): Promise<Handle[]> {
  return act.tx.getRepository(HandleSchema).find({ where: { contactId }, order: { createdAt: 'ASC' } });
}

/** The channel of somebody who has no address on any. */
export const NO_CHANNEL = 'none';

/** The door where staff have their desk: its people see a ticket's card there. */
export const DESK = 'slack';

/** Where the person can be reached now: the address last written from that is not blocked. */
export async function reachOf(act: Act, contactId: string): Promise<Handle | undefined> {
  const found = await oneRow<{ id: string }>(
    act.tx,
    `SELECT h.id FROM handle h
     LEFT JOIN LATERAL (SELECT max(t.id) AS last FROM transcript t
                        WHERE t.channel = h.channel AND t.address = h.address AND t.direction = 'in') said ON true
     WHERE h.contact_id = $1 AND h.blocked_at IS NULL AND h.channel <> $2
     ORDER BY said.last DESC NULLS LAST, h.created_at DESC LIMIT 1`,
    [contactId, NO_CHANNEL],
  );
  if (!found) return undefined;
  return (await act.tx.getRepository(HandleSchema).findOneBy({ id: found.id })) ?? undefined;
}

export async function rename(act: Act, contact: Contact, name: string): Promise<void> {
  contact.name = name;
  await act.tx.update(ContactSchema, { id: contact.id }, { name });
}

/** The script of the last message, unless the person has chosen a language. */
export async function rememberLanguage(act: Act, contact: Contact, language: Language): Promise<void> {
  if (contact.languageChosen || contact.language === language) return;
  contact.language = language;
  await act.tx.update(ContactSchema, { id: contact.id }, { language });
}

export async function chooseLanguage(act: Act, contact: Contact, language: Language): Promise<void> {
  contact.language = language;
  contact.languageChosen = true;
  await act.tx.update(ContactSchema, { id: contact.id }, { language, languageChosen: true });
}
