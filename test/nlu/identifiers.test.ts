import { describe, expect, test } from 'vitest';
import { gstinCheck } from '../../src/lib/checkdigits.ts';
import { entities, told } from './small.ts';

/** [kind, as printed, in groups as people part it, value] */
const EXAMPLES: readonly (readonly [string, string, readonly string[], string])[] = [
  ['bid', 'GEM/2026/B/1234567', ['GEM', '2026', 'B', '1234567'], 'GEM/2026/B/1234567'],
  ['ra', 'GEM/2026/R/123456', ['GEM', '2026', 'R', '123456'], 'GEM/2026/R/123456'],
  ['ra', 'GEM/2026/RA/12345', ['GEM', '2026', 'RA', '12345'], 'GEM/2026/RA/12345'],
  ['contract', 'GEMC-511687700000001', ['GEMC', '511687700000001'], 'GEMC-511687700000001'],
  ['contract', 'GEMC-511687712345678', ['GEMC', '5116', '8771', '2345', '678'], 'GEMC-511687712345678'],
  ['seller_id', 'AB12260000000001', ['AB12', '2600', '0000', '0001'], 'AB12260000000001'],
  ['gstin', '09ZZZFZ0000Z1ZT', ['09', 'ZZZFZ', '0000', 'Z', '1Z', 'T'], '09ZZZFZ0000Z1ZT'],
  ['pan', 'ZZZPZ0000Z', ['ZZZPZ', '0000', 'Z'], 'ZZZPZ0000Z'],
  ['udyam', 'UDYAM-UP-12-0012345', ['UDYAM', 'UP', '12', '0012345'], 'UDYAM-UP-12-0012345'],
  ['uam_old', 'UP12A0012345', ['UP12', 'A', '0012345'], 'UP12A0012345'],
  ['ifsc', 'SBIN0000000', ['SBIN', '0000000'], 'SBIN0000000'],
  ['cin', 'U00000UP2026PTC000000', ['U00000', 'UP', '2026', 'PTC', '000000'], 'U00000UP2026PTC000000'],
  ['dpiit', 'DIPP00000', ['DIPP', '00000'], 'DIPP00000'],
];

/** Where only a digit may stand: a seller's first four signs and a GSTIN's last three may be letters too. */
const NUMBERS: Record<string, readonly [number, number]> = { seller_id: [4, 16], gstin: [0, 12] };

const devanagari = (text: string) => text.replace(/\d/g, (digit) => '०१२३४५६७८९'.charAt(Number(digit)));
const fullwidth = (text: string) =>
  text.replace(/\d/g, (digit) => '０１２３４５６７８９'.charAt(Number(digit)));

/** One digit typed as a letter: 0 as O or o, 1 as I or l. */
function* mistyped(text: string): Generator<string> {
  for (const [digit, letters] of [
    ['0', 'Oo'],
    ['1', 'Il'],
  ] as const) {
    for (let i = text.indexOf(digit); i >= 0; i = text.indexOf(digit, i + 1)) {
      for (const letter of letters) yield text.slice(0, i) + letter + text.slice(i + 1);
    }
  }
}

function variants(printed: string, groups: readonly string[]): Set<string> {
  const joined = [' ', '-', '/', '\\', '.', ' - ', ' / ', '\n', '-\n', '', '_', '–'].map((gap) =>
    groups.join(gap),
  );
  const written = [printed, ...joined];
  const cased = written.flatMap((text) => [text, text.toLowerCase(), devanagari(text), fullwidth(text)]);
  const beside = (text: string) => [
    `${text}.`,
    `(${text})`,
    `"${text}"`,
    `No:${text},`,
    `संख्या ${text} का`,
    `${devanagari(text)}का`,
  ];
  return new Set([...cased, ...beside(printed), ...beside(printed.toLowerCase())]);
}

describe('every number of the portal, however it is typed', () => {
  test.each(EXAMPLES)('%s %s', (kind, printed, groups, value) => {
    const all = variants(printed, groups);
    expect(all.size).toBeGreaterThanOrEqual(40);
    const wrong = [...all].filter((text) => !told(text).includes(`${kind}=${value}`));
    expect(wrong.map((text) => [text, told(text)])).toEqual([]);
  });

  test.each(EXAMPLES)('%s %s with O for 0 and I or l for 1', (kind, printed, _, value) => {
    const [from, to] = NUMBERS[kind] ?? [0, printed.length];
    const typed = [...mistyped(printed.slice(from, to))].map(
      (text) => printed.slice(0, from) + text + printed.slice(to),
    );
    const wrong = typed.filter((text) => !told(text).includes(`${kind}=${value}`));
    expect(wrong.map((text) => [text, told(text)])).toEqual([]);
  });

  test('numbers glued to their neighbours are told apart', () => {
    expect(told('GSTIN:09ZZZFZ0000Z1ZT,PAN-ZZZPZ0000Z;IFSC=SBIN0000000/Udyam:UDYAM-UP-12-0012345')).toEqual([
      'gstin=09ZZZFZ0000Z1ZT',
      'pan=ZZZPZ0000Z',
      'ifsc=SBIN0000000',
      'udyam=UDYAM-UP-12-0012345',
    ]);
    expect(told('GEM/2026/B/1234567,GEMC-511687700000001')).toEqual([
      'bid=GEM/2026/B/1234567',
      'contract=GEMC-511687700000001',
    ]);
  });

  test('a number spaced out among other words needs the word for its kind', () => {
    expect(told('mera pan zzzpz 0000 z hai, ise jod dijiye')).toContain('pan=ZZZPZ0000Z');
    expect(told('hamari firm ka gst no 09 zzzfz 0000 z 1 z t check kijiye')).toContain(
      'gstin=09ZZZFZ0000Z1ZT',
    );
    expect(told('we supplied cable 4000 m to the office in june')).toEqual(['number=4000', 'date=2026-06']);
    expect(told('mobile se dekh lo 9000000002')).toEqual(['mobile=9000000002']);
    expect(told('the fan a 1000 k was asked by them in the bid')).toEqual(['number=1000']);
  });

  test('a bid number followed by a sum keeps its own digits', () => {
    expect(told('GEM/2026/B/1234567 2000 rupaye')).toEqual(['bid=GEM/2026/B/1234567', 'amount=2000']);
    expect(told('GEM/2026/B/1234567\n15.08.2026')).toEqual(['bid=GEM/2026/B/1234567', 'date=2026-08-15']);
  });
});

describe('the check sign of a GSTIN', () => {
  const stem = '09ZZZFZ0000Z1Z';

  test('tells every other sign in its place as wrong, and finds the number all the same', () => {
    for (const sign of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
      expect(entities(stem + sign)).toMatchObject([
        { kind: 'gstin', value: stem + sign, valid: sign === gstinCheck(stem) },
      ]);
    }
  });
});
