import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { isBare, readCommand } from '../../src/conversation/officers/commands.ts';
import { LANGUAGES } from '../../src/lib/language.ts';
import { loadTemplates } from '../../src/text/index.ts';

const templates = loadTemplates(join(fileURLToPath(new URL('../../', import.meta.url)), 'templates'));

/** The verbs of the menu, in the order in which it teaches them. */
const TAUGHT = [
  'queue',
  'show',
  'take',
  'reply',
  'ask',
  'note',
  'interim',
  'transfer',
  'escalate',
  'category',
  'resolve',
] as const;

describe("an officer's menu", () => {
  test.each(LANGUAGES)('teaches only words that are understood, in %s', (language) => {
    const text = templates.get('officer_menu')!.text[language];
    const lines = text.slice(text.indexOf(':') + 1).split('·');
    const read = lines.map((line) => readCommand(line.trim()));
    expect(read.map((command) => command?.verb)).toEqual([...TAUGHT]);
    expect(read.slice(1).map((command) => command?.number)).toEqual(TAUGHT.slice(1).map(() => '124'));
  });
});

describe("an officer's command", () => {
  test.each([
    ['45 wala nipta do firm ko paisa mil gya', 'resolve', '45', 'firm ko paisa mil gya'],
    ['टिकट 124 निस्तारित करें', 'resolve', '124', ''],
    ['close 127', 'resolve', '127', ''],
    ['take up 12', 'take', '12', ''],
    ['12 le lo', 'take', '12', ''],
    ['note 124 firm promised the papers by 5 pm', 'note', '124', 'firm promised the papers by 5 pm'],
    ['reply 124: show us 2 bills', 'reply', '124', 'show us 2 bills'],
    ['GC-2026-000124-J ka vivran', 'show', 'GC-2026-000124-J', ''],
    ['124 does not pertain to us', 'transfer', '124', 'to us'],
    ['merge 125 into 124', 'merge', '125', 'into 124'],
    ['upar bhejo 124: vibhag jawab nahi de raha', 'escalate', '124', 'vibhag jawab nahi de raha'],
    ['wapas bhejiye 124: DO letter likhiye', 'return', '124', 'DO letter likhiye'],
  ])('%s', (text, verb, number, said) => {
    expect(readCommand(text)).toMatchObject({ verb, number, text: said });
  });

  test('names the other ticket of a merge', () => {
    expect(readCommand('merge 125 into 124')?.other).toBe('124');
  });

  test('is not heard in a sentence of the closing note, where words were asked for', () => {
    for (const text of ['Reply given: the department has paid', 'Please show 2 copies of the bill'])
      expect(isBare(readCommand(text)!, text)).toBe(false);
    for (const text of ['take 124', 'मेरे प्रकरण', 'note 124: call the treasury'])
      expect(isBare(readCommand(text)!, text)).toBe(true);
  });

  test('is nothing where no verb stands', () => {
    expect(readCommand('The department has paid on 19.11.2026')).toBeUndefined();
  });
});
