import { DateTime } from 'luxon';
import type { Act } from '../../act.ts';
import { calendarOf } from '../../directory/index.ts';
import { UserMistake } from '../../lib/errors.ts';
import { local, showDate, ZONE } from '../../lib/time.ts';
import { promise } from '../clock.ts';
import type { Ticket } from '../entity.ts';
import { guard, save } from '../guard.ts';
import { record } from '../history.ts';
import { keepMessage } from '../messages.ts';
import { tellRequester } from '../notify.ts';
import { needWords } from './work.ts';

/**
 * An interim reply: why it takes longer and by when; at most as often as the cell's rules say, told to the requester.
 * @param until 'YYYY-MM-DD', a working day; due at the end of that day's office hours
 * @throws UserMistake 'interim_used_up' | 'interim_date_too_early' | 'interim_date_too_far' | 'interim_not_working_day'
 */
export async function interim(act: Act, id: string, reason: string, until: string): Promise<Ticket> {
  const ticket = await guard(act, id, 'interim');
  needWords(reason, 10);
  const { interimMax, officeHours } = act.cell.rules;
  if (ticket.interimCount >= interimMax) {
    throw new UserMistake('interim_used_up', { number: ticket.number, max: String(interimMax) });
  }
  const moment = DateTime.fromISO(`${until}T${officeHours.to}`, { zone: ZONE });
  if (!moment.isValid || moment.toMillis() <= ticket.dueAt.getTime()) {
    throw new UserMistake('interim_date_too_early', { due: showDate(ticket.dueAt) });
  }
  if (moment > local(act.now).plus({ years: 1 })) throw new UserMistake('interim_date_too_far');
  const calendar = await calendarOf(act, ticket.officer);
  if (calendar.day(until, moment.weekday, moment.day).from === undefined)
    throw new UserMistake('interim_not_working_day', { date: showDate(until) });
  ticket.interimCount += 1;
  await promise(act, ticket, moment.toJSDate());
  await keepMessage(act, ticket, { direction: 'out', text: reason });
  await record(act, ticket, 'interim', { until, count: ticket.interimCount }, reason);
  await tellRequester(
    act,
    ticket,
    'requester_interim',
    { reason, date: showDate(until) },
    { automatic: false },
  );
  await save(act, ticket);
  return ticket;
}
