import type { Act } from '../act.ts';
import type { Language, Params } from '../lib/language.ts';
import { showDate, showMoment } from '../lib/time.ts';
import type { DayLine } from '../lib/worktime.ts';
import { dueDays, hoursOfDay } from './clock.ts';
import type { Ticket } from './entity.ts';

/** Why it is due when it is: day by day what counted, what did not, and for which reason. The hours add up. */
export async function explainDue(act: Act, ticket: Ticket, language: Language): Promise<string[]> {
  const say = (key: string, params: Params = {}) => act.words.say(key, language, params);
  const { at, lines, resting } = await dueDays(act, ticket);
  let counted = 0;
  const days = lines.flatMap((line) => {
    // Each is rounded so that the sum of what is shown is the sum of what was.
    const shown = hundredths(counted + line.worked) - hundredths(counted);
    counted += line.worked;
    return dayLines(line, shown / 100).map(([key, params]) => say(key, params));
  });
  return [
    say('due_begins', {
      from: showMoment(ticket.clockFrom),
      hours: hours(ticket.serviceHours),
      days: hours(ticket.serviceHours / hoursOfDay(act)),
    }),
    ...days,
    ...(resting ? [say('due_resting')] : []),
    say('due_ends', { due: showMoment(at) }),
  ];
}

function dayLines({ date, day, worked, rested }: DayLine, shown: number): [string, Params][] {
  const params = { date: showDate(date) };
  if (day.why === 'weekly_off') return [['due_weekly_off', params]];
  if (day.why === 'holiday' || day.why === 'closure')
    return [['due_holiday', { ...params, name: day.name ?? '' }]];
  const rests = Object.entries(rested).map(([reason, length]): [string, Params] => [
    `due_rested_${reason}`,
    { ...params, rested: hours(length) },
  ]);
  if (worked === 0 && rests.length > 0) return rests;
  return [[day.why === 'half_day' ? 'due_half_day' : 'due_worked', { ...params, worked: shown }], ...rests];
}

const hundredths = (value: number): number => Math.round(value * 100);

function hours(value: number): string {
  return String(hundredths(value) / 100);
}
