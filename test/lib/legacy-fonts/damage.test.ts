import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hasLostLetters } from '../../../src/lib/legacy-fonts/index.ts';

const folder = new URL('../../../intents/', import.meta.url);

test.each([
  'शासक य वभाग  म साम ी के य हेतु',
  'जेम पोट ल पर नवदा म भाग नह ं ले पा रहे',
  'कायालय ाप संया-19 दनांक 28 नवबर के ारा वभाग को सूचत कया',
  'े िकर ◌ि ाैै',
])('Hindi that a PDF has taken letters from is known as such: %s', (text) => {
  expect(hasLostLetters(text)).toBe(true);
});

test.each([
  'उ0प्र0 शासन, संख्या-43/2020/632/18-2-2020-97(ल0उ0)/2016, ई0एम0डी0 वापस',
  'समूह क व ख के कर्मचारी, क) नाम ख) पद ग) वेतन, और न कुछ',
  'एल.डी. व पी.आर.सी. के सम्बन्ध में',
  'भुकतान रुका पड़ा ह, बच्चों की फीस भरनी ह',
  'payment not received',
  '',
])('Hindi as people write it is not: %s', (text) => {
  expect(hasLostLetters(text)).toBe(false);
});

test('no line that we learn from is taken for damaged', () => {
  const lines = readdirSync(folder).flatMap((name) =>
    readFileSync(new URL(name, folder), 'utf8').split('\n'),
  );
  expect(lines.length).toBeGreaterThan(10_000);
  expect(lines.filter(hasLostLetters)).toEqual([]);
});
