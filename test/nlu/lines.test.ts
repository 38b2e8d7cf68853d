import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/lib/language.ts';
import { type LineFault, lineFaults, type TaughtIntent } from '../../src/nlu/index.ts';

const NAMES = [
  'Public Works Department',
  'PWD',
  'लोक निर्माण विभाग',
  'Jal Nigam',
  'Basti',
  'बस्ती',
  'Rae Bareli',
];

let seed = 7;
/** Letters in no order: no two such lines are like each other. */
function strange(count: number, letters: string): string[] {
  const letter = () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return letters[(seed >>> 16) % letters.length]!;
  };
  return Array.from({ length: count }, () => Array.from({ length: 15 }, letter).join(''));
}

type Written = Partial<TaughtIntent['lines']>;

function intent(id: string, more: Written = {}, kept: Written = {}) {
  const lines = {
    en: strange(30, 'bcdfghjklmnpqrstvwxz'),
    hi: strange(30, 'कखगघचछजझटठडढतथदधनपफबभमयरलवशसह'),
    'hi-Latn': strange(30, 'bcdfghjklmnpqrstvwxz'),
  };
  for (const language of LANGUAGES) lines[language].push(...(more[language] ?? []));
  return { id, lines, kept: { en: [], hi: [], 'hi-Latn': [], ...kept } };
}

const told = (faults: LineFault[]) =>
  faults.map(({ line, other, reason }) => [line?.text, reason, other?.text]);
const check = (...intents: TaughtIntent[]) => told(lineFaults(intents, NAMES));

const BARE = 'differs only in numbers, names or politeness from';
const NEAR = 'differs by under 30 % of its character trigrams from';

describe('the check of lines', () => {
  it('finds no fault in lines that differ', () => {
    expect(check(intent('pay'), intent('login'))).toEqual([]);
  });

  it.each([
    ['payment of 2 lakh stuck since 3 months', 'payment of ₹ 50,000 stuck since nine months'],
    ['PWD has not paid', 'Jal Nigam has not paid'],
    ['no answer from Basti on my bill', 'no answer from Rae Bareli on my bill'],
    ['contract GEMC-511687700000001 is closed', 'contract GEMC-511687799999999 is closed'],
    ['Gupta Traders has no stock left', 'M/s Verma has no stock left'],
    ['how to upload the bill', 'Respected sir, kindly how to upload the bill please'],
  ])('refuses what differs only in numbers, names or politeness: %s / %s', (first, second) => {
    expect(check(intent('pay', { en: [first, second] }))).toEqual([[second, BARE, first]]);
  });

  it.each([
    ['कृपया बताएं बिल कहां चढ़ाएं', 'बताएं बिल कहां चढ़ाएं महोदय'],
    ['लोक निर्माण विभाग पैसा नहीं देता', 'बस्ती पैसा नहीं देता'],
    ['तीन महीने से रुका है', '५ महीने से रुका है'],
  ])('does so in Devanagari: %s / %s', (first, second) => {
    expect(check(intent('pay', { hi: [first, second] }))).toEqual([[second, BARE, first]]);
  });

  it('keeps thanks and greetings apart that say nothing else', () => {
    expect(check(intent('thanks', { en: ['thanks a ton', 'namaste'] }))).toEqual([]);
    expect(check(intent('thanks', { en: ['namaste', 'namaste sir ji'] }))).toHaveLength(1);
  });

  it.each([
    ['the invoice was uploaded on the portal', 'the invoice was upload in the portal'],
    ['caution money refund process', 'caution money refund proces kya'],
  ])('refuses what shares over seventy per cent of its trigrams: %s / %s', (first, second) => {
    expect(check(intent('pay', { en: [first], 'hi-Latn': [second] }))).toEqual([[second, NEAR, first]]);
  });

  it('allows the bare noun beside the letter that holds it, and the same words in the other script', () => {
    const letter =
      'our caution money of last year lies with the portal and nobody tells us when it will come back';
    const more = { en: ['caution money', letter], hi: ['काशन मनी'], 'hi-Latn': ['kashan mani'] };
    expect(check(intent('pay', more))).toEqual([]);
  });

  it('refuses a line that stands in two intents, however it is spelt', () => {
    const faults = check(
      intent('pay', { en: ['where is it?'] }),
      intent('login', { 'hi-Latn': ['Where is it'] }),
    );
    expect(faults).toEqual([['Where is it', 'stands in two intents', 'where is it?']]);
  });

  it('refuses the wrong script', () => {
    const more = { en: ['bill कहां है'], hi: ['bill kahan hai'], 'hi-Latn': ['पैसा'] };
    expect(check(intent('pay', more)).map(([text, reason]) => [text, reason])).toEqual([
      ['bill कहां है', 'stands under en, but has Devanagari'],
      ['bill kahan hai', 'stands under hi, but has no Devanagari'],
      ['पैसा', 'stands under hi-Latn, but has Devanagari'],
    ]);
    expect(check(intent('pay', { hi: ['GeM पर bill', '🙏'] }))).toEqual([]);
  });

  it('refuses fewer than 25 lines in a form', () => {
    const pay = intent('pay');
    pay.lines.hi.length = 24;
    expect(check(pay)).toEqual([[undefined, 'has 24 lines in hi; it needs 25', undefined]]);
  });

  it('refuses fewer than 600 lines that are out of scope', () => {
    expect(check(intent('out_of_scope'))).toEqual([
      [undefined, 'has 90 lines in all forms; it needs 600', undefined],
    ]);
  });

  it.each([
    ['sir the invoice was uploaded on the portal', BARE],
    ['the invoice is uploaded in the portal', NEAR],
  ])('refuses what gives away a kept line, of whatever intent: %s', (kept, reason) => {
    const line = 'the invoice was uploaded on the portal';
    const faults = check(intent('pay', { en: [line] }), intent('login', {}, { en: [kept] }));
    expect(faults).toEqual([[line, `gives away a kept line: ${reason}`, kept]]);
  });

  it('holds ten thousand lines against each other in under three seconds', () => {
    const words = (n: number) => `payment ${n.toString(36)} vendor ${(n * 7919).toString(36)} ka bill`;
    const many = Array.from({ length: 100 }, (_, k) =>
      intent(`intent${k}`, { en: Array.from({ length: 70 }, (_, i) => words(k * 70 + i)) }),
    );
    // Of its own: a machine shared with other tests does not make it slower.
    const before = process.cpuUsage();
    lineFaults(many, NAMES);
    expect(process.cpuUsage(before).user).toBeLessThan(3_000_000);
  });
});
