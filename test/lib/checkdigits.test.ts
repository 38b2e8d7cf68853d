import { describe, expect, test } from 'vitest';
import {
  CHECK_ALPHABET,
  checkCharacter,
  gstinValid,
  verhoeffDigit,
  verhoeffValid,
} from '../../src/lib/checkdigits.ts';

const SAMPLES = ['2026000001', '2026000123', '2026009999', '2027100000', '2031987654', '202612345678'];

function replaced(text: string, at: number, sign: string): string {
  return text.slice(0, at) + sign + text.slice(at + 1);
}

describe('the check character of ticket numbers', () => {
  test('is told apart from every single wrong digit', () => {
    for (const number of SAMPLES) {
      for (let at = 0; at < number.length; at += 1) {
        for (const digit of '0123456789') {
          const wrong = replaced(number, at, digit);
          if (wrong !== number) expect(checkCharacter(wrong), wrong).not.toBe(checkCharacter(number));
        }
      }
    }
  });

  test('is told apart from every two digits swapped, neighbours or not', () => {
    for (const number of SAMPLES) {
      for (let a = 0; a < number.length; a += 1) {
        for (let b = a + 1; b < number.length; b += 1) {
          if (number[a] === number[b]) continue;
          const wrong = replaced(replaced(number, a, number[b]!), b, number[a]!);
          expect(checkCharacter(wrong), wrong).not.toBe(checkCharacter(number));
        }
      }
    }
  });

  test('is a letter nobody takes for a digit, and every one of them is used', () => {
    const seen = new Set<string>();
    for (let serial = 0; serial < 200; serial += 1)
      seen.add(checkCharacter(`2026${String(serial).padStart(6, '0')}`));
    expect([...seen].sort().join('')).toBe(CHECK_ALPHABET);
    expect(CHECK_ALPHABET).not.toMatch(/[BGILOQSUZ]/);
  });

  test('reads Devanagari digits and refuses anything that is no digit', () => {
    expect(checkCharacter('२०२६०००१२३')).toBe(checkCharacter('2026000123'));
    expect(() => checkCharacter('2026-123')).toThrow(RangeError);
  });
});

describe('Verhoeff', () => {
  test('finds every single wrong digit and every swap of neighbours', () => {
    const number = `23456789012${verhoeffDigit('23456789012')}`;
    expect(verhoeffValid(number)).toBe(true);
    for (let at = 0; at < number.length; at += 1) {
      for (const digit of '0123456789') {
        const wrong = replaced(number, at, digit);
        if (wrong !== number) expect(verhoeffValid(wrong), wrong).toBe(false);
      }
    }
  });

  test('knows the published sample 2363', () => {
    expect(verhoeffValid('2363')).toBe(true);
    expect(verhoeffDigit('236')).toBe('3');
  });
});

describe('GSTIN', () => {
  test.each(['27AAPFU0939F1ZV', '09ZZZFZ0000Z1ZT', '09AAAPA0001A1Z4', '23ZZZCZ9999Z1ZR'])(
    '%s is right',
    (gstin) => {
      expect(gstinValid(gstin)).toBe(true);
    },
  );

  test('one other sign makes it wrong', () => {
    const gstin = '09ZZZFZ0000Z1ZT';
    for (let at = 0; at < gstin.length; at += 1) {
      for (const sign of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
        const wrong = replaced(gstin, at, sign);
        if (wrong !== gstin) expect(gstinValid(wrong), wrong).toBe(false);
      }
    }
  });
});
