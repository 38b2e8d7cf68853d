import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Act, createAct } from '../../src/act.ts';
import { type Cell, loadCell } from '../../src/cells/index.ts';
import { answerOf, type Intent, loadIntents } from '../../src/faq/index.ts';
import { LANGUAGES } from '../../src/lib/language.ts';
import { createWording, loadTemplates } from '../../src/text/index.ts';
import { at } from '../support/wall-clock.ts';

const folder = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const up = loadCell('up');
const words = createWording(loadTemplates(folder('templates')));
const intents = loadIntents(folder('intents'), up);

/** An answer needs the cell, the words and the day, and no database. */
const actOn = (day: string, cell: Cell = up): Act =>
  createAct({
    tx: undefined as never,
    now: at(`${day} 10:00`),
    cell,
    words,
    doer: { kind: 'system', name: 'test' },
    cause: 'test',
  });

const intent = (told: Partial<Intent>): Intent => ({ ...intents.get('pay_timeline')!, facts: [], ...told });
const answer = (text: string) => ({ en: text, hi: text, 'hi-Latn': text });
const NOTE = words.say('please_verify', 'en');

describe('the knowledge base', () => {
  it.each([...intents.keys()])('answers %s in three languages from the data of the cell', (id) => {
    for (const language of LANGUAGES) {
      const { text } = answerOf(actOn('2026-11-16'), intents.get(id)!, language);
      expect(text).not.toMatch(/[{}]|undefined|\[object/);
      expect(text.length).toBeGreaterThan(10);
      if (language === 'hi') expect(text).toMatch(/[\u0900-\u097F]/);
      else expect(text).not.toMatch(/[\u0900-\u097F]/);
    }
  });

  it('answers in every shipped cell', () => {
    const mp = loadCell('mp');
    for (const each of loadIntents(folder('intents'), mp).values())
      for (const language of LANGUAGES)
        expect(() => answerOf(actOn('2026-11-16', mp), each, language)).not.toThrow();
  });

  it('gives the threshold in force on the day of the question', () => {
    const limit = intent({ answer: answer('up to {threshold.direct_limit}') });
    expect(answerOf(actOn('2024-07-09'), limit, 'en').text).toBe('up to ₹25,000');
    expect(answerOf(actOn('2024-07-10'), limit, 'en').text).toBe('up to ₹50,000');
  });

  it('says "please verify" for a fact that is marked D or "verify", or a figure or contact that is', () => {
    const fact = { source: 'x', certainty: 'A', verify: false } as const;
    const said = (told: Partial<Intent>) => answerOf(actOn('2026-11-16'), intent(told), 'en');
    expect(said({ answer: answer('plain'), facts: [fact] })).toEqual({ text: 'plain', verify: false });
    expect(said({ answer: answer('plain'), facts: [{ ...fact, certainty: 'D' }] }).text).toContain(NOTE);
    expect(said({ answer: answer('plain'), facts: [{ ...fact, verify: true }] }).verify).toBe(true);
    expect(said({ answer: answer('{threshold.payment_days}') }).verify).toBe(true);
    expect(said({ answer: answer('{contact.cell_email}') }).verify).toBe(true);
    expect(said({ answer: answer('{threshold.direct_limit}') }).verify).toBe(false);
  });

  it('trusts a confirmed contact for as many days as the cell says, and then asks to verify it', () => {
    const contact = { ...up.contact('gem_site'), verifiedOn: '2026-05-20', verify: false };
    const cell = { ...up, contact: () => contact };
    const site = intent({ answer: answer('{contact.gem_site}') });
    expect(answerOf(actOn('2026-11-16', cell), site, 'en').verify).toBe(false);
    expect(answerOf(actOn('2026-11-17', cell), site, 'en').verify).toBe(true);
  });

  it('refuses an intent that is broken or does not fit the cell, with file, line and reason, all at once', () => {
    const place = mkdtempSync(join(tmpdir(), 'intents-'));
    const whole = `title: {en: a, hi: a, hi-Latn: a}\nrole: both\nduty: null\ncategory: %c\ndoes: answer
answer: {en: "%a", hi: x, hi-Latn: x}\nlines: {en: [], hi: [], hi-Latn: []}\nkept: {en: [], hi: [], hi-Latn: []}\n`;
    const write = (name: string, category: string, text: string) =>
      writeFileSync(join(place, name), whole.replace('%c', category).replace('%a', text));
    try {
      write('a.yml', 'nothing', 'fine');
      write('b.yml', 'payment', 'ring {contact.nobody}');
      writeFileSync(join(place, 'c.yml'), 'title: {en: a\nrole: [');
      const fault = () => loadIntents(place, up);
      expect(fault).toThrow(/intents\/a\.yml: category "nothing"/);
      expect(fault).toThrow(/intents\/b\.yml: answer\.en uses \{contact\.nobody\}/);
      expect(fault).toThrow(/intents\/c\.yml: line \d+:/);
    } finally {
      rmSync(place, { recursive: true });
    }
  });
});
