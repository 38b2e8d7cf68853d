import type { Act } from '../act.ts';
import type { Language } from '../lib/language.ts';
import { showDate, showMoment } from '../lib/time.ts';
import type { DayLine } from '../lib/worktime.ts';
import { dueDays, hoursOfDay } from './clock.ts';
import type { Ticket } from './entity.ts';

/** Why it is due when it is, one line a day: what counted, what did not, and for which reason. */
export async function explainDue(act: Act, ticket: Ticket, language: Language): Promise<string[]> {
  const say = (key: string, params: Record<string, string>) => act.words.say(key, language, params);
  const lines = await dueDays(act, ticket);
  return [
    say('due_begins', {
      from: showMoment(ticket.clockFrom),
      hours: hours(ticket.serviceHours),
      days: hours(ticket.serviceHours / hoursOfDay(act)),
    }),
    ...lines.map((line) => dayLine(act, line, language)),
    say('due_ends', { due: showMoment(ticket.dueAt) }),
  ];
}

function dayLine(act: Act, { date, day, worked, rested }: DayLine, language: Language): string {
  const params = { date: showDate(date) };
  const name = day.name?.[language] ?? '';
  if (day.why === 'weekly_off') return act.words.say('due_weekly_off', language, params);
  if (day.why === 'holiday' || day.why === 'closure')
    return act.words.say('due_holiday', language, { ...params, name });
  if (rested > 0) {
    return act.words.say('due_rested', language, { ...params, worked: hours(worked), rested: hours(rested) });
  }
  const key = day.why === 'half_day' ? 'due_half_day' : 'due_worked';
  return act.words.say(key, language, { ...params, worked: hours(worked) });
}

function hours(value: number): string {
  return String(Math.round(value * 100) / 100);
}
