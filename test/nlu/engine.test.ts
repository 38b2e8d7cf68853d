import { describe, expect, test } from 'vitest';
import { Trouble } from '../../src/lib/errors.ts';
import { createUnderstanding } from '../../src/nlu/index.ts';
import { FEW_INTENTS, NOW, engine as small } from './small.ts';
import { departments, districts, places, shippedEngine, shippedIntents } from './world.ts';

const intents = shippedIntents();
const engine = shippedEngine();
const understand = (text: string) => engine.understand(text, { now: NOW });

describe('with the intents that ship', () => {
  test.each([
    'pwd basti ne june me maal liya paisa nhi diya',
    'लोक निर्माण विभाग बस्ती ने जून में माल लिया पर पैसा नहीं दिया',
    'Irrigation department Agra took goods in June but has not paid',
    'Stamps and Registration department has not paid',
    'Where is my money?? PWD division Basti took the material in June',
    'नगर निगम आगरा ने सामान ले लिया, भुगतान कब करेंगे',
  ])('%s', (text) => {
    const { intent } = understand(text);
    expect(intent.id).toBe('pay_pending');
    expect(intent.confidence).toBeGreaterThan(0.8);
  });

  test('no name of a department or district pulls such a sentence to another intent', () => {
    const wrong: string[] = [];
    const some = [...districts.values()].filter((_, i) => i % 5 === 0);
    for (const { name: d } of departments.values()) {
      for (const { name: x } of some) {
        for (const text of [
          `${d.hi} ${x.hi} ने जून में माल लिया पर पैसा नहीं दिया`,
          `${d.en} department ${x.en} took goods in June but has not paid`,
          `${d['hi-Latn']} vibhag ${x['hi-Latn']} ne june me maal liya paisa nhi diya`,
        ]) {
          const { intent } = understand(text);
          if (intent.id !== 'pay_pending' || intent.confidence < 0.8) wrong.push(`${text}: ${intent.id}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test('nearly every line it was trained on is understood again', () => {
    let right = 0;
    let all = 0;
    for (const { id, lines } of intents) {
      for (const text of Object.values(lines).flat()) {
        all += 1;
        right += understand(text).intent.id === id ? 1 : 0;
      }
    }
    expect(right / all).toBeGreaterThan(0.95);
  });

  test('what it does not know has low confidence, or is known to be out of scope', () => {
    for (const text of ['asdf qwer zxcv', '🙂', '...', '']) {
      const { id, confidence } = understand(text).intent;
      expect(id === 'out_of_scope' ? 0 : confidence).toBeLessThan(0.5);
    }
  });

  test('five readings at most, the likeliest first', () => {
    const { intent, alternatives } = understand('payment pending hai');
    expect(alternatives).toHaveLength(5);
    expect(alternatives[0]).toEqual(intent);
    for (const [i, one] of alternatives.entries()) {
      expect(one.confidence).toBeLessThanOrEqual(alternatives[i - 1]?.confidence ?? 1);
    }
  });
});

describe('a saved model', () => {
  const saved = JSON.parse(JSON.stringify(small.save()));

  test('says the same as the trained one', () => {
    const loaded = createUnderstanding({ ...places, intents: FEW_INTENTS, model: saved });
    for (const text of ['payment nahi mila', 'firm ka registration hua kya', 'मौसम कैसा है']) {
      expect(loaded.understand(text, { now: NOW }).intent.id).toBe(
        small.understand(text, { now: NOW }).intent.id,
      );
    }
  });

  test('is refused when the lines have changed or the file is damaged', () => {
    const changed = FEW_INTENTS.slice(0, 2);
    expect(() => createUnderstanding({ ...places, intents: changed, model: saved })).toThrow(Trouble);
    const broken = { ...saved, weights: { ...saved.weights, bytes: '' } };
    expect(() => createUnderstanding({ ...places, intents: FEW_INTENTS, model: broken })).toThrow(Trouble);
  });
});

test('the same lines give the same model', () => {
  expect(createUnderstanding({ ...places, intents: FEW_INTENTS }).save()).toEqual(small.save());
});

test('a message of a hundred thousand signs is read in its first part, in a moment', () => {
  const began = performance.now();
  small.understand('a1 '.repeat(40_000), { now: NOW });
  small.understand('9'.repeat(100_000), { now: NOW });
  small.understand('gem '.repeat(30_000), { now: NOW });
  small.understand('क'.repeat(100_000), { now: NOW });
  expect(performance.now() - began).toBeLessThan(3_000);
});
