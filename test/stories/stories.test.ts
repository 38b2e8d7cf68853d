import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { playStory, prepare, readStories } from '../support/stories.ts';

const stories = readStories(fileURLToPath(new URL('.', import.meta.url)));

describe('stories', () => {
  beforeAll(prepare, 300_000);

  for (const story of stories) test(story.title, () => playStory(story));
});

describe('the collection of stories', () => {
  test('has no title twice', () => {
    const titles = stories.map((story) => story.title);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });

  test.each(['hi', 'hi-Latn', 'en'] as const)('has at least twelve in %s', (form) => {
    expect(stories.filter((story) => story.form === form).length).toBeGreaterThanOrEqual(12);
  });

  test('has at least forty', () => {
    expect(stories.length).toBeGreaterThanOrEqual(40);
  });
});
