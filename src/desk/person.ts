import { type Act, as } from '../act.ts';
import { type Contact, contactAt, contactOf, deskOf, type Handle, reachOf } from '../contacts/index.ts';
import { chargesOf, staffOf } from '../directory/index.ts';
import type { Language } from '../lib/language.ts';
import { put } from '../outbox/index.ts';
import type { Params } from '../text/index.ts';

/** Who stands at the desk: a staff member who fills a post today. */
export interface Person {
  /** The act with them as its doer. */
  readonly act: Act & { readonly doer: { readonly kind: 'staff' } };
  readonly contact: Contact;
  readonly language: Language;
}

/** Officers of the cell write Hindi until they have chosen otherwise. */
const OWN: Language = 'hi';

/** Undefined for a stranger: no handle, no staff member behind it, or no post today. Nobody is made known by asking. */
export async function personAt(act: Act, channel: string, address: string): Promise<Person | undefined> {
  const contact = await contactAt(act, channel, address);
  const staff = contact && (await staffOf(act, contact.id));
  if (!staff) return undefined;
  return personOf(act, staff, contact.id, channel);
}

/** Whoever it is, with the posts they fill today; undefined when they fill none. */
export async function personOf(
  act: Act,
  staff: string,
  contactId: string,
  door?: string,
): Promise<Person | undefined> {
  const officers = await chargesOf(act, staff);
  if (officers.length === 0) return undefined;
  const contact = await contactOf(act, contactId);
  const doer = { kind: 'staff', staff, contactId, officers, door } as const;
  return { act: { ...as(act, doer), doer }, contact, language: contact.language ?? OWN };
}

/** At their desk, else where they wrote from last. @returns where it was said; undefined when nowhere */
export async function tellPerson(
  { act, contact, language }: Person,
  key: string,
  params: Params,
): Promise<Handle | undefined> {
  const handle = (await deskOf(act, contact.id)) ?? (await reachOf(act, contact.id));
  if (!handle) return undefined;
  await put(act, {
    channel: handle.channel,
    address: handle.address,
    contactId: contact.id,
    language,
    subject: act.words.subject(key, language, params),
    text: act.words.say(key, language, params),
    automatic: true,
    answers: [],
  });
  return handle;
}
