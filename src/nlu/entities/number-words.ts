import { keysOf } from '../fold.ts';

const HINDI = `ek एक|do दो|teen तीन tin|char चार chaar|panch पांच पाँच paanch|chhah छह छः chhe che छे|saat सात sat|
aath आठ ath|nau नौ|das दस dus|gyarah ग्यारह|barah बारह baarah|terah तेरह|chaudah चौदह|pandrah पन्द्रह पंद्रह|
solah सोलह|satrah सत्रह|atharah अठारह|unnis उन्नीस|bees बीस bis|ikkis इक्कीस|bais बाईस baais|teis तेईस|
chaubis चौबीस|pachis पच्चीस pachchis|chhabbis छब्बीस|sattais सत्ताईस सत्ताइस|atthais अट्ठाईस|untis उनतीस|
tees तीस tis|ikattis इकतीस|battis बत्तीस|taintis तैंतीस|chauntis चौंतीस|paintis पैंतीस|chhattis छत्तीस|
saintis सैंतीस|adtis अड़तीस|untalis उनतालीस|chalis चालीस chaalis|iktalis इकतालीस|bayalis बयालीस|taintalis तैंतालीस|
chawalis चवालीस|paintalis पैंतालीस|chhiyalis छियालीस|saintalis सैंतालीस|adtalis अड़तालीस|unchas उनचास|
pachas पचास pachaas|ikyavan इक्यावन|bavan बावन|tirpan तिरपन|chauvan चौवन|pachpan पचपन|chhappan छप्पन|
sattavan सत्तावन|athavan अट्ठावन|unsath उनसठ|saath साठ|iksath इकसठ|basath बासठ|tirsath तिरसठ|chaunsath चौंसठ|
painsath पैंसठ|chhiyasath छियासठ|sadsath सड़सठ|adsath अड़सठ|unhattar उनहत्तर|sattar सत्तर|ikhattar इकहत्तर|
bahattar बहत्तर|tihattar तिहत्तर|chauhattar चौहत्तर|pachhattar पचहत्तर|chhihattar छिहत्तर|satattar सतहत्तर|
athattar अठहत्तर|unyasi उन्यासी|assi अस्सी|ikyasi इक्यासी|bayasi बयासी|tirasi तिरासी|chaurasi चौरासी|
pachasi पचासी|chhiyasi छियासी|satasi सत्तासी|athasi अट्ठासी|navasi नवासी|nabbe नब्बे|ikyanve इक्यानवे|
banve बानवे|tiranve तिरानवे|chauranve चौरानवे|panchanve पंचानवे|chhiyanve छियानवे|sattanve सत्तानवे|
atthanve अट्ठानवे|ninyanve निन्यानवे`;
const ENGLISH =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty';

const ENGLISH_TENS = 'thirty forty fifty sixty seventy eighty ninety';

/** 1 to 99 in Hindi of both scripts; 1 to 20 and the tens in English. */
export const SMALL: ReadonlyMap<string, number> = new Map([
  ...HINDI.split('|').flatMap((line, i) => keysOf(line).map((word) => [word, i + 1] as const)),
  ...ENGLISH.split(' ').map((word, i) => [word, i + 1] as const),
  ...ENGLISH_TENS.split(' ').map((word, i) => [word, 30 + i * 10] as const),
]);

/** Whole words that hold a fraction: dhai lakh is 2.5 lakh. */
export const FRACTIONS: ReadonlyMap<string, number> = table({
  1.5: 'dedh derh डेढ़ डेढ',
  2.5: 'dhai dhaai adhai ढाई अढाई',
  1.25: 'sava savaa सवा',
  0.75: 'paun पौन pauna',
  0.5: 'aadha adha आधा half',
});

/** Words before a number that shift it: sadhe aath is 8.5. */
export const SHIFTS: ReadonlyMap<string, number> = table({
  0.5: 'sadhe saadhe sade sarhe साढ़े साढे',
  0.25: 'sava savaa सवा',
  '-0.25': 'paune pone पौने',
});

export const UNITS: ReadonlyMap<string, number> = table({
  100: 'sau hundred सौ',
  1000: 'hazar hazaar hajar hajaar hjar hjr hzar hzr hazr hajr thousand k हजार हज़ार',
  100000: 'lakh lac lakhs lacs laakh lack laks lak lkh laakhs l लाख लाखों',
  10000000: 'crore crores cr crs karod karor karore krod kror करोड़ करोड',
});

/** Units of one letter count only right after a digit: "50k", "2L". */
export const GLUED_UNITS: ReadonlySet<string> = new Set(['k', 'l']);

function table(words: Record<string, string>): Map<string, number> {
  return new Map(
    Object.entries(words).flatMap(([value, list]) => keysOf(list).map((word) => [word, Number(value)])),
  );
}
