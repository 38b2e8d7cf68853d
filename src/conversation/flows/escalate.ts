import { officerTitle } from '../../directory/index.ts';
import { showDate } from '../../lib/time.ts';
import { add, escalate, isAlive, ticketById } from '../../tickets/index.ts';
import { beginForm } from '../form.ts';
import { namedTicket } from '../named.ts';
import { isProven } from '../proof.ts';
import { say, type Turn } from '../turn.ts';
import { keepApart, secretFor } from './apart.ts';
import { askForProof } from './ask-proof.ts';
import { theTicket } from './which.ts';

/**
 * "Send it up." Overdue, it goes to the next rung at once; before that the officer is reminded, and it goes up only
 * with a reason.
 */
export async function escalateFlow(turn: Turn, number = namedTicket(turn)): Promise<void> {
  const ticket = await theTicket(turn, 'escalate', number, (each) => isAlive(each.status));
  if (ticket === undefined) return;
  if (ticket === 'none') {
    say(turn, 'escalate_none');
    return beginForm(turn, 'other', 'escalate');
  }
  turn.ticket = ticket.number;
  if (ticket.dueAt <= turn.act.now) {
    await sendUp(turn, ticket.id, turn.text);
    return;
  }
  const secret = secretFor(turn, ticket);
  if (secret) return keepApart(turn, ticket, secret, turn.said);
  await add(turn.act, ticket.id, {
    direction: 'in',
    text: turn.text,
    inboxId: turn.said.inboxId,
  });
  turn.step.flow = { name: 'reason', verb: 'escalate', ticketId: ticket.id };
  turn.step.asking = 'reason';
  say(
    turn,
    'escalate_not_due',
    { number: ticket.number, due: showDate(ticket.dueAt) },
    { buttons: [['button_wait', 'wait']] },
  );
}

export async function sendUp(turn: Turn, ticketId: string, reason: string): Promise<void> {
  const before = await ticketById(turn.act, ticketId);
  const secret = secretFor(turn, before);
  const told = secret ? turn.act.words.say('reason_apart', 'hi') : reason;
  if (!(await isProven(turn, ticketId))) {
    askForProof(turn, before, 'escalate', told);
    return secret ? keepApart(turn, before, secret, turn.said) : undefined;
  }
  const ticket = await escalate(turn.act, ticketId, 'requester', told);
  turn.ticket = ticket.number;
  say(turn, 'escalated_now', {
    number: ticket.number,
    officer: await officerTitle(turn.act, ticket.officer, turn.language),
  });
  if (secret) await keepApart(turn, before, secret, turn.said);
}
