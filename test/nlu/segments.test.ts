import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fold, tokenise } from '../../src/nlu/fold.ts';
import { heardOf } from '../../src/nlu/index.ts';
import { cut, MOST_PIECES } from '../../src/nlu/segments/cut.ts';
import { NOW } from './small.ts';
import { shippedEngine, shippedIntents } from './world.ts';

const engine = shippedEngine();
const understand = (text: string) => engine.understand(text, { now: NOW });
const matters = (text: string) => understand(text).matters.map(({ intent }) => intent.id);

const rows = (name: string): string[][] =>
  readFileSync(new URL(`./segments/${name}.tsv`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t').map((field) => field.replaceAll('\\n', '\n')));

function pieces(text: string): string[] {
  const tokens = tokenise(fold(text));
  return cut(
    tokens,
    text,
    tokens.map(() => false),
  ).map(({ from, to }) => text.slice(tokens[from]!.start, tokens[to - 1]!.end));
}

describe('a message is cut', () => {
  test.each([
    ['payment nahi aaya aur login bhi nahi', ['payment nahi aaya', 'login bhi nahi']],
    ['भुगतान लंबित है तथा लॉगिन नहीं हो रहा।', ['भुगतान लंबित है', 'लॉगिन नहीं हो रहा']],
    ['1. no invoice 2) no CRAC', ['no invoice', 'no CRAC']],
    ['(a) no invoice\n(b) no CRAC', ['no invoice', 'no CRAC']],
    ['दो समस्याएं: १. इनवॉइस २. कैटलॉग', ['दो समस्याएं', 'इनवॉइस', 'कैटलॉग']],
    ['no money. In addition, no login', ['no money', 'no login']],
    [
      'paid Rs. 2,000 to M/s. Rao on 12.08.2026 by Dr. Das',
      ['paid Rs. 2,000 to M/s. Rao on 12.08.2026 by Dr. Das'],
    ],
    ['hamare brand ka part nahi dusra brand hai', ['hamare brand ka part nahi dusra brand hai']],
    ['payment nahi aaya', ['payment nahi aaya']],
    ['', []],
  ])('%s', (text, expected) => {
    expect(pieces(text)).toEqual(expected);
  });

  test.each(['aur ', '\n', '1. ', 'a.\n', 'x aur ', '- a\n', ', '])(
    'into no more pieces than a message has, whatever is repeated: %j',
    (sign) => {
      expect(pieces(sign.repeat(Math.ceil(100_000 / sign.length))).length).toBeLessThanOrEqual(MOST_PIECES);
    },
  );
});

describe('several matters in one message', () => {
  const doubles = rows('doubles');

  test.each(['en', 'hi', 'hi-Latn'])('are both found, in the order said: %s', (form) => {
    const own = doubles.filter(([language]) => language === form);
    const missed = own.filter(([, text, ...ids]) => matters(text!).join() !== ids.join());
    expect(own.length).toBeGreaterThanOrEqual(20);
    expect(missed.length, missed.map(([, text]) => text).join('\n')).toBeLessThanOrEqual(5);
  });

  test('are found in words that nothing was tuned on', () => {
    const fresh = rows('fresh');
    const found = fresh.filter(([, text, ...ids]) => matters(text!).join() === ids.join());
    expect(found.length / fresh.length).toBeGreaterThanOrEqual(0.5);
  });

  test('have each their own part of the text, its reading, and what is named in it or in neither', () => {
    const text =
      'Basti: EMD wapas nahi mila GEM/2026/B/7000003. aur payment bhi nahi aaya GEMC-511687700000001';
    const heard = understand(text);
    expect(heard.matters.map(({ intent }) => intent.id)).toEqual(['bid_emd_refund', 'pay_pending']);
    for (const each of heard.matters) expect(text.slice(each.start, each.end)).toBe(each.text);
    expect(heard.intent).toEqual(heard.matters[0]!.intent);
    const kinds = heard.matters.map((each) => heardOf(heard, each).entities.map(({ kind }) => kind));
    expect(kinds[0]).toContain('bid');
    expect(kinds[0]).not.toContain('contract');
    expect(kinds[1]).toContain('contract');
    expect(kinds[1]).not.toContain('bid');
  });
});

describe('one matter told in several clauses stays one', () => {
  test.each([
    'maal le liya aur paisa nahi diya',
    'CRAC ban gaya aur payment nahi aaya',
    'bill lagaya aur objection laga diya',
    'Good morning sir, hope you are well. My payment is pending with the health department. Thank you.',
    'सादर प्रणाम। मेरा भुगतान लंबित है। कृपया सहायता करें। धन्यवाद',
  ])('%s', (text) => {
    expect(matters(text)).toHaveLength(1);
  });

  test('in lines written for this', () => {
    const singles = rows('singles');
    const split = singles.filter(([, text]) => matters(text!).length > 1).map(([, text]) => text);
    expect(singles.length).toBeGreaterThanOrEqual(120);
    expect(split.length, split.join('\n')).toBeLessThanOrEqual(4);
  });

  test('in all the lines of several clauses that it learned from', () => {
    const lines = shippedIntents().flatMap((intent) => Object.values(intent.lines).flat());
    const long = lines.filter((line) => pieces(line).length > 1);
    const split = long.filter((line) => matters(line).length > 1);
    expect(long.length).toBeGreaterThan(1000);
    expect(split.length / long.length).toBeLessThan(0.02);
  });
});
