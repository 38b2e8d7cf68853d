import { DateTime } from 'luxon';
import type { Act } from '../act.ts';
import type { Choice } from '../channel.ts';
import { UserMistake } from '../lib/errors.ts';
import type { Language } from '../lib/language.ts';
import { local, showMoment, ZONE } from '../lib/time.ts';
import { announce, endFault, extendFault } from './announce.ts';
import { faultButtons } from './ask-over.ts';
import { type Fault, faultsSince, openFaults, titleOf } from './fault.ts';
import { kindCalled } from './kinds.ts';

/** What is answered to whoever did it. */
export interface Answered {
  readonly text: string;
  readonly choices: readonly Choice[];
}

const OVER = /(?:^|\s)(?:over|ended|solved|khatm|khatam|theek|thik|समाप्त|ठीक|खत्म)(?=\s|$)/iu;
const LONGER = /(?:^|\s)(?:longer|extend|until|till|tak|badhao|तक|बढ़ाएँ|बढ़ाएं|बढ़ाओ)(?=\s|$)/iu;
const LONGER_HOURS = 2;
const LISTED_DAYS = 30;
const OPEN_SHOWN = 5;

/**
 * A command in words, the same at every desk: "otp until 18:00", "over", "over 3", "3 until 25.11.2026 10:00"; nothing:
 * what is announced.
 */
export async function faultSaid(act: Act, language: Language, said: string): Promise<Answered> {
  const words = said.trim();
  if (!words) return listed(act, language);
  const until = momentNamed(words, act.now);
  const kind = kindCalled(words);
  if (OVER.test(words)) return over(act, language, await serialSaid(act, words));
  if (kind) return done(act, language, 'fault_announced', await announce(act, { kind: kind.code, until }));
  if (LONGER.test(words) && until)
    return done(act, language, 'fault_extended', await extendFault(act, await serialSaid(act, words), until));
  return listed(act, language, 'fault_help');
}

/** The buttons under an announcement. */
export async function faultPressed(
  act: Act,
  language: Language,
  what: string,
  serial: number,
): Promise<Answered> {
  if (what === 'over') return over(act, language, serial);
  const until = local(act.now).plus({ hours: LONGER_HOURS }).toJSDate();
  return done(act, language, 'fault_extended', await extendFault(act, serial, until));
}

async function over(act: Act, language: Language, serial: number): Promise<Answered> {
  const fault = await endFault(act, serial);
  const [counts] = (await faultsSince(act, fault.announcedAt)).filter(({ id }) => id === fault.id);
  const text = act.words.say('fault_ended', language, {
    title: titleOf(act, fault, language),
    count: String(counts?.linked ?? 0),
  });
  return { text, choices: [] };
}

function done(act: Act, language: Language, key: string, fault: Fault): Answered {
  const none = act.words.say('not_said', language);
  const text = act.words.say(key, language, {
    serial: String(fault.serial),
    title: titleOf(act, fault, language),
    until: fault.until ? showMoment(fault.until) : none,
  });
  return { text, choices: faultButtons(act, fault, language) };
}

/** What is announced now and was in the last days, with how many met it. */
export async function listed(act: Act, language: Language, head = 'fault_list'): Promise<Answered> {
  const { words } = act;
  const since = local(act.now).minus({ days: LISTED_DAYS }).toJSDate();
  const faults = await faultsSince(act, since);
  const none = words.say('not_said', language);
  const lines = faults.map((fault) =>
    words.say(fault.endedAt ? 'fault_line_over' : 'fault_line', language, {
      serial: String(fault.serial),
      title: titleOf(act, fault, language),
      until: momentShown(fault.endedAt ?? fault.until) ?? none,
      linked: String(fault.linked),
      stuck: String(fault.stuck),
    }),
  );
  const open = faults.filter(({ endedAt }) => !endedAt).slice(0, OPEN_SHOWN);
  return {
    text: [words.say(head, language), ...(lines.length > 0 ? lines : [none])].join('\n'),
    choices: open.flatMap((fault) =>
      faultButtons(act, fault, language).map(({ label, value }) => ({
        // Of several each names its own.
        label: open.length > 1 ? `${label} (${fault.serial})` : label,
        value,
      })),
    ),
  };
}

function momentShown(at: Date | null): string | undefined {
  return at ? showMoment(at) : undefined;
}

/** The number in the words, or the only one that is open. @throws UserMistake 'fault_which' */
async function serialSaid(act: Act, words: string): Promise<number> {
  const bare = words.replaceAll(MOMENT, ' ').replaceAll(DAY, ' ');
  const number = /(?<!\d)(\d{1,6})(?!\d)/.exec(bare)?.[1];
  if (number) return Number(number);
  const open = await openFaults(act);
  if (open.length !== 1) throw new UserMistake('fault_which');
  return open[0]!.serial;
}

const MOMENT = /(?<!\d)([01]?\d|2[0-3])[:.]([0-5]\d)(?![\d.])/gu;
const DAY = /(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?!\d)/gu;

/** "18:00" today, or tomorrow when that is over; "25.11.2026 10:00" as it says; without a clock time, none. */
export function momentNamed(words: string, now: Date): Date | undefined {
  const day = [...words.matchAll(DAY)][0];
  const clock = [...words.replaceAll(DAY, ' ').matchAll(MOMENT)][0];
  if (!clock) return undefined;
  const at = { hour: Number(clock[1]), minute: Number(clock[2]), second: 0, millisecond: 0 };
  if (day) {
    const [, date, month, year] = day.map(Number);
    const named = DateTime.fromObject({ year, month, day: date, ...at }, { zone: ZONE });
    if (!named.isValid) throw new UserMistake('fault_until_wrong', { days: '14' });
    return named.toJSDate();
  }
  const today = local(now).set(at);
  return (today.toJSDate() > now ? today : today.plus({ days: 1 })).toJSDate();
}
