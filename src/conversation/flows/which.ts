import { add, findByNumber, type Ticket, ticketsOf } from '../../tickets/index.ts';
import type { Flow } from '../step.ts';
import { say, type Turn } from '../turn.ts';

type Wants = Extract<Flow, { name: 'which' }>['wants'];

/** Several could be meant: they are offered by number, and the next answer chooses. */
export function askWhich(turn: Turn, wants: Wants, tickets: readonly Ticket[], text?: string): void {
  turn.step.flow = { name: 'which', wants, text };
  say(
    turn,
    wants === 'add' ? 'add_which' : 'status_choose',
    {},
    {
      choices: tickets.slice(0, 6).map((ticket) => ({
        label: `${ticket.number} · ${turn.act.cell.category(ticket.category).title[turn.language]}`.slice(
          0,
          60,
        ),
        value: `ticket:${ticket.number}`,
      })),
    },
  );
}

/** The one ticket meant: named, or the only one; else undefined after asking. */
export async function theTicket(
  turn: Turn,
  wants: Wants,
  number: string | undefined,
  fits: (ticket: Ticket) => boolean,
): Promise<Ticket | 'none' | undefined> {
  if (number) return findByNumber(turn.act, number);
  const fitting = (await ticketsOf(turn.act, turn.contact.id)).filter(fits);
  if (fitting.length === 0) return 'none';
  if (fitting.length === 1) return fitting[0];
  askWhich(turn, wants, fitting);
  return undefined;
}

/** What a person writes goes into their ticket; the officer is told. */
export async function addTo(turn: Turn, ticket: Ticket): Promise<void> {
  const heard = turn.heard.entities;
  const known = (kind: string, map: ReadonlyMap<string, unknown>) => {
    const value = heard.find((entity) => entity.kind === kind)?.value;
    return value && map.has(value) ? value : undefined;
  };
  await add(
    turn.act,
    ticket.id,
    { ...turn.said, direction: 'in' },
    {
      department: known('department', turn.act.cell.departments),
      district: known('district', turn.act.cell.districts),
    },
  );
  turn.ticket = ticket.number;
  say(turn, 'added_to_ticket', { number: ticket.number });
}
