import type { Act } from '../act.ts';
import { checkCharacter } from '../lib/checkdigits.ts';
import { asciiDigits } from '../lib/digits.ts';
import { UserMistake } from '../lib/errors.ts';
import { oneRow } from '../lib/rows.ts';
import { local } from '../lib/time.ts';

/** GC-2026-000123-C: year, serial and one check character over both. */
export function numberOf(prefix: string, year: number, serial: number): string {
  const digits = `${year}${String(serial).padStart(6, '0')}`;
  return `${prefix}-${year}-${digits.slice(4)}-${checkCharacter(digits)}`;
}

/** The next number of the year; the year's row stays locked until the ticket is committed, so none is skipped. */
export async function nextNumber(act: Act): Promise<{ number: string; year: number; serial: number }> {
  const year = local(act.now).year;
  const row = await oneRow<{ last: number }>(
    act.tx,
    `INSERT INTO ticket_year (year, last) VALUES ($1, 1)
     ON CONFLICT (year) DO UPDATE SET last = ticket_year.last + 1 RETURNING last`,
    [year],
  );
  const serial = row!.last;
  return { number: numberOf(act.cell.ticketPrefix, year, serial), year, serial };
}

export interface SaidNumber {
  readonly year?: number;
  readonly serial: number;
  /** The check character was written, and right. */
  readonly proved: boolean;
}

/**
 * A ticket number as a person wrote it, in full, without the letter, or short ("124").
 * @throws UserMistake 'ticket_number_wrong' when the check character does not fit: a mistyped number opens nothing
 */
export function readNumber(said: string): SaidNumber {
  const plain = asciiDigits(said).trim();
  const full = /^[A-Z]+-(\d{4})-(\d{1,7})(?:-([A-Z]))?$/i.exec(plain);
  if (!full) {
    if (/^\d{1,7}$/.test(plain)) return { serial: Number(plain), proved: false };
    throw new UserMistake('ticket_number_wrong', { number: said });
  }
  const [, year, serial, letter] = full;
  const right = checkCharacter(`${year}${serial!.padStart(6, '0')}`);
  if (letter && letter.toUpperCase() !== right)
    throw new UserMistake('ticket_number_wrong', { number: said });
  return { year: Number(year), serial: Number(serial), proved: letter !== undefined };
}
