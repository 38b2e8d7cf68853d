import { describe, expect, test } from 'vitest';
import type { Language } from '../../src/lib/language.ts';
import { engine, NOW } from './small.ts';

const tell = (text: string, lastLanguage?: Language) => {
  const { language, languageSure } = engine.understand(text, { now: NOW, lastLanguage });
  return [language, languageSure];
};

test.each<[string, Language]>([
  ['मेरा भुगतान नहीं हुआ', 'hi'],
  ['PWD बस्ती ने payment नहीं किया', 'hi'],
  ['mera paisa nahi aaya', 'hi-Latn'],
  ['pwd basti ne june me maal liya paisa nhi diya', 'hi-Latn'],
  ['registration ka status kya hai', 'hi-Latn'],
  ['contract number kaise milega', 'hi-Latn'],
  ['Where is my money?', 'en'],
  ['Irrigation department Agra took goods in June but has not paid', 'en'],
])('%s', (text, language) => expect(tell(text)).toEqual([language, true]));

describe('the language does not flip because of one English word', () => {
  test.each<[string, Language]>([
    ['payment', 'hi'],
    ['ok', 'hi-Latn'],
    ['PWD', 'hi'],
    ['yes', 'hi-Latn'],
    ['GEM/2026/B/1234567', 'hi'],
    ['👍', 'hi-Latn'],
    ['Stamps and Registration', 'hi'],
    ['50000', 'hi-Latn'],
    ['turnover proof missing', 'hi'],
  ])('%s after %s', (text, last) => expect(tell(text, last)).toEqual([last, false]));
});

test('a whole sentence in another language does turn it', () => {
  expect(tell('Please tell me where my payment is', 'hi')).toEqual(['en', true]);
  expect(tell('abhi tak paisa nahi mila', 'en')).toEqual(['hi-Latn', true]);
  expect(tell('हाँ', 'en')).toEqual(['hi', true]);
});
