/** Words of days and months in both scripts, in the folded spelling. */
import { keysOf } from '../fold.ts';

const MONTH_WORDS = [
  'january jan janwari janvari जनवरी',
  'february feb farwari farvari फरवरी',
  'march mar maarch मार्च',
  'april apr aprail अप्रैल',
  'may mai मई',
  'june jun joon जून',
  'july jul julai जुलाई',
  'august aug agast अगस्त',
  'september sept sep sitambar सितम्बर सितंबर',
  'october oct aktubar अक्टूबर अक्तूबर',
  'november nov navambar नवम्बर नवंबर',
  'december dec disambar दिसम्बर दिसंबर',
];
export const MONTHS: ReadonlyMap<string, number> = new Map(
  MONTH_WORDS.flatMap((words, i) => keysOf(words).map((word) => [word, i + 1] as const)),
);
// Months that are also other words need a sign beside them: "may I", "mar gaya", "dec".
export const DOUBTFUL = new Set(['may', 'mar', 'mai', 'jan', 'sep', 'dec']);
export const MONTH_SIGNS = new Set(
  keysOf('me mein main mai se tak ko ke ka ki में से तक को के का की in since from of by until till last'),
);

export const RELATIVE = new Map<string, { days: number; turns: boolean }>([
  ...keysOf('aaj aj today आज').map((word) => [word, { days: 0, turns: false }] as const),
  ...keysOf('kal कल').map((word) => [word, { days: -1, turns: true }] as const),
  ...keysOf('yesterday').map((word) => [word, { days: -1, turns: false }] as const),
  ...keysOf('tomorrow').map((word) => [word, { days: 1, turns: false }] as const),
  ...keysOf('parso parson परसों परसो').map((word) => [word, { days: -2, turns: true }] as const),
]);
// Verbs of the future: khulegi, hoga, karenge, aayega, खुलेगी, will.
export const FUTURE =
  /(?:eg[aie]|enge|engi|oga|ogi|unga|ungi|एगा|ेगा|ेगी|ेंगे|ोगा|ोगी|ऊंगा|ूंगा|ूंगी)$|^(?:will|shall)$/u;
export const SPAN = new Map<string, string>([
  ...keysOf('din dino days day दिन दिनों दिवस').map((word) => [word, 'D'] as const),
  ...keysOf('hafta hafte haftे week weeks wks saptah सप्ताह हफ्ता हफ्ते').map((word) => [word, 'W'] as const),
  ...keysOf('mahina mahine mahino month months maah माह महीना महीने महीनों').map(
    (word) => [word, 'M'] as const,
  ),
  ...keysOf('saal year years varsh साल वर्ष').map((word) => [word, 'Y'] as const),
]);
