/**
 * How well names of departments and districts are heard: every alias of the cell as written, with one letter wrong
 * (at every place) and with two.
 * Run: npx tsx test/bench/names.ts [letters tried at each place, 6] [double slips tried of each, 60] [samples shown, 0]
 */
import {
  type Alias,
  aliasesOf,
  asNear,
  doubleSlips,
  lettersIn,
  mixedUp,
  randomOf,
  scriptOf,
  singleSlips,
} from '../nlu/slips.ts';
import { places, shippedEngine } from '../nlu/world.ts';

const LETTERS = Number(process.argv[2] ?? 6);
const DOUBLES = Number(process.argv[3] ?? 60);
const SAMPLES = Number(process.argv[4] ?? 0);
const SENTENCES = {
  latin: [
    '% vibhag ne paisa nahi diya',
    '% ne paisa nahi diya',
    'humara paisa % me atka hai',
    'payment from % department is pending since june',
    '% has not paid our bill',
  ],
  devanagari: ['% विभाग ने भुगतान नहीं किया', '% ने माल लिया पर पैसा नहीं दिया', 'हमारा बिल % में अटका है'],
};

interface Tally {
  right: number;
  /** Asked, and another name was as near. */
  asked: number;
  /** Asked though no other name was as near. */
  needless: number;
  wrong: number;
  silent: number;
  samples: string[];
}

const all = aliasesOf(places);
const engine = shippedEngine();
const tallies = new Map<string, Tally>();

function score(title: string, alias: Alias, text: string, written: string): void {
  const tally = tallies.get(title) ?? { right: 0, asked: 0, needless: 0, wrong: 0, silent: 0, samples: [] };
  tallies.set(title, tally);
  const found = engine.names(text).filter((one) => one.kind.startsWith(alias.kind));
  const result = told(
    alias,
    found.map((one) => one.codes ?? [one.value]),
    written,
  );
  tally[result] += 1;
  if (result !== 'right')
    tally.samples.push(
      `${result} ${alias.text} → ${written}: ${found.map((one) => `${one.value} ${one.codes ?? ''}`)}`,
    );
}

function told(alias: Alias, found: readonly string[][], written: string): Exclude<keyof Tally, 'samples'> {
  if (found.length === 0) return 'silent';
  if (found.length > 1 || !found[0]!.includes(alias.code)) return 'wrong';
  if (found[0]!.length === 1) return 'right';
  return asNear(written, alias, all) ? 'asked' : 'needless';
}

const random = randomOf(20261120);
for (const alias of all) {
  const script = scriptOf(alias.text);
  const title = `${alias.kind} ${script}`;
  score(`${title}, as written, alone`, alias, alias.text, alias.text);
  score(`${title}, in capitals`, alias, alias.text.toUpperCase(), alias.text);
  for (const sentence of SENTENCES[script]) {
    score(`${title}, as written, in "${sentence}"`, alias, sentence.replace('%', alias.text), alias.text);
  }
  if (lettersIn(alias.text) < 5) continue;
  const vibhag = script === 'latin' ? 'vibhag ne paisa nahi diya' : 'विभाग ने भुगतान नहीं किया';
  const ne = script === 'latin' ? 'ne paisa nahi diya' : 'ने भुगतान नहीं किया';
  for (const written of new Set(singleSlips(alias.text, LETTERS, random))) {
    score(`${title}, one letter wrong, alone`, alias, written, written);
    score(`${title}, one letter wrong, "… ${ne}"`, alias, `${written} ${ne}`, written);
    if (alias.kind === 'department')
      score(`${title}, one letter wrong, "… ${vibhag}"`, alias, `${written} ${vibhag}`, written);
  }
  for (const written of new Set(script === 'latin' ? [] : mixedUp(alias.text))) {
    score(`${title}, letters people mix up, alone`, alias, written, written);
  }
  if (lettersIn(alias.text) < 8) continue;
  for (const written of new Set(doubleSlips(alias.text, DOUBLES, random))) {
    score(`${title}, two letters wrong, alone`, alias, written, written);
  }
}

const share = (part: number, whole: number) => ((100 * part) / whole).toFixed(2).padStart(6);
console.log(' right  asked needless wrong silent      of');
for (const [title, { right, asked, needless, wrong, silent, samples }] of [...tallies].sort()) {
  const whole = right + asked + needless + wrong + silent;
  const shares = [right, asked, needless, wrong, silent].map((part) => share(part, whole)).join(' ');
  console.log(`${shares} ${String(whole).padStart(7)}  ${title}`);
  const step = Math.max(1, Math.floor(samples.length / Math.max(1, SAMPLES)));
  for (let i = 0; i < samples.length && SAMPLES > 0; i += step) console.log(`          ${samples[i]}`);
}
