import type { Form } from '../channel.ts';
import {
  announce,
  checkMayAnnounce,
  FAULT_KINDS,
  faultButtons,
  momentNamed,
  OWN_WORDS,
  titleOf,
} from '../faults/index.ts';
import { UserMistake } from '../lib/errors.ts';
import { showDate, showMoment } from '../lib/time.ts';
import type { Values } from './deeds.ts';
import { choice, field } from './forms.ts';
import type { Person } from './person.ts';
import type { Told } from './told.ts';

/** Name of the form, and value of the button that opens it. */
export const FAULT_FORM = 'announce:fault';

/** A fault that everybody meets: which, until when; in own words, in every language, and by which words it is told. */
export async function faultForm(person: Person): Promise<Form> {
  const { act, language } = person;
  await checkMayAnnounce(act, 'announce');
  const { words } = act;
  const optional = { optional: true };
  const kinds = [...FAULT_KINDS.map(({ code }) => code), OWN_WORDS].map((code) => ({
    label: words.say(`fault_title_${code}`, language),
    value: code,
  }));
  return {
    name: FAULT_FORM,
    title: words.say('button_fault_announce', language),
    lines: [words.say('desk_fault_why', language)],
    fields: [
      ...choice(person, 'fault_kind', kinds),
      field(person, 'until', 'date', optional),
      field(person, 'fault_clock', 'line', optional),
      field(person, 'fault_words', 'line', optional),
      field(person, 'fault_en', 'text', optional),
      field(person, 'fault_hi', 'text', optional),
      field(person, 'fault_hi_latn', 'text', optional),
    ],
    submit: words.say('desk_do', language),
    close: words.say('desk_close', language),
  };
}

export async function announceFromForm({ act, language }: Person, values: Values): Promise<Told> {
  await checkMayAnnounce(act, 'announce');
  const { fault_kind: kind = '', fault_words = '' } = values;
  const { fault_en: en = '', fault_hi: hi = '', fault_hi_latn: latin = '' } = values;
  const fault = await announce(act, {
    kind,
    words: fault_words
      .split(/[,;]/u)
      .map((word) => word.trim())
      .filter(Boolean),
    text: kind === OWN_WORDS ? { en, hi, 'hi-Latn': latin } : undefined,
    until: untilOf(act.now, values),
  });
  const until = fault.until ? showMoment(fault.until) : act.words.say('not_said', language);
  const params = { serial: String(fault.serial), title: titleOf(act, fault, language), until };
  return {
    text: act.words.say('fault_announced', language, params),
    choices: faultButtons(act, fault, language),
  };
}

/** A day without a clock time ends with its evening; a clock time without a day is the next such moment. */
function untilOf(now: Date, { until = '', fault_clock = '' }: Values): Date | undefined {
  if (!until && !fault_clock) return undefined;
  const clock = fault_clock.trim() || '23:59';
  const at = momentNamed(`${until ? showDate(until) : ''} ${clock}`, now);
  if (!at) throw new UserMistake('fault_until_wrong', { days: '14' });
  return at;
}
