import { add, findByNumber, type Ticket } from '../../tickets/index.ts';
import { beginForm } from '../form.ts';
import { rehear } from '../legacy.ts';
import { openAtOnce } from '../letter.ts';
import { namedTicket } from '../named.ts';
import type { Said, WhichFlow } from '../step.ts';
import { meantOf } from '../threads.ts';
import { say, type Turn } from '../turn.ts';
import { escalateFlow } from './escalate.ts';
import { reopenFlow } from './reopen.ts';
import { showStatus } from './status.ts';
import { addTo, askWhich } from './which.ts';
import { withdrawFlow } from './withdraw.ts';

/** One of several tickets was named. False when the message names none: then it is something else. */
export async function ticketChosen(
  turn: Turn,
  flow: WhichFlow,
  choice: string | undefined,
): Promise<boolean> {
  if (choice === 'new_matter' && flow.said) {
    if (turn.message.manner === 'letter') {
      await rehear(turn, flow.said);
      await openAtOnce(turn);
      return true;
    }
    turn.step.lastSaid = [...(flow.more ?? []), flow.said];
    await beginForm(turn, 'other', 'ticket_new');
    return true;
  }
  if (turn.albumGoesOn && flow.wants === 'add' && flow.said) {
    // One question however many pictures: this one goes where they go.
    turn.step.flow = { ...flow, more: [...(flow.more ?? []), turn.said] };
    turn.step.asking = 'ticket';
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
      if (ticket.number === flow.kept) say(turn, 'added_to_ticket', { number: ticket.number });
      else await addAll(turn, ticket, flow);
      // A paper that bears the answer belongs there too.
      if (flow.said && turn.files.length > 0)
        await add(turn.act, ticket.id, { ...turn.said, direction: 'in' });
      if (turn.step.album) turn.step.album.ticketId = ticket.id;
    } else await showStatus(turn, ticket);
  }
  return true;
}

/** "The one of Public Works", in a letter: its words may tell, else it is asked again; what was said first is not lost. */
async function chosenInWords(turn: Turn, flow: WhichFlow): Promise<boolean> {
  const { wants, said } = flow;
  if (wants !== 'add' || !said || turn.message.manner !== 'letter') return false;
  const tickets = await offered(turn, flow);
  if (tickets.length === 0) return false;
  const meant = meantOf(turn, tickets);
  if (meant) await addAll(turn, meant, flow);
  else askWhich(turn, 'add', tickets, said);
  return true;
}

/** What was not placed before comes with it, and is acknowledged with it. */
async function addAll(turn: Turn, ticket: Ticket, { said, more = [] }: WhichFlow): Promise<void> {
  for (const each of more) await addTo(turn, ticket, each, false);
  await addTo(turn, ticket, said);
}

/** Something else came instead of the answer: what was said goes to the first that was offered. */
export async function keepUnchosen(turn: Turn): Promise<void> {
  const { flow } = turn.step;
  if (flow?.name !== 'which' || flow.wants !== 'add' || !flow.said || flow.kept) return;
  const [first] = await offered(turn, flow);
  if (first) await addAll(turn, first, flow);
}

/** Another picture may be asked about with this one; what then is still without a place gets the first offered. */
export function notChosen(turn: Turn, { wants, said, more = [], numbers = [], kept }: WhichFlow): void {
  if (wants === 'add' && said && !kept) turn.unplaced = { said: [...more, said], numbers };
}

export async function placeUnchosen(turn: Turn): Promise<void> {
  const { unplaced } = turn;
  if (!unplaced) return;
  const [first] = await seen(turn, unplaced.numbers);
  const last: Said | undefined = unplaced.said.at(-1);
  if (first && last)
    await addAll(turn, first, { name: 'which', wants: 'add', said: last, more: unplaced.said.slice(0, -1) });
}

function offered(turn: Turn, { numbers }: WhichFlow): Promise<Ticket[]> {
  const inMenu = (turn.step.menu ?? []).flatMap(({ value }) =>
    value.startsWith('ticket:') ? [value.slice('ticket:'.length)] : [],
  );
  return seen(turn, numbers ?? inMenu);
}

async function seen({ act }: Turn, numbers: readonly string[]): Promise<Ticket[]> {
  const tickets: Ticket[] = [];
  for (const number of numbers) tickets.push(await findByNumber(act, number));
  return tickets;
}
