import type { Ticket } from '../../tickets/index.ts';
import type { Flow } from '../step.ts';
import { ask, type Turn } from '../turn.ts';

type Wish = Extract<Flow, { name: 'prove' }>['verb'];

const ASKED: Record<Wish, string> = {
  reopen: 'reopen_prove',
  escalate: 'escalate_prove',
  close: 'close_prove',
};

/** Anybody can write this From: it is done when an answer to our mail says so. */
export function askForProof(turn: Turn, { id, number }: Ticket, verb: Wish, reason = ''): void {
  turn.ticket = number;
  turn.step.flow = { name: 'prove', verb, ticketId: id, reason };
  ask(turn, 'confirm', ASKED[verb], { number });
}
