import type { Act } from '../../act.ts';
import { NotAllowed, UserMistake } from '../../lib/errors.ts';
import type { Language } from '../../lib/language.ts';
import { oneRow } from '../../lib/rows.ts';
import type { Sign } from '../alike.ts';
import type { Found } from '../alike-find.ts';
import { noteAnswer } from '../alike-offer.ts';
import { setClock } from '../clock.ts';
import type { SlotValue, Ticket } from '../entity.ts';
import { advance, guard, lockInOrder, lockTicket, maySee, save } from '../guard.ts';
import { eventsOf, record } from '../history.ts';
import { keepMessage, type NewMessage } from '../messages.ts';
import { tellPost, tellRequester } from '../notify.ts';
import { isAlive } from '../statuses.ts';
import { add } from './wait.ts';

/** The reasons in words: "the same order number, the same words". */
export function whyAlike({ words }: Act, why: readonly Sign[], language: Language): string {
  return why.map((sign) => words.say(`alike_${sign}`, language)).join(', ');
}

/** Shown to whoever holds the new ticket, who says whether it is one matter. Nothing is joined by itself. */
export async function offerMerge(act: Act, id: string, { ticket: other, score, why }: Found): Promise<void> {
  const ticket = await lockTicket(act, id);
  await act.tx.query(
    `INSERT INTO ticket_alike (ticket_id, other_id, score, why, at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING`,
    [id, other.id, score, why, act.now],
  );
  await record(act, ticket, 'seems_same', { other: other.number, score: Number(score.toFixed(2)), why });
  await tellPost(
    act,
    ticket,
    ticket.officer,
    'officer_seems_same',
    (language) => ({ other: other.number, why: whyAlike(act, why, language) }),
    [
      ['button_same_matter', `same:${ticket.number}:${other.number}`],
      ['button_not_same', `apart:${ticket.number}:${other.number}`],
      ['button_show', `show:${other.number}`],
    ],
  );
  await save(act, ticket);
}

/** "Not the same": it is not asked again. */
export async function tellApart(act: Act, id: string, otherId: string): Promise<Ticket> {
  await lockInOrder(act, [id, otherId]);
  const ticket = await guard(act, id, 'tell_apart');
  const other = await lockTicket(act, otherId);
  if (!(await maySee(act, other))) throw new UserMistake('ticket_unknown', { number: other.number });
  await noteAnswer(act, id, otherId, 'apart');
  await record(act, ticket, 'told_apart', { other: other.number });
  await save(act, ticket);
  return ticket;
}

/** What a person said again of a matter they have a ticket for: kept there, and the officer hears it once. */
export async function addRepeated(
  act: Act,
  found: Found,
  messages: readonly NewMessage[],
  slots: Record<string, SlotValue>,
): Promise<Ticket> {
  const { id } = found.ticket;
  const ticket = await guard(act, id, 'add');
  const score = Number(found.score.toFixed(2));
  await record(act, ticket, 'repeated', { score, why: found.why });
  for (const message of messages.slice(0, -1)) await keepMessage(act, ticket, message);
  await save(act, ticket);
  const last = messages.at(-1);
  return last ? add(act, id, last, { slots }) : ticket;
}

/** So long after it two tickets that were joined can be parted again. */
const PARTED_WITHIN_MS = 24 * 3_600_000;

/**
 * Joined by mistake: the in-charge parts them within a day. Each goes on with its own clock, and whoever came into copy
 * by it leaves.
 * @throws NotAllowed 'separate_too_late'
 */
export async function separate(act: Act, id: string): Promise<Ticket> {
  const { mergedInto } = await act.tx
    .query('SELECT merged_into AS "mergedInto" FROM ticket WHERE id = $1', [id])
    .then((found: { mergedInto: string | null }[]) => found[0]!);
  await lockInOrder(act, [id, ...(mergedInto ? [mergedInto] : [])]);
  const ticket = await guard(act, id, 'separate');
  if (act.now.getTime() - ticket.closedAt!.getTime() > PARTED_WITHIN_MS)
    throw new NotAllowed('separate_too_late', { number: ticket.number });
  const from = await lockTicket(act, ticket.mergedInto!);
  const merged = (await eventsOf(act.tx, id)).findLast(({ kind }) => kind === 'merged');
  const { people = [], clockFrom } = (merged?.data ?? {}) as { people?: string[]; clockFrom?: string };
  await act.tx.query(
    `DELETE FROM ticket_person WHERE ticket_id = $1 AND role = 'copy' AND contact_id = ANY($2)`,
    [from.id, people],
  );
  advance(ticket, 'separate');
  ticket.mergedInto = null;
  ticket.closedAt = null;
  await setClock(act, ticket);
  if (clockFrom && isAlive(from.status)) {
    from.clockFrom = new Date(clockFrom);
    await setClock(act, from);
  }
  await noteAnswer(act, id, from.id, 'apart');
  await record(act, ticket, 'separated', { from: from.number });
  await record(act, from, 'separated', { from: ticket.number });
  await tellRequester(act, ticket, 'requester_separated');
  await save(act, ticket);
  await save(act, from);
  return ticket;
}

/** Where a ticket that was joined goes on: what comes for it later belongs there. */
export async function remaining(act: Act, ticket: Ticket): Promise<Ticket> {
  if (!ticket.mergedInto) return ticket;
  const row = await oneRow<{ id: string }>(
    act.tx,
    `WITH RECURSIVE way AS (
       SELECT id, merged_into, 1 AS far FROM ticket WHERE id = $1
       UNION ALL SELECT t.id, t.merged_into, far + 1 FROM ticket t JOIN way ON t.id = way.merged_into WHERE far < 50)
     SELECT id FROM way WHERE merged_into IS NULL`,
    [ticket.id],
  );
  const end = row ? await lockTicket(act, row.id) : ticket;
  return (await maySee(act, end)) ? end : ticket;
}
