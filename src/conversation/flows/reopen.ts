import { officerTitle } from '../../directory/index.ts';
import { showDate } from '../../lib/time.ts';
import { reopen, type Ticket, ticketById } from '../../tickets/index.ts';
import { namedTicket } from '../named.ts';
import { isProven } from '../proof.ts';
import type { Flow } from '../step.ts';
import { ask, say, type Turn } from '../turn.ts';
import { keepApart, secretFor } from './apart.ts';
import { addTo, theTicket } from './which.ts';

const REASON_WORDS = 4;

export async function reopenFlow(turn: Turn, number = namedTicket(turn), fromButton = false): Promise<void> {
  const ticket = await theTicket(
    turn,
    'reopen',
    number,
    (each) => each.resolvedAt !== null && !each.mergedInto,
  );
  if (ticket === undefined) return;
  if (ticket === 'none') return say(turn, 'reopen_none');
  turn.ticket = ticket.number;
  if (fromButton || turn.text.trim().split(/\s+/).length < REASON_WORDS) {
    turn.step.flow = { name: 'reason', verb: 'reopen', ticketId: ticket.id };
    turn.step.asking = 'reason';
    return say(turn, 'reopen_ask_reason', { number: ticket.number });
  }
  await doReopen(turn, ticket.id, turn.text);
}

export async function doReopen(turn: Turn, ticketId: string, reason: string): Promise<void> {
  const before = await ticketById(turn.act, ticketId);
  if (!(await isProven(turn, ticketId))) return askForProof(turn, before, reason);
  const secret = secretFor(turn, before);
  const told = secret ? turn.act.words.say('reason_apart', 'hi') : reason;
  const ticket = await reopen(turn.act, ticketId, told);
  turn.ticket = ticket.number;
  say(turn, 'reopened', {
    number: ticket.number,
    officer: await officerTitle(turn.act, ticket.officer, turn.language),
    due: showDate(ticket.dueAt),
  });
  if (secret) await keepApart(turn, before, secret, turn.said);
}

/** Anybody can write this From: it is opened again when an answer to our mail says so. */
function askForProof(turn: Turn, ticket: Ticket, reason: string): void {
  turn.ticket = ticket.number;
  turn.step.flow = { name: 'prove', verb: 'reopen', ticketId: ticket.id, reason };
  ask(turn, 'confirm', 'reopen_prove', { number: ticket.number });
}

/** Yes opens it again; what else is written is said to its officer. */
export async function reopenProved(
  turn: Turn,
  { ticketId, reason }: Extract<Flow, { name: 'prove' }>,
): Promise<void> {
  const { answer } = turn.heard;
  if (answer.yes) return doReopen(turn, ticketId, reason);
  if (answer.no) return say(turn, 'flow_left');
  await addTo(turn, await ticketById(turn.act, ticketId));
}
