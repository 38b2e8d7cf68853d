import { asciiDigits } from './digits.ts';

// Verhoeff's tables: D is multiplication in the dihedral group of order 10, P the position permutation.
const D = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 2, 3, 4, 0, 6, 7, 8, 9, 5],
  [2, 3, 4, 0, 1, 7, 8, 9, 5, 6],
  [3, 4, 0, 1, 2, 8, 9, 5, 6, 7],
  [4, 0, 1, 2, 3, 9, 5, 6, 7, 8],
  [5, 9, 8, 7, 6, 0, 4, 3, 2, 1],
  [6, 5, 9, 8, 7, 1, 0, 4, 3, 2],
  [7, 6, 5, 9, 8, 2, 1, 0, 4, 3],
  [8, 7, 6, 5, 9, 3, 2, 1, 0, 4],
  [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
];
const P = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 5, 7, 6, 2, 8, 3, 0, 9, 4],
  [5, 8, 0, 3, 7, 9, 6, 1, 4, 2],
  [8, 9, 1, 6, 0, 4, 3, 5, 2, 7],
  [9, 4, 5, 3, 1, 2, 6, 8, 7, 0],
  [4, 2, 8, 6, 5, 7, 3, 9, 0, 1],
  [2, 7, 9, 3, 8, 0, 6, 4, 1, 5],
  [7, 0, 4, 6, 9, 1, 3, 2, 5, 8],
];

/** True when the last digit is the Verhoeff check digit of the ones before it (Aadhaar uses this). */
export function verhoeffValid(digits: string): boolean {
  if (!/^\d{2,}$/.test(digits)) return false;
  let state = 0;
  for (let i = 0; i < digits.length; i += 1) {
    state = D[state]![P[i % 8]![Number(digits[digits.length - 1 - i])]!]!;
  }
  return state === 0;
}

/** The digit that makes `digits` + digit valid by Verhoeff. */
export function verhoeffDigit(digits: string): string {
  for (let d = 0; d < 10; d += 1) if (verhoeffValid(`${digits}${d}`)) return String(d);
  throw new RangeError('verhoeffDigit wants digits only');
}

const BASE36 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const GSTIN = /^\d{2}[A-Z]{5}\d{4}[A-Z][1-9A-Z]Z[0-9A-Z]$/;

/** The 15th sign of a GSTIN from its first 14 (weights 1,2,1,2…, quotient and remainder by 36 added). */
export function gstinCheck(first14: string): string {
  let sum = 0;
  for (let i = 0; i < 14; i += 1) {
    const value = BASE36.indexOf(first14.charAt(i));
    if (value < 0) throw new RangeError('a GSTIN holds digits and capital letters only');
    const product = value * (i % 2 === 0 ? 1 : 2);
    sum += Math.floor(product / 36) + (product % 36);
  }
  return BASE36.charAt((36 - (sum % 36)) % 36);
}

/** True for a GSTIN of the right shape whose check sign is right. Expects capitals and no spaces. */
export function gstinValid(gstin: string): boolean {
  return GSTIN.test(gstin) && gstinCheck(gstin.slice(0, 14)) === gstin.charAt(14);
}

/**
 * Letters for check characters: none that is read as a digit or as another letter (no B G I L O Q S U Z).
 * Seventeen of them, a prime, which the sum below needs.
 */
export const CHECK_ALPHABET = 'ACDEFHJKMNPRTVWXY';

/**
 * One letter over a string of digits (Devanagari digits count as digits). Digits are weighted from the right by
 * powers of 3, a primitive root of 17: up to 16 digits no two weights are equal, so every single wrong digit,
 * every swap of two digits and every twin error changes the letter. Leading zeros do not change it.
 * @throws RangeError when there is anything but digits
 */
export function checkCharacter(digits: string): string {
  const ascii = asciiDigits(digits);
  if (!/^\d+$/.test(ascii)) throw new RangeError('checkCharacter wants digits only');
  let sum = 0;
  let weight = 1;
  for (let i = ascii.length - 1; i >= 0; i -= 1) {
    sum += Number(ascii[i]) * weight;
    weight = (weight * 3) % 17;
  }
  return CHECK_ALPHABET.charAt(sum % 17);
}
