import { readFileSync, writeFileSync } from 'node:fs';
import { unicodeToKruti } from './from-unicode.ts';
import { spelled } from './likeness.ts';

/**
 * Makes likeness.tsv anew from files that hold Hindi and English: `npx tsx src/lib/legacy-fonts/weigh.ts FILE …`.
 * For each short run of letters: how much likelier it is in Hindi typed with the font than in plain Latin words
 * (natural logarithm, in tenths).
 */
const WORD_HINDI = /[\u0900-\u0963\u0970-\u097f]+/gu;
const WORD_LATIN =
  /(?<![\p{L}\p{N}])[("']?[A-Za-z](?:[A-Za-z'.,;:?!/-]*[A-Za-z.,;:?!"')])?(?![\p{L}\p{N}])/gu;
const LONGEST = 3;
/** Words that stand often count more, but not as often as they stand: a name is as good a witness as "the". */
const TAME = 0.5;
const PRIOR = 6;
/** What a longer run adds to the shorter one's weight must be at least so much to be written down. */
const WORTH = 1;

type Counts = Map<string, number>;

function words(texts: readonly string[], pattern: RegExp): Counts {
  const counts: Counts = new Map();
  for (const text of texts)
    for (const [word] of text.matchAll(pattern)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Map([...counts].map(([word, count]) => [word, count ** TAME]));
}

/** As people type it: with the font's joint signs, and with halves in their place. */
function typings(word: string): string[] {
  const typed = unicodeToKruti(word.normalize('NFC'));
  const plain = typed
    .replaceAll('ç', 'iz')
    .replaceAll('ä', 'Dr')
    .replaceAll('Ùk', 'Rr')
    .replaceAll('é', 'Uu')
    .replaceAll('#', 'jq')
    .replaceAll(':', 'jw');
  return [typed, plain, `${typed}A`];
}

/** As it stands in a sentence, at its beginning, in a heading, in a list, in a page's markup and in a program. */
function settings(word: string): string[] {
  const [first = '', ...rest] = word;
  const cased = [word, word, word, first.toUpperCase() + rest.join(''), word.toUpperCase()];
  const marked = MARKUP.map(([before, after]) => before + word + after);
  return [...cased, ...cased, ...marked];
}

const MARKUP = [
  ['[', ''],
  ['![', ''],
  ['`', '`'],
  ['`', '`,'],
  ['<', '>'],
  ['</', '>'],
  ['{', '}'],
  ['${', '}'],
  ['"', '":'],
  ["'", "',"],
  ['', ';'],
  ['', '='],
  ['#', ''],
  ['|', '|'],
  ['_', '_'],
  ['(', ')'],
  ['~', ''],
  ['+', ''],
] as const;

/** Runs of one to three letters, the space before and after a word among them. */
function runs(words: Counts, forms: (word: string) => string[]): Counts {
  const counts: Counts = new Map();
  for (const [word, weight] of words)
    for (const form of forms(word)) {
      const text = spelled(form);
      for (let end = 1; end < text.length; end++)
        for (let length = 0; length <= LONGEST && end + 1 - length >= 0; length++) {
          const run = text.slice(end + 1 - length, end + 1);
          counts.set(run, (counts.get(run) ?? 0) + weight);
          const context = `${text.slice(end + 1 - length, end)}\t`;
          if (length > 0) counts.set(context, (counts.get(context) ?? 0) + weight);
        }
    }
  return counts;
}

/** How likely the last letter is after those before it, with the shorter context as the prior. */
function likely(counts: Counts, run: string): number {
  if (run === '') return 1 / 96;
  const context = counts.get(`${run.slice(0, -1)}\t`) ?? 0;
  return ((counts.get(run) ?? 0) + PRIOR * likely(counts, run.slice(1))) / (context + PRIOR);
}

const texts = process.argv.slice(2).map((file) => readFileSync(file, 'utf8'));
const kruti = runs(words(texts, WORD_HINDI), typings);
const latin = runs(words(texts, WORD_LATIN), settings);
const weight = (run: string) => Math.log(likely(kruti, run) / likely(latin, run));
const lines = [...new Set([...kruti.keys(), ...latin.keys()])]
  .filter((run) => run !== '' && !run.includes('\t'))
  .filter((run) => run.length === 1 || Math.abs(weight(run) - weight(run.slice(1))) >= WORTH)
  .sort()
  .map((run) => `${run}\t${Math.round(weight(run) * 10)}`);
writeFileSync(new URL('likeness.tsv', import.meta.url), `${lines.join('\n')}\n`);
process.stdout.write(`${lines.length} runs from ${texts.length} files\n`);
