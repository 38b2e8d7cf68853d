import { describe, expect, test } from 'vitest';
import { fold, keysOf, tokenise } from '../../src/nlu/fold.ts';

const keys = (text: string) => keysOf(text).join(' ');

describe('one sign, many ways to write it', () => {
  test.each([
    ['fullwidth letters and digits', 'ＧｅＭ　２０２６', 'gem 2026'],
    ['mathematical letters', '𝗽𝗮𝘆𝗺𝗲𝗻𝘁 𝓹𝓮𝓷𝓭𝓲𝓷𝓰', 'payment pending'],
    ['letters in circles and squares', 'ⓟⓐⓨ 🅱🅸🅳 🄾🅃🄿', 'pay bid otp'],
    ['ligatures', 'ﬁrm oﬃce', 'firm office'],
    ['accents', 'Pàyment rejécted', 'payment rejected'],
    ['accents as signs of their own', 'pa\u0301yment', 'payment'],
    ['Cyrillic and Greek lookalikes', 'рауmеnt ΒΙD', 'payment bid'],
    ['soft hyphens', 'regis\u00adtra\u00adtion', 'registration'],
    ['joiners and marks of direction', 'क्\u200dया \u202apay\u202c\u2060ment', 'क्या payment'],
    ['nukta in one sign or two', 'ज़रूरी ज\u093cरूरी', 'जरूरी जरूरी'],
    ['chandrabindu and anusvara', 'कहाँ कहां', 'कहां कहां'],
    ['half nasals', 'लम्बित लंबित हिन्दी', 'लंबित लंबित हिंदी'],
    ['visarga, or a colon for it', 'दुःख दु:ख निःशुल्क नि:शुल्क', 'दुख दुख निशुल्क निशुल्क'],
    ['a visarga for a colon', 'दिनांक 5ः30', 'दिनांक 5 30'],
    ['vowel signs after a vowel', 'अाधार एेसा अोटीपी', 'आधार ऐसा ओटीपी'],
    ['an anusvara typed too early', 'मंे नहंी', 'में नहीं'],
    ['Devanagari letters drawn out', 'हैैै नहींंं', 'है नहीं'],
    ['the zero of an abbreviation', 'ई0एम0डी0 जी०एस०टी०', 'ईएमडी जीएसटी'],
    ['danda', 'भुगतान नहीं हुआ।कब होगा॥', 'भुगतान नहीं हुआ कब होगा'],
  ])('%s', (_, written, plain) => expect(keys(written)).toBe(plain));

  test.each([
    ['Devanagari', '०१२३४५६७८९'],
    ['Bengali', '০১২৩৪৫৬৭৮৯'],
    ['Gurmukhi', '੦੧੨੩੪੫੬੭੮੯'],
    ['Gujarati', '૦૧૨૩૪૫૬૭૮૯'],
    ['Odia', '୦୧୨୩୪୫୬୭୮୯'],
    ['Tamil', '௦௧௨௩௪௫௬௭௮௯'],
    ['Telugu', '౦౧౨౩౪౫౬౭౮౯'],
    ['Kannada', '೦೧೨೩೪೫೬೭೮೯'],
    ['Malayalam', '൦൧൨൩൪൫൬൭൮൯'],
    ['Urdu', '۰۱۲۳۴۵۶۷۸۹'],
    ['Ol Chiki', '᱐᱑᱒᱓᱔᱕᱖᱗᱘᱙'],
    ['mathematical', '𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗'],
  ])('digits of %s are digits', (_, digits) => expect(fold(digits).text).toBe('0123456789'));
});

describe('letters drawn out', () => {
  test.each([
    ['pleeease', 'please'],
    ['nahiiii', 'nahi'],
    ['meeeeting', 'meeting'],
    ['biiiilll', 'bill'],
    ['GeMMMM', 'gem'],
    ['www', 'www'],
    ['50000', '50000'],
    ['PAN1111A', 'pan1111a'],
  ])('%s is %s', (written, plain) => expect(keys(written)).toBe(plain));
});

describe('where a word ends', () => {
  test.each([
    ['paymentनहीं', 'payment नहीं'],
    ['GeMपर', 'gem पर'],
    ['मेराpaymentकब', 'मेरा payment कब'],
    ['L1 एल1', 'l1 एल1'],
    ['payment😡नहीं🙏आया', 'payment नहीं आया'],
    ['bid/order,bill;कब?', 'bid order bill कब'],
    ['\u093e \u094d', ''],
    ['👨‍👩‍👧 1️⃣', '1'],
  ])('%s', (written, words) => expect(keys(written)).toBe(words));

  test('in Tamil and Urdu words stay whole', () => {
    expect(keysOf('பணம் வரவில்லை')).toHaveLength(2);
    expect(keysOf('پیسہ نہیں')).toHaveLength(2);
  });
});

test('every word is found again at its place in the original', () => {
  const text = 'ﬁrm ＧｅＭपर 𝗽𝗮𝘆 regis\u00adtra\u00adtion अाधार दुःख 😀 ई0एम0डी0 मंे ОТР';
  const pieces = tokenise(fold(text)).map(({ start, end }) => text.slice(start, end));
  expect(pieces).toEqual([
    'ﬁrm',
    'ＧｅＭ',
    'पर',
    '𝗽𝗮𝘆',
    'regis\u00adtra\u00adtion',
    'अाधार',
    'दुःख',
    'ई0एम0डी0',
    'मंे',
    'ОТР',
  ]);
});

test('places never run backwards and never leave the text, whatever is written', () => {
  for (let seed = 1; seed < 400; seed += 1) {
    const text = Array.from({ length: 30 }, (_, i) =>
      String.fromCodePoint((Math.imul(seed * 31 + i, 2654435761) >>> 0) % 0x2ffff),
    ).join('');
    const { at, text: plain } = fold(text);
    expect(at).toHaveLength(plain.length + 1);
    for (let i = 1; i < at.length; i += 1) expect(at[i]!).toBeGreaterThanOrEqual(at[i - 1]!);
    for (const { start, end } of tokenise(fold(text))) {
      expect(start).toBeLessThan(end);
      expect(end).toBeLessThanOrEqual(text.length);
    }
  }
});

test('a letter of fifty thousand signs is folded in a moment', () => {
  const began = performance.now();
  tokenise(fold('भुगतान नहीं हुआ है। '.repeat(2500)));
  expect(performance.now() - began).toBeLessThan(500);
});
