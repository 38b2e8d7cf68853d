import { add, findByNumber, type Ticket } from '../../tickets/index.ts';
import { beginForm } from '../form.ts';
import { rehear } from '../legacy.ts';
import { openAtOnce } from '../letter.ts';
import { namedTicket } from '../named.ts';
import type { Flow } from '../step.ts';
import { meantOf } from '../threads.ts';
import type { Turn } from '../turn.ts';
import { escalateFlow } from './escalate.ts';
import { reopenFlow } from './reopen.ts';
import { showStatus } from './status.ts';
import { addTo, askWhich } from './which.ts';
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
    await beginForm(turn, 'other', 'ticket_new');
    return true;
  }
  const number = choice?.startsWith('ticket:') ? choice.slice('ticket:'.length) : namedTicket(turn, true);
  if (!number) return chosenInWords(turn, flow);
  if (flow.wants === 'reopen') await reopenFlow(turn, number, true);
  else if (flow.wants === 'escalate') await escalateFlow(turn, number);
  else if (flow.wants === 'withdraw') await withdrawFlow(turn, number);
  else {
    const ticket = await findByNumber(turn.act, number);
    if (flow.wants === 'add') {
      await addTo(turn, ticket, flow.said);
      // A paper that bears the answer belongs there too.
      if (flow.said && turn.files.length > 0)
        await add(turn.act, ticket.id, { ...turn.said, direction: 'in' });
      if (turn.step.album) turn.step.album.ticketId = ticket.id;
    } else await showStatus(turn, ticket);
  }
  return true;
}

/** "The one of Public Works", in a letter: its words may tell, else it is asked again; what was said first is not lost. */
async function chosenInWords(turn: Turn, { wants, said }: Which): Promise<boolean> {
  if (wants !== 'add' || !said || turn.message.manner !== 'letter') return false;
  const tickets = await offered(turn);
  if (tickets.length === 0) return false;
  const meant = meantOf(turn, tickets);
  if (meant) await addTo(turn, meant, said);
  else askWhich(turn, 'add', tickets, said);
  return true;
}

/** Another letter came instead of the answer: what was said goes to the first that was offered. */
export async function keepUnchosen(turn: Turn): Promise<void> {
  const { flow } = turn.step;
  if (flow?.name !== 'which' || flow.wants !== 'add' || !flow.said) return;
  const [first] = await offered(turn);
  if (first) await addTo(turn, first, flow.said);
}

async function offered({ act, step }: Turn): Promise<Ticket[]> {
  const tickets: Ticket[] = [];
  for (const { value } of step.menu ?? [])
    if (value.startsWith('ticket:')) tickets.push(await findByNumber(act, value.slice('ticket:'.length)));
  return tickets;
}
