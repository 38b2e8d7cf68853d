import { officerTitle } from '../../directory/index.ts';
import { showDate } from '../../lib/time.ts';
import { reopen, ticketById } from '../../tickets/index.ts';
import { namedTicket } from '../named.ts';
import { isProven } from '../proof.ts';
import { say, type Turn } from '../turn.ts';
import { keepApart, secretFor } from './apart.ts';
import { askForProof } from './ask-proof.ts';
import { theTicket } from './which.ts';

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
  const secret = secretFor(turn, before);
  const told = secret ? turn.act.words.say('reason_apart', 'hi') : reason;
  if (!(await isProven(turn, ticketId))) {
    askForProof(turn, before, 'reopen', told);
    return secret ? keepApart(turn, before, secret, turn.said) : undefined;
  }
  const ticket = await reopen(turn.act, ticketId, told);
  turn.ticket = ticket.number;
  say(turn, 'reopened', {
    number: ticket.number,
    officer: await officerTitle(turn.act, ticket.officer, turn.language),
    due: showDate(ticket.dueAt),
  });
  if (secret) await keepApart(turn, before, secret, turn.said);
}
