import { describe, expect, test } from 'vitest';
import { learnLabels } from '../../src/nlu/index.ts';

const KINDS = [
  'invoice',
  'password',
  'delivery',
  'holiday',
  'meeting',
  'printer',
  'lunch',
  'parking',
  'salary',
  'visitor',
];
const FRAMES = [
  'please tell me about the X today',
  'I have a question on X',
  'X kab milega batao',
  'X ka kya hua',
  'when does the X come',
  'who looks after the X here',
  'X is late again',
  'need X for my team',
];
const lines = KINDS.flatMap((label) => FRAMES.map((frame) => ({ text: frame.replace('X', label), label })));

describe('labels of any field', () => {
  const reader = learnLabels(lines);

  test('are told apart by what differs, misspelt and in another frame too', () => {
    expect(reader.read('pasword not working since morning').ranked[0]!.id).toBe('password');
    expect(reader.read('printr kharab hai').ranked[0]!.id).toBe('printer');
    expect(reader.read('सैलरी salary nahi aayi').ranked[0]!.id).toBe('salary');
  });

  test('come likeliest first, each once', () => {
    const { ranked } = reader.read('parking or lunch');
    expect(new Set(ranked.map((one) => one.id)).size).toBe(3);
    expect(
      ranked
        .slice(0, 2)
        .map((one) => one.id)
        .sort(),
    ).toEqual(['lunch', 'parking']);
    for (const [i, one] of ranked.entries()) {
      expect(one.confidence).toBeLessThanOrEqual(ranked[i - 1]?.confidence ?? 1);
    }
  });

  test('what no line speaks of is less likely to be within than what lines speak of', () => {
    const known = ['salary is late', 'delivery kab milega', 'question on the visitor'];
    const strange = ['quantum chromodynamics lattice', 'zebra kangaroo elephant', 'mausam suhana barish'];
    const least = Math.min(...known.map((text) => reader.read(text).within));
    for (const text of strange) expect(reader.read(text).within).toBeLessThan(least);
  });

  test('the same lines give the same model, and settings are chosen from them alone', () => {
    const again = learnLabels(lines);
    for (const text of ['invoice', 'lunch ka time', 'kuch bhi'])
      expect(again.read(text)).toEqual(reader.read(text));
    expect(again.bands).toEqual(reader.bands);
  });

  test('a message of nothing, of one letter, of ten thousand words is read like any other', () => {
    for (const text of ['', '?', 'x', 'invoice '.repeat(10_000), '\u0000\ufffd']) {
      expect(reader.read(text).ranked).toHaveLength(3);
    }
    expect(reader.read('invoice '.repeat(10_000)).ranked[0]!.id).toBe('invoice');
  });
});

test('two labels of one line each are enough to begin with', () => {
  const reader = learnLabels([
    { text: 'yes please', label: 'yes' },
    { text: 'no thanks', label: 'no' },
  ]);
  expect(reader.read('yes').ranked[0]!.id).toBe('yes');
  expect(reader.read('thanks no').ranked[0]!.id).toBe('no');
});
