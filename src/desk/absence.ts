import type { Act } from '../act.ts';
import type { Form, Reply } from '../channel.ts';
import { absentOn, declareAbsence, endAbsence } from '../directory/index.ts';
import { UserMistake } from '../lib/errors.ts';
import { rows } from '../lib/rows.ts';
import { dayOf, showDate } from '../lib/time.ts';
import { datesSaid } from '../nlu/index.ts';
import { showPosts } from '../tickets/index.ts';
import type { Values } from './deeds.ts';
import { field } from './forms.ts';
import type { Person } from './person.ts';
import type { Told } from './told.ts';

/** A button bears the reason with it; longer ones are cut. */
const REASON = 200;
/** Words that stand between dates and are no reason. */
const BETWEEN = /^(?:from|till|until|to|on|for|se|tak|ko|par|dinank|से|तक|को|पर|दिनांक)$/iu;
const EDGES = /^[\s,;:–-]+|[\s,;:–-]+$/gu;

/**
 * FROM TO REASON, in Hindi or English: "25.11.2026 30.11.2026 training", "kal se shukravar tak shaadi". A command changes
 * nothing: its answer has the button that does, or the form where no date was said.
 * @throws UserMistake 'absence_dates_reversed'
 */
export function absent(person: Person, said: string): Reply {
  const { act, language } = person;
  const found = datesSaid(said, act.now).filter(({ precision }) => precision === 'day');
  // Somebody goes on leave from now on: "kal" is tomorrow.
  const [from, to = from] = found.map(({ next, value }) => next ?? value);
  if (!from || !to) return { kind: 'form', form: absenceForm(person) };
  if (to < from) throw new UserMistake('absence_dates_reversed', { from, to });
  const reason = [said.slice(0, found[0]!.start), said.slice(found.slice(0, 2).at(-1)!.end)]
    .map(withoutBetween)
    .filter(Boolean)
    .join(' ')
    .slice(0, REASON);
  const sure = act.words.say('desk_absence_sure', language, { from: showDate(from), to: showDate(to) });
  return {
    kind: 'text',
    text: [sure, reason].filter(Boolean).join('\n'),
    choices: [
      {
        label: act.words.say('button_yes', language),
        value: ['absence:on', from, to, ...(reason ? [reason] : [])].join(':'),
      },
    ],
  };
}

function withoutBetween(part: string): string {
  const words = part.replaceAll(EDGES, '').split(/\s+/u);
  while (BETWEEN.test(words[0] ?? '')) words.shift();
  while (BETWEEN.test(words.at(-1) ?? '')) words.pop();
  return words.join(' ').replaceAll(EDGES, '');
}

export function absenceForm(person: Person): Form {
  const { act, language } = person;
  const today = dayOf(act.now);
  return {
    name: 'absence',
    title: act.words.say('desk_absence_title', language),
    lines: [act.words.say('desk_absence_why', language)],
    fields: [
      field(person, 'leave_from', 'date', { value: today }),
      field(person, 'leave_to', 'date', { value: today }),
      field(person, 'leave_reason', 'line', { optional: true }),
    ],
    submit: act.words.say('desk_do', language),
    close: act.words.say('desk_close', language),
  };
}

export async function absenceFrom(person: Person, values: Values): Promise<Told> {
  const { leave_from: from = '', leave_to: to = '', leave_reason: reason } = values;
  if (!from || !to) throw new UserMistake('officer_ask_leave');
  return leave(person, from, to, reason);
}

/** @param days 'FROM:TO' or 'FROM:TO:REASON' */
export async function absencePressed(person: Person, what: string, days: string): Promise<Told | undefined> {
  if (what === 'off') return back(person);
  if (what !== 'on') return undefined;
  const [, from = dayOf(person.act.now), to = from, reason] =
    /^(\d{4}-\d{2}-\d{2}):(\d{4}-\d{2}-\d{2})(?::(.*))?$/su.exec(days) ?? [];
  return leave(person, from, to, reason);
}

/** For every post of their own. From today on, whoever stands in sees the cards of it. */
async function leave(person: Person, from: string, to: string, reason = ''): Promise<Told> {
  const { act, language } = person;
  const own = ownPosts(person);
  for (const code of own) await declareAbsence(act, code, from, to, reason.trim() || undefined);
  await showPosts(act, own);
  const shown = { from: showDate(from), to: showDate(to) };
  return { text: act.words.say('officer_done_absence', language, shown) };
}

async function back(person: Person): Promise<Told> {
  const { act, language } = person;
  const own = ownPosts(person);
  for (const code of own) await endAbsence(act, code, dayOf(act.now));
  await showPosts(act, own);
  return { text: act.words.say('desk_absence_ended', language) };
}

function ownPosts({ act }: Person): string[] {
  return act.doer.officers.filter(({ acting }) => !acting).map(({ code }) => code);
}

export async function isAway(person: Person): Promise<boolean> {
  const day = dayOf(person.act.now);
  for (const code of ownPosts(person)) if (await absentOn(person.act, code, day)) return true;
  return false;
}

/** So long after somebody's return it is looked after that the cards are with them: we may have stood still on the day. */
const BACK_DAYS = 7;

/** Once a day: somebody's leave begins or has ended, and their tickets' cards are to stand with who reads them now. */
export async function showAway(act: Act): Promise<void> {
  const away = await rows<{ officer: string }>(
    act.tx,
    'SELECT DISTINCT officer FROM absence WHERE from_date <= $1::date AND to_date >= $1::date - $2::int',
    [dayOf(act.now), BACK_DAYS],
  );
  await showPosts(
    act,
    away.map(({ officer }) => officer),
  );
}
