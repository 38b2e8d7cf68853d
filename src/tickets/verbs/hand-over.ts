import type { Act } from '../../act.ts';
import { officerTitle, roleOf, routeFor, titleOf, type WhyLine, why } from '../../directory/index.ts';
import { NotAllowed, UserMistake } from '../../lib/errors.ts';
import { rows } from '../../lib/rows.ts';
import { showDate } from '../../lib/time.ts';
import { cardParams, wordsSent } from '../card.ts';
import { setClock } from '../clock.ts';
import type { Ticket } from '../entity.ts';
import { advance, guard, save } from '../guard.ts';
import { record } from '../history.ts';
import { tellPost, tellRequester } from '../notify.ts';
import { needWords } from './work.ts';

const EVENT = { transfer: 'transferred', assign: 'assigned', return: 'returned' } as const;
const RUNG = { officer: 0, in_charge: 1, nodal: 2 } as const;

/**
 * To another post, with a reason: the only way to say "does not pertain to me". The clock goes on as it was.
 * @throws UserMistake 'transfer_to_self' · NotAllowed 'complained_of' for an irregularity file
 */
export async function transfer(
  act: Act,
  id: string,
  to: { officer?: string; department?: string },
  reason: string,
): Promise<Ticket> {
  const ticket = await guard(act, id, 'transfer');
  needWords(reason, 5);
  const department = to.department ?? ticket.department;
  const route = to.officer ? undefined : await routeFor(act, { ...ticket, department });
  const officer = to.officer ?? route!.officer;
  if (officer === ticket.officer) throw new UserMistake('transfer_to_self', { number: ticket.number });
  ticket.department = department;
  await hand(act, ticket, officer, 'transfer', { reason }, reason, route?.why);
  await tellRequester(act, ticket, 'requester_transferred', { officer: await titleOf(act, officer) });
  await save(act, ticket);
  return ticket;
}

/** The in-charge (or a rule) gives it to a post. */
export async function assign(act: Act, id: string, officer: string): Promise<Ticket> {
  const ticket = await guard(act, id, 'assign');
  if (officer === ticket.officer) throw new UserMistake('transfer_to_self', { number: ticket.number });
  await hand(act, ticket, officer, 'assign', {});
  await save(act, ticket);
  return ticket;
}

/** A higher rung gives it back down, with what it directs; the clock goes on. */
export async function returnDown(act: Act, id: string, direction: string): Promise<Ticket> {
  const ticket = await guard(act, id, 'return');
  needWords(direction, 5);
  const route = await routeFor(act, ticket);
  // Nobody below may have it: unallotted, vacant, or a file that begins where it is.
  if (route.level >= ticket.level) throw new UserMistake('already_lowest', { number: ticket.number });
  await hand(act, ticket, route.officer, 'return', {}, direction, route.why);
  await save(act, ticket);
  return ticket;
}

/**
 * Another kind of matter, another duty: what it needs at the end changes, the clock and the number stay. One that turns
 * out to be an irregularity file goes at once to where such files are kept, and stays one for good.
 */
export async function move(act: Act, id: string, category: string): Promise<Ticket> {
  const ticket = await guard(act, id, 'move');
  const target = act.cell.category(category);
  await record(act, ticket, 'moved', { from: ticket.category, to: category });
  ticket.category = category;
  ticket.duty = target.duty;
  ticket.confidential ||= target.confidential;
  const route = await routeFor(act, ticket);
  if (route.level > ticket.level && target.startsAt !== 'officer') {
    await hand(act, ticket, route.officer, 'assign', {}, undefined, route.why);
  }
  await save(act, ticket);
  return ticket;
}

/** A transfer of charge moves open tickets only on command, with a handover note on each. */
export async function handOverCharge(
  act: Act,
  from: string,
  to: string,
  department: string | null,
  handoverNote: string,
): Promise<number> {
  needWords(handoverNote, 5);
  const open = await rows<{ id: string }>(
    act.tx,
    `SELECT id FROM ticket WHERE officer = $1 AND officer <> $2 AND ($3::text IS NULL OR department = $3)
       AND status IN ('open','in_work','waiting_requester','waiting_gem') ORDER BY year, serial`,
    [from, to, department],
  );
  for (const { id } of open) {
    const ticket = await guard(act, id, 'assign');
    await hand(act, ticket, to, 'assign', { handover: true }, handoverNote);
    await save(act, ticket);
  }
  return open.length;
}

async function hand(
  act: Act,
  ticket: Ticket,
  to: string,
  verb: keyof typeof EVENT,
  data: object,
  text?: string,
  route: readonly WhyLine[] = [],
): Promise<void> {
  const role = await roleOf(act, to);
  if (ticket.confidential && role !== 'nodal')
    throw new NotAllowed('complained_of', { number: ticket.number });
  const from = ticket.officer;
  ticket.officer = to;
  ticket.level = RUNG[role];
  advance(ticket, verb);
  const titles = { from: await titleOf(act, from), officer: await titleOf(act, to) };
  const handed = why(act, EVENT[verb], { ...titles, date: showDate(act.now) });
  ticket.why = [...ticket.why, handed, ...route];
  await record(act, ticket, EVENT[verb], { from, to, ...data }, text);
  await setClock(act, ticket);
  await tellPost(
    act,
    ticket,
    to,
    'officer_handed_over',
    async (language) => ({
      ...(await cardParams(act, ticket, language)),
      from: await officerTitle(act, from, language),
      text: wordsSent(act, ticket, language, text ?? ''),
    }),
    [
      ['button_take', `take:${ticket.number}`],
      ['button_show', `show:${ticket.number}`],
    ],
  );
}
