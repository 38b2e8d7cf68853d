import type { Act } from '../act.ts';
import type { Language, Trilingual } from '../lib/language.ts';
import { LANGUAGES } from '../lib/language.ts';
import { oneRow } from '../lib/rows.ts';
import { dayOf, showDate } from '../lib/time.ts';
import { absentOn } from './absences.ts';
import { inChargeOf, nodalOf, titleOf } from './officers.ts';
import { postingForDuty, postingOn } from './postings.ts';
import { isFilled } from './staff.ts';

/** What routing needs to know of a ticket. */
export interface Matter {
  readonly category: string;
  readonly department: string | null;
  readonly district: string | null;
}

/** One rule that was applied, as a sentence in all three forms. */
export interface WhyLine {
  readonly rule: string;
  readonly text: Trilingual;
}

export interface Route {
  /** The post. */
  readonly officer: string;
  /** Rung of the ladder: 0 officer, 1 in-charge, 2 nodal officer. */
  readonly level: number;
  readonly why: readonly WhyLine[];
}

/**
 * Department → the officer posted on that date → link officer when absent → in-charge when vacant
 * (order of 27-04-2018, paragraph on allotted officers; ladder: OM of 11-12-2020). An irregularity file (duty 12)
 * goes to the nodal officer and to nobody whose department is complained of.
 */
export async function routeFor(act: Act, matter: Matter): Promise<Route> {
  const category = act.cell.category(matter.category);
  if (category.confidential || category.startsAt === 'nodal') {
    return upward(act, 'nodal', [await why(act, 'confidential', { category: category.title })]);
  }
  if (category.startsAt === 'in_charge')
    return upward(act, 'in_charge', [await why(act, 'starts_with_in_charge', { category: category.title })]);
  const day = dayOf(act.now);
  // Help on site comes from the division's own team, whichever department asks (duty 3).
  const onSite = category.duty === 3 && matter.district !== null;
  if (matter.department && !onSite) return byDepartment(act, matter.department, day);
  return byDuty(act, category.duty, matter.district, day);
}

async function byDepartment(act: Act, code: string, day: string): Promise<Route> {
  const department = act.cell.department(code).name;
  const posting = await postingOn(act, code, day);
  if (!posting) return upward(act, 'in_charge', [await why(act, 'unallotted', { department })]);
  const title = await titleOf(act, posting.officer);
  const lines = [
    await why(act, 'department', { department, officer: title, from: same(showDate(posting.from)) }),
  ];
  if (posting.contested) lines.push(await why(act, 'contested', { department, officer: title }));
  return presentHolder(act, posting.officer, day, lines);
}

async function byDuty(act: Act, duty: number, district: string | null, day: string): Promise<Route> {
  const posting = await postingForDuty(act, duty, district, day);
  const dutyText = same(String(duty));
  if (!posting) return upward(act, 'in_charge', [await why(act, 'nobody_for_duty', { duty: dutyText })]);
  const officer = await titleOf(act, posting.officer);
  const place = district ? act.cell.district(district).name : same('');
  const line =
    posting.by === 'duty'
      ? await why(act, 'duty', { duty: dutyText, officer })
      : await why(act, 'duty_place', { duty: dutyText, district: place, officer });
  return presentHolder(act, posting.officer, day, [line]);
}

/** The post itself, else its link officer, else upward: vacant, or on leave with the link officer also away. */
async function presentHolder(act: Act, officer: string, day: string, lines: WhyLine[]): Promise<Route> {
  const title = await titleOf(act, officer);
  if (!(await isFilled(act, officer))) {
    return upward(act, 'in_charge', [...lines, await why(act, 'vacant', { officer: title })]);
  }
  if (!(await absentOn(act, officer, day))) return { officer, level: 0, why: lines };
  const link = await oneRow<{ link_officer: string | null }>(
    act.tx,
    'SELECT link_officer FROM officer WHERE code = $1',
    [officer],
  );
  const standIn = link?.link_officer;
  if (standIn && (await isFilled(act, standIn)) && !(await absentOn(act, standIn, day))) {
    const line = await why(act, 'absent', { officer: title, link: await titleOf(act, standIn) });
    return { officer: standIn, level: 0, why: [...lines, line] };
  }
  return upward(act, 'in_charge', [...lines, await why(act, 'absent_both', { officer: title })]);
}

/** Up to the first rung with somebody in post; the top keeps it even when empty, and the reason says so. */
async function upward(act: Act, from: 'in_charge' | 'nodal', lines: WhyLine[]): Promise<Route> {
  const day = dayOf(act.now);
  if (from === 'in_charge') {
    const inCharge = await inChargeOf(act);
    if ((await isFilled(act, inCharge)) && !(await absentOn(act, inCharge, day))) {
      return {
        officer: inCharge,
        level: 1,
        why: [...lines, await why(act, 'in_charge', { officer: await titleOf(act, inCharge) })],
      };
    }
    lines = [...lines, await why(act, 'in_charge_away', {})];
  }
  const nodal = await nodalOf(act);
  const officer = await titleOf(act, nodal);
  const top = [await why(act, 'nodal', { officer })];
  if (!(await isFilled(act, nodal))) top.push(await why(act, 'top_empty', { officer }));
  return { officer: nodal, level: 2, why: [...lines, ...top] };
}

async function why(act: Act, rule: string, params: Record<string, Trilingual>): Promise<WhyLine> {
  const sentence = (language: Language) =>
    act.words.say(
      `why_${rule}`,
      language,
      Object.fromEntries(Object.entries(params).map(([name, value]) => [name, value[language]])),
    );
  return {
    rule,
    text: Object.fromEntries(LANGUAGES.map((language) => [language, sentence(language)])) as Trilingual,
  };
}

function same(text: string): Trilingual {
  return { en: text, hi: text, 'hi-Latn': text };
}
