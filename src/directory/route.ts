import type { Act } from '../act.ts';
import type { Params, Trilingual } from '../lib/language.ts';
import { dayOf, showDate } from '../lib/time.ts';
import { absentOn } from './absences.ts';
import { inChargeOf, linkOfficerOf, nodalOf, titleOf } from './officers.ts';
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
    return upward(act, 'nodal', [why(act, 'confidential', { category: category.title })]);
  }
  if (category.startsAt === 'in_charge')
    return upward(act, 'in_charge', [why(act, 'starts_with_in_charge', { category: category.title })]);
  const day = dayOf(act.now);
  // Help on site comes from the division's own team, whichever department asks (duty 3).
  const onSite = category.duty === 3 && matter.district !== null;
  if (matter.department && !onSite) return byDepartment(act, matter.department, day);
  return byDuty(act, category.duty, matter.district, day);
}

async function byDepartment(act: Act, code: string, day: string): Promise<Route> {
  const department = act.cell.department(code).name;
  const posting = await postingOn(act, code, day);
  if (!posting) return upward(act, 'in_charge', [why(act, 'unallotted', { department })]);
  const title = await titleOf(act, posting.officer);
  const lines = [why(act, 'department', { department, officer: title, from: showDate(posting.from) })];
  if (posting.contested) lines.push(why(act, 'contested', { department, officer: title }));
  return presentHolder(act, posting.officer, day, lines);
}

async function byDuty(act: Act, duty: number, district: string | null, day: string): Promise<Route> {
  const posting = await postingForDuty(act, duty, district, day);
  const dutyText = String(duty);
  if (!posting) return upward(act, 'in_charge', [why(act, 'nobody_for_duty', { duty: dutyText })]);
  const officer = await titleOf(act, posting.officer);
  const place = district ? act.cell.district(district).name : '';
  const line =
    posting.by === 'duty'
      ? why(act, 'duty', { duty: dutyText, officer })
      : why(act, 'duty_place', { duty: dutyText, district: place, officer });
  return presentHolder(act, posting.officer, day, [line]);
}

/** The post itself, else its link officer, else upward: vacant, or on leave with the link officer also away. */
async function presentHolder(act: Act, officer: string, day: string, lines: WhyLine[]): Promise<Route> {
  const title = await titleOf(act, officer);
  if (!(await isFilled(act, officer))) {
    return upward(act, 'in_charge', [...lines, why(act, 'vacant', { officer: title })]);
  }
  if (!(await absentOn(act, officer, day))) return { officer, level: 0, why: lines };
  const standIn = await linkOfficerOf(act, officer);
  if (standIn && (await isFilled(act, standIn)) && !(await absentOn(act, standIn, day))) {
    const line = why(act, 'absent', { officer: title, link: await titleOf(act, standIn) });
    return { officer: standIn, level: 0, why: [...lines, line] };
  }
  return upward(act, 'in_charge', [...lines, why(act, 'absent_both', { officer: title })]);
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
        why: [...lines, why(act, 'in_charge', { officer: await titleOf(act, inCharge) })],
      };
    }
    lines = [...lines, why(act, 'in_charge_away', {})];
  }
  const nodal = await nodalOf(act);
  const officer = await titleOf(act, nodal);
  const top = [why(act, 'nodal', { officer })];
  if (!(await isFilled(act, nodal))) top.push(why(act, 'top_empty', { officer }));
  return { officer: nodal, level: 2, why: [...lines, ...top] };
}

/** One rule as it was applied: the sentence why_<rule> in all three forms. */
export function why(act: Act, rule: string, params: Params): WhyLine {
  return { rule, text: act.words.each(`why_${rule}`, params) };
}
