import { expect, test } from 'vitest';
import { asciiDigits } from '../../src/lib/digits.ts';
import { countScripts, hasDevanagari } from '../../src/lib/script.ts';

test('Devanagari digits are numbers', () => {
  expect(asciiDigits('GEM/२०२६/B/१२३४५६७')).toBe('GEM/2026/B/1234567');
  expect(asciiDigits('०१२३४५६७८९')).toBe('0123456789');
});

test('the length does not change, so places hold', () => {
  const text = 'राशि ₹४८,०००/- है';
  expect(asciiDigits(text)).toHaveLength(text.length);
});

test('letters and matras count with their script', () => {
  expect(countScripts('PWD बस्ती')).toMatchObject({ latin: 3, devanagari: 5 });
  expect(hasDevanagari('paisa')).toBe(false);
});
