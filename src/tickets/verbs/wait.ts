import type { Act } from '../../act.ts';
import { type Contact, contactOf } from '../../contacts/index.ts';
import { routeFor, titleOf } from '../../directory/index.ts';
import { oneRow } from '../../lib/rows.ts';
import { cardParams, withWritten, wordsSent } from '../card.ts';
import { goOn, rest, setClock } from '../clock.ts';
import type { SlotValue, Ticket } from '../entity.ts';
import { advance, guard, save } from '../guard.ts';
import { record } from '../history.ts';
import { keepMessage, type NewMessage } from '../messages.ts';
import { tellPost, tellRequester } from '../notify.ts';
import { noteSigns, signsOfSlots } from '../signs.ts';
import { isAlive } from '../statuses.ts';
import { needWords } from './work.ts';

/** Asks the requester; the clock rests, charged to them, until they answer. */
export async function ask(act: Act, id: string, question: string): Promise<Ticket> {
  const ticket = await guard(act, id, 'ask');
  needWords(question);
  advance(ticket, 'ask');
  await rest(act, ticket, 'requester');
  await act.tx.query(
    `INSERT INTO awaiting (contact_id, ticket_id, kind, since) VALUES ($1, $2, 'answer', $3) ON CONFLICT DO NOTHING`,
    [ticket.contactId, ticket.id, act.now],
  );
  await keepMessage(act, ticket, { direction: 'out', text: question });
  await record(act, ticket, 'asked', {}, question);
  await tellRequester(
    act,
    ticket,
    'requester_question',
    { text: question, officer: await titleOf(act, ticket.officer) },
    { automatic: false },
  );
  await save(act, ticket);
  return ticket;
}

/** The matter lies with GeM: the clock rests, charged to GeM. */
export async function waitForGem(act: Act, id: string, reference: string): Promise<Ticket> {
  const ticket = await guard(act, id, 'wait_for_gem');
  needWords(reference);
  advance(ticket, 'wait_for_gem');
  await rest(act, ticket, 'gem');
  await record(act, ticket, 'waiting_gem', {}, reference);
  await tellRequester(act, ticket, 'requester_waiting_gem', {});
  await save(act, ticket);
  return ticket;
}

/** The clock goes on; a question that was still open is not waited for any more. */
export async function resume(act: Act, id: string): Promise<Ticket> {
  const ticket = await guard(act, id, 'resume');
  advance(ticket, 'resume');
  await goOn(act, ticket);
  await act.tx.query(`DELETE FROM awaiting WHERE ticket_id = $1 AND kind = 'answer'`, [ticket.id]);
  await record(act, ticket, 'resumed');
  await save(act, ticket);
  return ticket;
}

/**
 * The requester says more. An answer awaited sets the clock going; a department heard for the first time sends an
 * unallotted ticket to the officer who holds it. After resolving it is kept and shown, and reopens nothing.
 */
export async function add(
  act: Act,
  id: string,
  message: NewMessage,
  heard: { department?: string; district?: string; slots?: Record<string, SlotValue> } = {},
): Promise<Ticket> {
  const ticket = await guard(act, id, 'add');
  await keepMessage(act, ticket, message);
  await record(act, ticket, 'added', { files: message.files?.length ?? 0 }, message.text);
  await act.tx.query(`DELETE FROM awaiting WHERE ticket_id = $1 AND kind = 'answer'`, [ticket.id]);
  ticket.slots = { ...heard.slots, ...ticket.slots };
  await noteSigns(act, ticket, signsOfSlots(ticket), [message.text]);
  ticket.district ??= heard.district ?? null;
  if (isAlive(ticket.status) && !ticket.department && heard.department)
    await nowKnown(act, ticket, heard.department);
  const awaited = ticket.status === 'waiting_requester';
  advance(ticket, 'add');
  if (awaited) {
    await goOn(act, ticket);
    await record(act, ticket, 'resumed');
  }
  const by = await otherThanRequester(act, ticket);
  await tellPost(
    act,
    ticket,
    ticket.officer,
    by ? 'officer_added_by_copy' : 'officer_added',
    async (language) => ({
      ...(await cardParams(act, ticket, language)),
      ...(by && { who: by.name ?? act.words.say('not_said', language) }),
      text: wordsSent(act, ticket, language, withWritten(act, language, message.text, message.written)),
    }),
    [['button_show', `show:${ticket.number}`]],
  );
  await save(act, ticket);
  return ticket;
}

/** A superior in copy, say: the officer hears whose words they are. */
async function otherThanRequester(act: Act, ticket: Ticket): Promise<Contact | undefined> {
  const { doer } = act;
  if (doer.kind === 'system' || doer.contactId === ticket.contactId) return undefined;
  return contactOf(act, doer.contactId);
}

/** Where somebody has put it by hand, or the ladder has, it stays. */
async function nowKnown(act: Act, ticket: Ticket, department: string): Promise<void> {
  ticket.department = department;
  const placed = await oneRow(
    act.tx,
    `SELECT 1 FROM ticket_event WHERE ticket_id = $1 AND kind IN ('assigned', 'transferred', 'returned', 'escalated')`,
    [ticket.id],
  );
  if (placed) return;
  const route = await routeFor(act, ticket);
  ticket.why = [...ticket.why, ...route.why];
  if (route.officer === ticket.officer) return;
  await record(act, ticket, 'assigned', { from: ticket.officer, to: route.officer });
  ticket.officer = route.officer;
  ticket.level = route.level;
  await setClock(act, ticket);
}
