import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadCell } from '../../src/cells/index.ts';
import { LANGUAGES } from '../../src/lib/language.ts';
import { createWording, loadTemplates } from '../../src/text/index.ts';
import { STATUSES } from '../../src/tickets/index.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const templates = loadTemplates(join(root, 'templates'));
const code = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => readFileSync(join(root, 'src', file), 'utf8'))
  .join('\n');

/** Where a key is written out in code: what is said, asked, told to a post or a requester, thrown, put on a button. */
const CALLS = [
  /\bsay\(\s*turn,\s*'([\w.]+)'/g,
  /\bask\(\s*turn,\s*'[\w.]+',\s*'([\w.]+)'/g,
  /\b(?:words|host)\.(?:say|subject|each)\(\s*'([\w.]+)'/g,
  /\bnew (?:UserMistake|NotAllowed)\(\s*'([\w.]+)'/g,
  /\btell(?:Requester|Copies|Post)\(\s*act,\s*ticket,\s*(?:[\w.]+,\s*)?'([\w.]+)'/g,
  /\['(button_\w+|menu_\w+)'/g,
];

/** Keys put together from a beginning and a word of data; `officer_…` names intents in that way, not sentences. */
const beginnings = [...code.matchAll(/`([a-z][a-z_.]*[_.])\$\{/g)]
  .map((match) => match[1]!)
  .filter((beginning) => beginning !== 'officer_');

function written(): string[] {
  return CALLS.flatMap((call) => [...code.matchAll(call)].map((match) => match[1]!));
}

describe('the sentences in templates/', () => {
  test('are there for every key that the code says', () => {
    expect([...new Set(written())].filter((key) => !templates.has(key))).toEqual([]);
    expect(written().length).toBeGreaterThan(150);
  });

  test('are there for every key made from data: details, statuses, what is asked of officers', () => {
    const cell = loadCell('up');
    const details = [
      ...new Set([...cell.categories.values()].flatMap(({ needs, keeps }) => [...needs, ...keeps])),
    ];
    const keys = [
      ...details.flatMap((slot) => [`slot_${slot}`, `ask_${slot}`]),
      ...STATUSES.map((status) => `status_${status}`),
      ...['reply', 'note', 'ask', 'transfer', 'escalate', 'return', 'interim', 'gem', 'category'].map(
        (verb) => `officer_ask_text_${verb}`,
      ),
      ...['payment_date', 'finding', 'finding_or_refund_date', 'visit_report'].flatMap((demand) => [
        `officer_ask_${demand}`,
        `demand_${demand}`,
      ]),
    ];
    expect(keys.filter((key) => !templates.has(key))).toEqual([]);
  });

  test('are all said somewhere: none is left over', () => {
    const said = (key: string) =>
      new RegExp(`['"\`]${key.replaceAll('.', '\\.')}['"\`]`).test(code) ||
      beginnings.some((beginning) => key.startsWith(beginning));
    expect([...templates.keys()].filter((key) => !said(key))).toEqual([]);
  });

  test('never mix scripts: no Devanagari where Latin letters are written, no loose Latin word in Hindi', () => {
    const names = ['language_hi', 'language_en', 'language_hl'];
    const mixed = [...templates.values()].filter(({ key, text }) => {
      if (names.includes(key)) return false;
      return /\p{Script=Devanagari}/u.test(text.en + text['hi-Latn']);
    });
    expect(mixed.map(({ key }) => key)).toEqual([]);
  });

  test('agree with the number in English', () => {
    const words = createWording(templates);
    expect(words.say('pay_overdue', 'en', { due: '19.11.2026', days: 1 })).toContain('it is 1 day late');
    expect(words.say('pay_overdue', 'en', { due: '10.11.2026', days: 10 })).toContain('it is 10 days late');
    for (const language of LANGUAGES)
      expect(words.say('pay_overdue', language, { due: '10.11.2026', days: 10 })).toContain('10');
  });
});
