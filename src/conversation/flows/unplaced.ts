import type { Act } from '../../act.ts';
import { contactOf, holdAlone } from '../../contacts/index.ts';
import { oneRow } from '../../lib/rows.ts';
import { put } from '../../outbox/index.ts';
import { add, findByNumber, note, open, remaining, type Ticket } from '../../tickets/index.ts';
import { BRIBE_CATEGORY } from '../secret.ts';
import type { Said, Step, WhichFlow } from '../step.ts';
import { tellsBribe } from '../words.ts';

/** So long the answer to "which ticket does it belong to?" is awaited. */
const HOURS = 24;
const SHOWN = 200;
const GONE = ['withdrawn', 'merged'];

interface Unplaced {
  id: string;
  channel: string;
  address: string;
  contactId: string;
  step: Step;
}

/**
 * Whoever was asked to which ticket their words belong, and keeps silent, is not left with a transcript that nobody
 * reads: the words go onto the likeliest of the tickets, its officer is told that it is a guess, and so is the writer,
 * whose answer is still taken. @returns false when nobody is waited for so long
 */
export async function placeUnanswered(act: Act): Promise<boolean> {
  const found = await oneRow<Unplaced>(
    act.tx,
    `SELECT id, channel, address, contact_id AS "contactId", step FROM conversation
     WHERE step -> 'flow' ->> 'name' = 'which' AND step -> 'flow' ->> 'wants' = 'add' AND step -> 'flow' ? 'said'
       AND NOT step -> 'flow' ? 'kept' AND updated_at < $1
     ORDER BY updated_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
    [new Date(act.now.getTime() - HOURS * 60 * 60_000)],
  );
  if (!found) return false;
  await holdAlone(act, [found.contactId]);
  const flow = found.step.flow as WhichFlow;
  const said = [...(flow.more ?? []), ...(flow.said ? [flow.said] : [])];
  const ticket = await place(act, found, flow, said);
  const asked = await tell(act, found, ticket, said);
  const step: Step = { ...found.step, asked, flow: { ...flow, kept: ticket.number } };
  await act.tx.query('UPDATE conversation SET step = $2 WHERE id = $1', [found.id, JSON.stringify(step)]);
  return true;
}

async function place(act: Act, from: Unplaced, { numbers = [] }: WhichFlow, said: Said[]): Promise<Ticket> {
  const ticket = await likeliest(act, numbers);
  const bribe = said.some(({ text }) => tellsBribe(text)) && !ticket?.confidential;
  if (!ticket || bribe) return openFor(act, from, bribe ? BRIBE_CATEGORY : 'other', said);
  await note(act, ticket.id, act.words.say('note_unplaced', 'hi', { numbers: numbers.join(', ') }));
  for (const each of said) await add(act, ticket.id, { ...each, direction: 'in' });
  return ticket;
}

/** The one last spoken of; an irregularity file before all others: fewest eyes see it. */
async function likeliest(act: Act, numbers: readonly string[]): Promise<Ticket | undefined> {
  const offered: { ticket: Ticket; at: Date }[] = [];
  for (const number of numbers) {
    const ticket = await remaining(act, await findByNumber(act, number));
    const row = await oneRow<{ at: Date | null }>(
      act.tx,
      'SELECT max(at) AS at FROM ticket_message WHERE ticket_id = $1',
      [ticket.id],
    );
    if (!GONE.includes(ticket.status)) offered.push({ ticket, at: row?.at ?? ticket.openedAt });
  }
  const secret = offered.find(({ ticket }) => ticket.confidential);
  return (secret ?? offered.toSorted((one, other) => other.at.getTime() - one.at.getTime())[0])?.ticket;
}

async function openFor(act: Act, from: Unplaced, category: string, said: Said[]): Promise<Ticket> {
  const { language } = await contactOf(act, from.contactId);
  return open(act, {
    category,
    department: null,
    district: null,
    contactId: from.contactId,
    channel: from.channel,
    address: from.address,
    language: language ?? 'hi',
    subject: (said[0]?.text ?? '').replaceAll(/\s+/g, ' ').slice(0, SHOWN),
    slots: {},
    messages: said.map((each) => ({ ...each, direction: 'in' as const })),
  });
}

async function tell(
  act: Act,
  { channel, address, contactId }: Unplaced,
  ticket: Ticket,
  said: Said[],
): Promise<string | undefined> {
  const language = (await contactOf(act, contactId)).language ?? 'hi';
  const category = act.cell.category(ticket.category).title[language];
  const text =
    said
      .map((each) => each.text)
      .join('\n')
      .trim()
      .slice(0, SHOWN) || act.words.say('not_said', language);
  return put(act, {
    channel,
    // Among others the answer is not given: to the person alone.
    address: channel === 'mail' ? address : address.split('/').at(-1)!,
    contactId,
    ticketId: ticket.id,
    language,
    subject: act.words.say('mail_subject', language, { number: ticket.number, category }),
    text: act.words.say('unplaced_added', language, { number: ticket.number, text }),
    automatic: true,
  });
}
