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
export const MONTH_START = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
// Months that are also other words need a sign beside them: "may I", "mar gaya", "dec".
export const DOUBTFUL = new Set(['may', 'mar', 'mai', 'jan', 'sep', 'dec']);
export const MONTH_SIGNS = new Set(
  keysOf('me mein main mai se tak ko ke ka ki में से तक को के का की in since from of by until till last'),
);

const words = <T>(list: string, value: T) => keysOf(list).map((word) => [word, value] as const);
const set = (list: string): ReadonlySet<string> => new Set(keysOf(list));

export const RELATIVE: ReadonlyMap<string, { days: number; turns: boolean }> = new Map([
  ...words('aaj aj today आज', { days: 0, turns: false }),
  ...words('kal कल', { days: -1, turns: true }),
  ...words('yesterday yday', { days: -1, turns: false }),
  ...words('tomorrow tmrw', { days: 1, turns: false }),
  ...words('parso parson परसों परसो', { days: -2, turns: true }),
  ...words('tarso tarson narso narson तरसों नरसों', { days: -3, turns: true }),
]);
/** 1 is Monday. */
export const WEEKDAYS: ReadonlyMap<string, number> = new Map([
  ...words('monday somvar somwar somvaar सोमवार', 1),
  ...words('tuesday mangalvar mangalwar mangalvaar मंगलवार', 2),
  ...words('wednesday budhvar budhwar budhvaar बुधवार', 3),
  ...words('thursday guruvar guruwar guruvaar brihaspativar veervar गुरुवार गुरूवार बृहस्पतिवार वीरवार', 4),
  ...words('friday shukravar shukrawar shukravaar shukrvar sukravar शुक्रवार', 5),
  ...words('saturday shanivar shaniwar shanivaar शनिवार', 6),
  ...words('sunday ravivar raviwar ravivaar itvar itwar रविवार इतवार', 7),
]);
export const LAST = set(
  'last previous past pichle pichhle pichla pichhla pichli pichhli gat beete bite पिछले पिछला पिछली गत बीते',
);
export const NEXT = set('next coming upcoming agle agla agli aagami agami अगले अगला अगली आगामी');
export const THIS = set('this current is iss isi chalu इस इसी चालू वर्तमान');
/** "every Monday", "second Saturday": no one day. */
export const EVERY = set(
  'every each har hr all second first third fourth doosre dusre pehle हर प्रत्येक सभी दूसरे पहले',
);
export const AGO = set('ago back pehle pahle phle pehele purv पहले पूर्व');
export const END = set('end ending ant akhir aakhir अंत अन्त आखिर एंड');
export const OF = set('ke ka of के का');
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

const ALL: readonly ReadonlyMap<string, unknown>[] = [MONTHS, RELATIVE, WEEKDAYS, SPAN];
const CALENDAR: ReadonlySet<string> = new Set(ALL.flatMap((map) => [...map.keys()]));

export function isCalendarWord(key: string): boolean {
  return CALENDAR.has(key);
}
