import { z } from 'zod';
import { rowSchema } from '../lib/datafiles.ts';
import { code, day, list, optional, optionalText, text, three } from './fields.ts';
import type { Ambiguous, District, Division, Holiday, Order, RegistrationStatus } from './types.ts';

/** Only these stop the clock; the others wait until the office confirms them. */
const COUNTING = ['notified', 'notified-moon-based', 'notified-amendment'];
const TENTATIVE = [
  'uncertain',
  'fixed-date',
  'estimate-tithi',
  'estimate-moon-based',
  'estimate-status-unknown',
];
const CERTAINTIES = [...COUNTING, ...TENTATIVE];

export const ambiguous = rowSchema(
  z.object({
    alias: text,
    mode: z.enum(['ask', 'confirm', 'context'], { error: 'is not a mode (ask, confirm, context)' }),
    candidates: list,
    usual: optional(code),
    context: list,
    question_en: text,
    question_hi: text,
    question_hl: text,
  }),
  (row): Ambiguous => ({
    alias: row.alias,
    mode: row.mode,
    candidates: row.candidates,
    usual: row.usual,
    context: row.context,
    question: three(row.question_en, row.question_hi, row.question_hl),
  }),
  (row) => {
    const wrong: [string, string][] = [];
    if (row.candidates.length < (row.mode === 'ask' ? 2 : 1))
      wrong.push(['candidates', `are too few for mode "${row.mode}"`]);
    if (row.mode === 'context' && row.context.length === 0) wrong.push(['context', 'is empty']);
    if (row.usual !== null && !row.candidates.includes(row.usual))
      wrong.push(['usual', 'is not a candidate']);
    return wrong;
  },
);

export const divisions = rowSchema(
  z.object({ code, name_en: text, name_hi: text }),
  (row): Division => ({ code: row.code, name: three(row.name_en, row.name_hi, row.name_en) }),
);

export const districts = rowSchema(
  z.object({ code, name_en: text, name_hi: text, division: code, aliases: list }),
  (row): District => ({
    code: row.code,
    name: three(row.name_en, row.name_hi, row.name_en),
    division: row.division,
    aliases: row.aliases,
  }),
);

export const holidays = rowSchema(
  z.object({
    date: day,
    name_en: text,
    name_hi: text,
    certainty: z.enum(CERTAINTIES, { error: `is not a certainty (${CERTAINTIES.join(', ')})` }),
    source_note: text,
  }),
  (row): Holiday => ({
    date: row.date,
    name: three(row.name_en, row.name_hi, row.name_en),
    certainty: row.certainty,
    sourceNote: row.source_note,
    counts: COUNTING.includes(row.certainty),
  }),
);

export const orders = rowSchema(
  z.object({
    number: text,
    date: day,
    kind: text,
    subject_en: text,
    subject_hi: text,
    subject_hl: text,
    amended_by: optionalText,
    seen_in: text,
    note: z.string(),
    verify: z.enum(['yes', 'no'], { error: 'is neither yes nor no' }),
  }),
  (row): Order => ({
    number: row.number,
    date: row.date,
    kind: row.kind,
    subject: three(row.subject_en, row.subject_hi, row.subject_hl),
    amendedBy: row.amended_by,
    seenIn: row.seen_in,
    note: row.note,
    verify: row.verify === 'yes',
  }),
);

export const registrationStatuses = rowSchema(
  z.object({
    code,
    kind: z.enum(['status', 'reason'], { error: 'is neither status nor reason' }),
    name_en: text,
    name_hi: text,
    name_hl: text,
    next_en: z.string(),
    next_hi: z.string(),
    next_hl: z.string(),
    evidence: text,
  }),
  (row): RegistrationStatus => ({
    code: row.code,
    kind: row.kind,
    name: three(row.name_en, row.name_hi, row.name_hl),
    nextStep: row.next_en === '' ? null : three(row.next_en, row.next_hi, row.next_hl),
    evidence: row.evidence,
  }),
  (row) => {
    const filled = [row.next_en, row.next_hi, row.next_hl].filter((next) => next !== '').length;
    return filled === 0 || filled === 3
      ? []
      : [['next_hi', 'must be given in all three languages or in none']];
  },
);
