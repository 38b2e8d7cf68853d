import { ticketById } from '../../tickets/index.ts';
import type { Flow } from '../step.ts';
import { say, type Turn } from '../turn.ts';
import { closeFlow } from './close.ts';
import { sendUp } from './escalate.ts';
import { doReopen } from './reopen.ts';
import { addTo } from './which.ts';

/** Yes does what was wished under a From that anybody can write; what else is written is said to its officer. */
export async function proved(
  turn: Turn,
  { verb, ticketId, reason }: Extract<Flow, { name: 'prove' }>,
): Promise<void> {
  const { answer } = turn.heard;
  if (answer.no) return say(turn, 'flow_left');
  const ticket = await ticketById(turn.act, ticketId);
  if (!answer.yes) return addTo(turn, ticket);
  if (verb === 'reopen') return doReopen(turn, ticketId, reason);
  if (verb === 'escalate') return sendUp(turn, ticketId, reason);
  return closeFlow(turn, ticket.number);
}
