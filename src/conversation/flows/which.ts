import { add, findByNumber, remaining, type Ticket, ticketsOf } from '../../tickets/index.ts';
import { addAlbum } from '../album.ts';
import { slotsHeard } from '../slots.ts';
import type { Said, WhichFlow } from '../step.ts';
import { say, type Turn } from '../turn.ts';
import { keepApart, secretFor } from './apart.ts';

type Wants = WhichFlow['wants'];

const OFFERED = 6;
const LABEL = 60;

/** Several could be meant: they are offered by number, and the next answer chooses. */
export function askWhich(turn: Turn, wants: Wants, tickets: readonly Ticket[], said?: Said): void {
  const numbers = tickets.map(({ number }) => number);
  const more = said && turn.unplaced?.said;
  turn.step.flow = { name: 'which', wants, said, more, numbers };
  if (more) turn.unplaced = undefined;
  if (turn.step.album) turn.step.album.asked = true;
  turn.step.asking = 'ticket';
  const choices = tickets.slice(0, OFFERED).map((ticket) => ({
    label: `${ticket.number} · ${turn.act.cell.category(ticket.category).title[turn.language]}`.slice(
      0,
      LABEL,
    ),
    value: `ticket:${ticket.number}`,
  }));
  if (wants !== 'add') return say(turn, 'status_choose', {}, { choices });
  say(turn, 'add_which', {}, { choices, buttons: [['button_new_matter', 'new_matter']] });
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

/** What a person writes goes into their ticket, with every detail it names; the officer is told. */
export async function addTo(turn: Turn, named: Ticket, said = turn.said, aloud = true): Promise<void> {
  // What comes for a ticket that was joined with another goes to the one that remains.
  const ticket = await remaining(turn.act, named);
  const secret = secretFor(turn, ticket, said);
  if (secret) return keepApart(turn, ticket, secret, said);
  const { department, district, ...slots } = slotsHeard(turn.act, turn.heard);
  const message = { ...said, direction: 'in' } as const;
  await add(turn.act, ticket.id, message, {
    department: department?.value,
    district: district?.value,
    slots,
  });
  turn.ticket = ticket.number;
  await addAlbum(turn, ticket, said.album);
  if (aloud && !turn.albumGoesOn) say(turn, 'added_to_ticket', { number: ticket.number });
}
