import { describe, expect, test } from 'vitest';
import { engine, NOW } from './small.ts';

const answer = (text: string) => engine.understand(text, { now: NOW }).answer;

describe('yes', () => {
  test.each([
    'haan',
    'हाँ',
    'हां',
    'ha ji',
    'haan ji',
    'ji haan',
    'ok',
    'OK 👍',
    '👍',
    '👍🏽',
    'jee',
    'जी',
    'theek hai',
    'ठीक है',
    'sahi hai',
    'yes sir',
    'bilkul',
    'y',
  ])('%s', (text) => expect(answer(text)).toEqual({ yes: true }));
});

describe('no', () => {
  test.each([
    'nahi',
    'नहीं',
    'नही',
    'no',
    'na',
    'ji nahi',
    'nahi ji',
    'जी नहीं',
    '👎',
    'galat hai',
    'sahi nahi hai',
    'ठीक नहीं है',
    'nhi',
  ])('%s', (text) => expect(answer(text)).toEqual({ no: true }));
});

describe('do not know', () => {
  test.each([
    'pata nahi',
    'abhi yaad nahi',
    'abhi yaad nhi',
    'मालूम नहीं',
    'पता नहीं',
    "don't know",
    'i dont remember',
    'contract number nahi hai',
    'याद नहीं है',
    'GSTIN yaad nhi h',
    'GSTIN pass me nhi h',
    'gst number bhul gya',
    'yaad hi nhi',
    'yad bhi nhi',
    'मेरे पास अभी नहीं है',
    'I dont have it with me',
  ])('%s', (text) => expect(answer(text)).toEqual({ dontKnow: true }));

  test.each([
    'bill pass nhi hua',
    'mere paas paisa nahi aya',
    'pata karo kyu nahi aya',
    'pata galat hai',
    'password bhul gya',
    'aapko pata hai na',
  ])('but not: %s', (text) => expect(answer(text)).not.toHaveProperty('dontKnow'));
});

describe('a menu line', () => {
  test.each([
    ['10', 10],
    ['1', 1],
    ['१', 1],
    ['१०', 10],
    ['1.', 1],
    ['(2)', 2],
    ['2)', 2],
    ['option 3', 3],
    ['pehla', 1],
    ['दूसरा', 2],
    ['दूसरा वाला', 2],
    ['teesra wala', 3],
    ['first', 1],
    ['1️⃣', 1],
    ['do', 2],
    ['number 4', 4],
  ])('%s is %i', (text, choice) => expect(answer(text)).toEqual({ choice }));

  test.each(['2 lac', '1.10.2026', '1,50,000', 'de do', '0', 'ticket 12 band karo', '1 2'])(
    '%s is none',
    (text) => {
      expect(answer(text).choice).toBeUndefined();
    },
  );
});

test('skip', () => {
  for (const text of ['skip', 'छोड़ें', 'baad me', 'rehne do']) expect(answer(text)).toEqual({ skip: true });
});

test('a sentence that only holds a yes or no is no answer', () => {
  for (const text of [
    'pwd basti ne june me maal liya paisa nhi diya',
    'ticket no 124 ka kya hua',
    'no problem',
  ]) {
    expect(answer(text)).toEqual({});
  }
});
