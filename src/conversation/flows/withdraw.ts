import { isAlive, ticketById, withdraw } from '../../tickets/index.ts';
import { namedTicket } from '../named.ts';
import { isProven } from '../proof.ts';
import type { Flow } from '../step.ts';
import { ask, say, type Turn } from '../turn.ts';
import { wordCount } from '../words.ts';
import { addTo, theTicket } from './which.ts';

const WORDS_OF_AN_ANSWER = 3;

/** "I take it back": which ticket, and are you sure. */
export async function withdrawFlow(turn: Turn, number = namedTicket(turn)): Promise<void> {
  turn.intent = 'ticket_withdraw';
  const ticket = await theTicket(turn, 'withdraw', number, (each) => isAlive(each.status));
  if (ticket === undefined) return;
  if (ticket === 'none') return say(turn, 'status_none');
  turn.ticket = ticket.number;
  turn.step.flow = { name: 'withdraw', ticketId: ticket.id };
  ask(
    turn,
    'confirm',
    'withdraw_confirm',
    { number: ticket.number },
    {
      buttons: [
        ['button_yes', 'yes'],
        ['button_no', 'no'],
      ],
    },
  );
}

export async function withdrawSaid(
  turn: Turn,
  flow: Extract<Flow, { name: 'withdraw' }>,
  choice: string | undefined,
): Promise<void> {
  if (choice !== 'yes' && !turn.heard.answer.yes) {
    say(turn, 'withdraw_not');
    // A letter says more than its answer: "No, the money has not come."
    const more = turn.message.manner === 'letter' && wordCount(turn.text) > WORDS_OF_AN_ANSWER;
    return more ? addTo(turn, await ticketById(turn.act, flow.ticketId)) : undefined;
  }
  if (!(await isProven(turn, flow.ticketId))) return askForProof(turn, flow);
  const ticket = await withdraw(turn.act, flow.ticketId, turn.text);
  turn.ticket = ticket.number;
  say(turn, 'withdrawn', { number: ticket.number });
}

/** "Yes" under a From that anybody can write: the question stands until it is itself answered. */
async function askForProof(turn: Turn, flow: Extract<Flow, { name: 'withdraw' }>): Promise<void> {
  const { number } = await ticketById(turn.act, flow.ticketId);
  turn.ticket = number;
  turn.step.flow = flow;
  ask(turn, 'confirm', 'withdraw_prove', { number });
}
