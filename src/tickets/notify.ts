import type { Act } from '../act.ts';
import type { Choice } from '../channel.ts';
import { contactOf, deskOf, type Handle, handlesOf, reachOf } from '../contacts/index.ts';
import { hearersOf, holdersOf, officerTitle } from '../directory/index.ts';
import type { Language } from '../lib/language.ts';
import { rows } from '../lib/rows.ts';
import { put } from '../outbox/index.ts';
import type { Params } from '../text/index.ts';
import { CARD, tellAt } from './desk-words.ts';
import type { Ticket } from './entity.ts';
import { record } from './history.ts';

/** A button: the label's template and what it stands for. */
export type Button = readonly [labelKey: string, value: string];

export type Files = readonly { sha256: string; name: string; mediaType: string; size: number }[];

/**
 * The door by which they last spoke of this ticket; none yet, the one it was opened by; where that is blocked, where they
 * can be reached.
 */
export async function requesterAt(act: Act, ticket: Ticket): Promise<Handle | undefined> {
  const open = (await handlesOf(act, ticket.contactId)).filter(({ blockedAt }) => !blockedAt);
  const spoken = await rows<Pick<Handle, 'channel' | 'address'>>(
    act.tx,
    `SELECT door AS channel, door_address AS address FROM ticket_message
     WHERE ticket_id = $1 AND direction = 'in' AND door_address IS NOT NULL ORDER BY at DESC, inbox_id DESC`,
    [ticket.id],
  );
  for (const door of [...spoken, ticket]) {
    const handle = open.find(({ channel, address }) => channel === door.channel && address === door.address);
    if (handle) return handle;
  }
  return reachOf(act, ticket.contactId);
}

/** Tells the requester, once, by the door of `requesterAt`. */
export async function tellRequester(
  act: Act,
  ticket: Ticket,
  key: string,
  params: Params = {},
  more: { buttons?: readonly Button[]; automatic?: boolean; files?: Files } = {},
): Promise<void> {
  const contact = await contactOf(act, ticket.contactId);
  const handle = await requesterAt(act, ticket);
  if (!handle) return record(act, ticket, 'untold', { whom: 'requester', key });
  const language = contact.language ?? ticket.language;
  await put(act, {
    channel: handle.channel,
    address: handle.address,
    name: contact.name ?? undefined,
    contactId: contact.id,
    ticketId: ticket.id,
    language,
    subject:
      act.words.subject(key, language, { number: ticket.number, ...params }) ??
      subjectOf(act, ticket, language),
    text: act.words.say(key, language, { number: ticket.number, ...params }),
    choices: choicesOf(act, language, more.buttons),
    files: more.files,
    automatic: more.automatic ?? true,
  });
}

/**
 * Tells those in copy by where they can be reached; they may read, not decide. Somebody who was only copied by another,
 * and never wrote to us, is not written to.
 */
export async function tellCopies(act: Act, ticket: Ticket, key: string, params: Params): Promise<void> {
  const copies = await rows<{ contactId: string }>(
    act.tx,
    `SELECT p.contact_id AS "contactId" FROM ticket_person p
     WHERE p.ticket_id = $1 AND p.role = 'copy' AND p.contact_id <> $2
       AND EXISTS (SELECT 1 FROM transcript t JOIN handle h ON h.channel = t.channel AND h.address = t.address
                   WHERE h.contact_id = p.contact_id AND t.direction = 'in')
     ORDER BY p.contact_id`,
    [ticket.id, ticket.contactId],
  );
  for (const { contactId } of copies) {
    const handle = await reachOf(act, contactId);
    if (!handle) {
      await record(act, ticket, 'untold', { whom: 'copy', key });
      continue;
    }
    const contact = await contactOf(act, contactId);
    const language = contact.language ?? ticket.language;
    const all = { number: ticket.number, ...params };
    await put(act, {
      channel: handle.channel,
      address: handle.address,
      name: contact.name ?? undefined,
      contactId,
      ticketId: ticket.id,
      language,
      subject: act.words.subject(key, language, all) ?? subjectOf(act, ticket, language),
      text: act.words.say(key, language, all),
      choices: [],
      automatic: true,
    });
  }
}

/** Parameters that depend on the reader's language. */
export type ParamsFor = (language: Language) => Params | Promise<Params>;

/**
 * Tells whoever fills the post today (and stands in for it), each in their language, at their desk where they have
 * one; a post with nobody to hear is written down.
 */
export async function tellPost(
  act: Act,
  ticket: Ticket,
  officer: string,
  key: string,
  params: ParamsFor = () => ({}),
  buttons: readonly Button[] = [],
): Promise<void> {
  let told = 0;
  for (const holder of await (ticket.confidential ? holdersOf : hearersOf)(act, officer)) {
    const desk = await deskOf(act, holder.contactId);
    const handle = desk ?? (await reachOf(act, holder.contactId));
    if (!handle) continue;
    told++;
    if (desk && key === CARD) continue;
    const contact = await contactOf(act, holder.contactId);
    const language = contact.language ?? 'hi';
    const all = { number: ticket.number, ...(await params(language)) };
    await tellAt(act, ticket, officer, key, {
      channel: handle.channel,
      address: handle.address,
      name: await officerTitle(act, officer, language),
      contactId: holder.contactId,
      language,
      subject: act.words.subject(key, language, all) ?? subjectOf(act, ticket, language),
      text: act.words.say(key, language, all),
      choices: choicesOf(act, language, buttons),
      automatic: true,
    });
  }
  if (told === 0) await record(act, ticket, 'untold', { whom: officer, key });
}

function choicesOf(act: Act, language: Language, buttons: readonly Button[] = []): Choice[] {
  return buttons.map(([label, value]) => ({ label: act.words.say(label, language), value }));
}

function subjectOf(act: Act, ticket: Ticket, language: Language): string {
  const title = act.cell.category(ticket.category).title[language];
  return act.words.say('mail_subject', language, { number: ticket.number, category: title });
}
