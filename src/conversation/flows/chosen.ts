import { findByNumber } from '../../tickets/index.ts';
import { beginForm } from '../form.ts';
import { rehear } from '../legacy.ts';
import { openAtOnce } from '../letter.ts';
import { namedTicket } from '../named.ts';
import type { Flow } from '../step.ts';
import type { Turn } from '../turn.ts';
import { escalateFlow } from './escalate.ts';
import { reopenFlow } from './reopen.ts';
import { showStatus } from './status.ts';
import { addTo } from './which.ts';
import { withdrawFlow } from './withdraw.ts';

type Which = Extract<Flow, { name: 'which' }>;

/** One of several tickets was named. False when the message names none: then it is something else. */
export async function ticketChosen(turn: Turn, flow: Which, choice: string | undefined): Promise<boolean> {
  if (choice === 'new_matter' && flow.said) {
    if (turn.message.manner === 'letter') {
      await rehear(turn, flow.said);
      await openAtOnce(turn);
      return true;
    }
    turn.step.lastSaid = [flow.said];
    beginForm(turn, 'other', 'ticket_new');
    return true;
  }
  const number = choice?.startsWith('ticket:') ? choice.slice('ticket:'.length) : namedTicket(turn, true);
  if (!number) return false;
  if (flow.wants === 'reopen') await reopenFlow(turn, number, true);
  else if (flow.wants === 'escalate') await escalateFlow(turn, number);
  else if (flow.wants === 'withdraw') await withdrawFlow(turn, number);
  else {
    const ticket = await findByNumber(turn.act, number);
    if (flow.wants === 'add') await addTo(turn, ticket, flow.said);
    else await showStatus(turn, ticket);
  }
  return true;
}
