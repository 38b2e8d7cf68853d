import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { playStory, prepare, readStories } from '../support/stories.ts';

const stories = readStories(fileURLToPath(new URL('.', import.meta.url)));

/** What other helpdesks fell into: each has a story that bears its sentence. */
const TRAPS = [
  '"10" is taken for "1"',
  'Devanagari digits are not numbers',
  '"haan", "हाँ", "ha ji", "ok", "👍" are all yes, and so is a thumbs-up',
  '"hi" in the middle of a form drops what was said',
  'the form asks again what the first sentence already told',
  'a side question in the middle loses the place',
  'two messages within 200 ms are answered out of order or both open a ticket',
  'the language flips because of one English word',
  '"thank you" after closing reopens',
  'a voice note, a sticker, a location, an edited message, an empty message gets silence',
  'the officer was transferred with forty open tickets',
  'two officers claim one department on one day',
  'the department is ambiguous ("shiksha")',
  'the department complained of is the one it is routed to',
  'the officer is on leave and so is the link officer',
  'the same vendor writes by mail and by Telegram',
  "an internal note shows in the citizen's reply or in the mail's quoted history",
  'a ticket number is guessed',
  'the subject pasted into a fresh mail',
  'a superior in copy answers first',
  "a stranger writes with somebody's ticket number",
  'one matter is sent to five addresses',
];

describe('stories', () => {
  beforeAll(prepare, 300_000);

  for (const story of stories) test(story.title, () => playStory(story));
});

describe('the collection of stories', () => {
  const titles = stories.map((story) => story.title);

  test('has no title twice', () => {
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });

  test.each(['hi', 'hi-Latn', 'en'] as const)('has at least twelve in %s', (form) => {
    expect(stories.filter((story) => story.form === form).length).toBeGreaterThanOrEqual(12);
  });

  test('has one for each trap', () => {
    expect(TRAPS.filter((trap) => !titles.includes(trap))).toEqual([]);
  });
});
