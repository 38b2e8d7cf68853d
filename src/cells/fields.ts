import { z } from 'zod';
import type { Trilingual } from '../lib/language.ts';

/** Messages complete the sentence `column "value" …`. */
export const text = z.string().min(1, 'is empty');
export const optionalText = z.string().transform((value) => (value === '' ? null : value));

/** Codes go onto buttons, which carry 64 bytes at most: "department:" and the code. */
const LONGEST_CODE = 40;
const CODE = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;
export const code = z
  .string()
  .regex(CODE, 'is not a code (letters, digits, - and _)')
  .max(LONGEST_CODE, `is longer than ${LONGEST_CODE} letters, too long for a button`);

export const day = z.string().refine(isDay, 'is not a date like 2026-04-01');

/** A cell left empty means "none"; anything else must satisfy `field`. */
export function optional<T>(field: z.ZodType<T, string>): z.ZodType<T | null, string> {
  return z.union([z.literal('').transform(() => null), field], {
    error: (issue) => firstMessage(field, issue.input),
  });
}

function firstMessage(field: z.ZodType, input: unknown): string {
  return field.safeParse(input).error?.issues[0]?.message ?? 'is not understood';
}

/** A list inside one field, parted by '|'. */
export const list = z.string().transform((value) =>
  value
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

export const trilingual = z.strictObject({
  en: z.string().min(1),
  hi: z.string().min(1),
  'hi-Latn': z.string().min(1),
});

/** Plain text where all languages write the same (a telephone number). */
export const trilingualOrPlain = z
  .union([z.string().min(1), trilingual], { error: 'give text, or en, hi and hi-Latn' })
  .transform((value): Trilingual => (typeof value === 'string' ? three(value, value, value) : value));

export function three(en: string, hi: string, hiLatn: string): Trilingual {
  return { en, hi, 'hi-Latn': hiLatn };
}

function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
