import type { Act } from '../../act.ts';
import { routeFor } from '../../directory/index.ts';
import { NotAllowed, UserMistake } from '../../lib/errors.ts';
import { dayOf, local, showDate } from '../../lib/time.ts';
import { cardParams, wordsSent } from '../card.ts';
import { goOn, hoursOfDay, setClock } from '../clock.ts';
import { missingFor } from '../demands.ts';
import type { Ticket } from '../entity.ts';
import { advance, guard, save } from '../guard.ts';
import { record } from '../history.ts';
import { keepMessage } from '../messages.ts';
import { tellCopies, tellPost, tellRequester } from '../notify.ts';
import { climb } from './escalate.ts';
import { needWords } from './work.ts';

/** A speaking reason says what was done; "done" alone does not. */
const REASON_LEAST = 12;

/**
 * Resolves with an outcome, a speaking reason and what the duty demands (payment date, finding …).
 * "Does not pertain" is no outcome: that is a transfer.
 * @throws UserMistake 'outcome_unknown' | 'text_too_short' | 'demand_<slot>'
 */
export async function resolve(
  act: Act,
  id: string,
  result: { outcome: string; reason: string; findings?: Record<string, string> },
): Promise<Ticket> {
  const ticket = await guard(act, id, 'resolve');
  const category = act.cell.category(ticket.category);
  if (!category.outcomes.includes(result.outcome))
    throw new UserMistake('outcome_unknown', { outcome: result.outcome });
  needWords(result.reason, REASON_LEAST);
  const findings = { ...ticket.findings, ...result.findings };
  const missing = missingFor(act.cell, ticket.category, result.outcome, findings);
  if (missing) throw new UserMistake(`demand_${missing}`, { number: ticket.number });
  advance(ticket, 'resolve');
  ticket.outcome = result.outcome;
  ticket.resolution = result.reason;
  ticket.findings = findings;
  ticket.resolvedAt = act.now;
  await goOn(act, ticket);
  await act.tx.query('DELETE FROM awaiting WHERE ticket_id = $1', [ticket.id]);
  await act.tx.query(
    `INSERT INTO awaiting (contact_id, ticket_id, kind, since) VALUES ($1, $2, 'rating', $3) ON CONFLICT DO NOTHING`,
    [ticket.contactId, ticket.id, act.now],
  );
  await keepMessage(act, ticket, { direction: 'out', text: result.reason });
  await record(act, ticket, 'resolved', { outcome: result.outcome, findings }, result.reason);
  const told = { outcome: act.cell.outcomes.get(result.outcome)!.title, reason: result.reason };
  await tellCopies(act, ticket, 'copy_resolved', told);
  await tellRequester(
    act,
    ticket,
    'requester_resolved',
    { ...told, days: act.cell.rules.reopenDays },
    {
      automatic: false,
      buttons: [
        ...[5, 4, 3, 2, 1].map((stars): readonly [string, string] => [
          `rate_${stars}`,
          `rate:${ticket.number}:${stars}`,
        ]),
        ['button_reopen', `reopen:${ticket.number}`],
      ],
    },
  );
  await save(act, ticket);
  return ticket;
}

/** By the requester's word, or by itself when the days for reopening are over. */
export async function close(act: Act, id: string): Promise<Ticket> {
  const ticket = await guard(act, id, 'close');
  advance(ticket, 'close');
  ticket.closedAt = act.now;
  await act.tx.query('DELETE FROM awaiting WHERE ticket_id = $1', [ticket.id]);
  await record(act, ticket, 'closed');
  await save(act, ticket);
  return ticket;
}

export async function withdraw(act: Act, id: string, reason: string): Promise<Ticket> {
  const ticket = await guard(act, id, 'withdraw');
  advance(ticket, 'withdraw');
  ticket.closedAt = act.now;
  await goOn(act, ticket);
  await act.tx.query('DELETE FROM awaiting WHERE ticket_id = $1', [ticket.id]);
  await record(act, ticket, 'withdrawn', {}, reason);
  await tellPost(act, ticket, ticket.officer, 'officer_withdrawn', (language) =>
    cardParams(act, ticket, language),
  );
  await save(act, ticket);
  return ticket;
}

/** The last Indian day on which it may be reopened. */
export function reopenUntil(act: Act, ticket: Ticket): string {
  return local(ticket.resolvedAt!).plus({ days: act.cell.rules.reopenDays }).toISODate()!;
}

/**
 * Within the cell's days, whole Indian days: 23:59 of the last is in time. A new round begins, with the service time of
 * the category and nothing found yet; the second time it goes one rung higher.
 */
export async function reopen(act: Act, id: string, reason: string): Promise<Ticket> {
  const ticket = await guard(act, id, 'reopen');
  const until = reopenUntil(act, ticket);
  if (dayOf(act.now) > until) {
    throw new NotAllowed('reopen_too_late', { number: ticket.number, until: showDate(until) });
  }
  advance(ticket, 'reopen');
  ticket.reopenCount += 1;
  ticket.round += 1;
  ticket.clockFrom = act.now;
  Object.assign(ticket, NOTHING_YET);
  ticket.serviceHours = act.cell.category(ticket.category).serviceDays * hoursOfDay(act);
  await act.tx.query('DELETE FROM awaiting WHERE ticket_id = $1', [ticket.id]);
  await keepMessage(act, ticket, { direction: act.doer.kind === 'contact' ? 'in' : 'note', text: reason });
  await record(act, ticket, 'reopened', { count: ticket.reopenCount }, reason);
  if (ticket.reopenCount >= 2 && ticket.level < 2) {
    await climb(act, ticket, ticket.level === 0 ? 'in_charge' : 'nodal', 'reopened', reason);
  } else {
    await backToHolder(act, ticket, reason);
  }
  await save(act, ticket);
  return ticket;
}

const NOTHING_YET = {
  promisedAt: null,
  resolvedAt: null,
  closedAt: null,
  outcome: null,
  resolution: null,
  findings: {},
  rating: null,
} satisfies Partial<Ticket>;

/** Whoever holds the charge today, at the rung it had. */
async function backToHolder(act: Act, ticket: Ticket, reason: string): Promise<void> {
  if (ticket.level === 0) {
    const route = await routeFor(act, ticket);
    if (route.officer !== ticket.officer)
      await record(act, ticket, 'assigned', { from: ticket.officer, to: route.officer });
    ticket.officer = route.officer;
    ticket.level = route.level;
    ticket.why = [...ticket.why, ...route.why];
  }
  await setClock(act, ticket);
  await tellPost(
    act,
    ticket,
    ticket.officer,
    'officer_reopened',
    async (language) => ({
      ...(await cardParams(act, ticket, language)),
      text: wordsSent(act, ticket, language, reason),
    }),
    [
      ['button_take', `take:${ticket.number}`],
      ['button_show', `show:${ticket.number}`],
    ],
  );
}

/** One to five; rated again, the later one counts. */
export async function rate(act: Act, id: string, stars: number): Promise<Ticket> {
  const ticket = await guard(act, id, 'rate');
  if (!Number.isInteger(stars) || stars < 1 || stars > 5) throw new UserMistake('rating_wrong', {});
  ticket.rating = stars;
  await record(act, ticket, 'rated', { stars });
  await act.tx.query(`DELETE FROM awaiting WHERE ticket_id = $1 AND kind = 'rating'`, [ticket.id]);
  await save(act, ticket);
  return ticket;
}
