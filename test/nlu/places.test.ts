import { describe, expect, test } from 'vitest';
import { engine, entities, told } from './small.ts';
import { departments, districts } from './world.ts';

const names = (text: string) => engine.names(text).map((one) => `${one.kind}=${one.value}`);

describe('departments', () => {
  test.each([
    ['pwd', 'PWD'],
    ['P.W.D.', 'PWD'],
    ['लोनिवि', 'PWD'],
    ['loknirman vibhag', 'PWD'],
    ['lok nirmaan vibhaag', 'PWD'],
    ['basic shiksha', 'BASIC'],
    ['बेसिक शिक्षा विभाग', 'BASIC'],
    ['krishi shiksha', 'AGRED'],
    ['krishi vibhag', 'AGRI'],
    ['jal nigam gramin', 'NAMAMI'],
    ['cmo up', 'CMO'],
    ['irigation department', 'IRRI'],
    ['paryatn vibhag', 'TOUR'],
    ['stamp and registration', 'STAMP'],
    ['Home (incl. Police) department', 'HOME'],
    ['department of energy', 'ENERGY'],
    ['Language department', 'LANG'],
    ['RES ne paisa nahi diya', 'RED'],
    ['IT department', 'ITEL'],
    ['udyog vibhag', 'MSME'],
    ['pashu vibhag', 'ANIMH'],
    ['p.w.d.', 'PWD'],
    ['P W D', 'PWD'],
    ['PWD.', 'PWD'],
    ['पी डब्ल्यू डी', 'PWD'],
    ['पी0डब्ल्यू0डी0', 'PWD'],
    ['lok nirman', 'PWD'],
    ['nagr nigm', 'URBDEV'],
    ['swasthay vibag', 'HEALTH'],
    ['treasury ne paisa nahi diya', 'FIN'],
    ['sugar mill me paisa atka hai', 'SUGAR'],
    ['excise has not paid', 'EXCISE'],
  ])('%s', (text, code) => expect(names(text)).toEqual([`department=${code}`]));

  test('an ambiguous word is asked about, with the codes to choose from', () => {
    expect(engine.names('shiksha vibhag')[0]).toMatchObject({
      kind: 'department_ambiguous',
      codes: ['BASIC', 'SECEDU', 'HIGHEDU', 'TECHEDU', 'MEDEDU', 'VOCEDU'],
    });
    expect(names('jal nigam')).toEqual(['department_ambiguous=jal nigam']);
    expect(names('samaj kalyan')).toEqual(['department=SW']);
  });

  test.each([
    'change my language',
    'planning to buy',
    'working from home',
    'red colour chairs',
    'i need information',
    'purchase policy',
    'udyam number',
    'thank you',
    'Vikas Traders ka bhugtan',
    'police verification ka kagaz',
    'पुलिस सत्यापन में देरी',
    'court case chal raha hai',
    'solar panel ki supply',
    'jal gaya transformer',
    'niyam kya hai nagar me',
    'labour charge kitna hai',
    'food packet supply kiya',
    'sugar 50 kg',
    'gonna wanna banana',
    'shaam ko aana',
    'khade ho jao',
    'sharm karo',
    'बढ़िया काम',
    'संस्था का उद्यम पंजीकरण',
  ])('no department in "%s"', (text) =>
    expect(names(text).filter((one) => one.startsWith('department'))).toEqual([]),
  );

  test('an everyday name is taken as the whole answer to "which department?"', () => {
    expect(names('finance')).toEqual(['department=FIN']);
    expect(names('transport agra')).toEqual(['department=TRANS', 'district=118']);
  });
});

describe('districts', () => {
  test.each([
    ['faizabad', '140'],
    ['allahabad', '120'],
    ['बाँदा', '128'],
    ['muzafar nagar', '172'],
    ['Gorakhpurr', '148'],
    ['siddharth nagar', '182'],
    ['कानपुर देहात', '156'],
    ['noida', '144'],
    ['banaras', '187'],
    ['Prayagraj', '120'],
    ['इलाहाबाद', '120'],
    ['अयोध्या', '140'],
    ['फ़ैज़ाबाद', '140'],
    ['फैजाबाद', '140'],
    ['mughalsarai', '135'],
    ['mughal sarai', '135'],
    ['मुगलसराय', '135'],
    ['मुग़लसराय', '135'],
    ['सन्त कबीर नगर', '178'],
    ['संतकबीरनगर', '178'],
    ['ग़ाज़ियाबाद', '145'],
    ['गाजियाबाद', '145'],
  ])('%s', (text, code) => expect(names(text)).toEqual([`district=${code}`]));

  test('a name that the list gives to one district is that district', () => {
    for (const text of ['kanpur se', 'कानपुर', 'Kanpur city', 'kanpur nagar'])
      expect(names(text)).toEqual(['district=157']);
    expect(names('kanpur dehat')).toEqual(['district=156']);
  });

  test.each(['ek banda paise maang raha hai', 'malin basti me', 'koi banda nahi sunta'])(
    'no district in "%s"',
    (text) => {
      expect(names(text)).toEqual([]);
    },
  );

  test('a municipal body keeps its words when the town ends in "nagar" too', () => {
    expect(names('nagar nigam ambedkar nagar')).toEqual(['department=URBDEV', 'district=121']);
    expect(names('kanpur nagar nigam')).toEqual(['district=157', 'department=URBDEV']);
    expect(names('gautam buddha nagar nigam')).toEqual(['district=144', 'department=URBDEV']);
    expect(names('kanpur nagar')).toEqual(['district=157']);
  });
});

test('an unknown department is met with the nearest names', () => {
  expect(engine.nearestDepartments('lok nirmaann vibhag')[0]).toMatchObject({ code: 'PWD' });
  expect(engine.nearestDepartments('pashu palen', 5).map((one) => one.code)).toContain('ANIMH');
  expect(engine.nearestDistricts('gorkhpoor', 2)[0]).toMatchObject({ code: '148' });
  expect(engine.nearestDepartments('', 3)).toEqual([]);
});

// Ninety-seven departments, seventy-five districts: each pair must come out, in the cell's own names and script.
describe('every department with every district', () => {
  const patterns: Record<string, (d: Names, x: Names) => string> = {
    hi: (d, x) => `${d.hi.replace(/ विभाग$/, '')} विभाग ${x.hi} ने जून में माल लिया पर पैसा नहीं दिया`,
    'hi, district first': (d, x) => `जनपद ${x.hi} के ${d.hi} ने भुगतान नहीं किया`,
    en: (d, x) => `${d.en} department ${x.en} took goods in June but has not paid`,
    'en, district last': (d, x) => `Department of ${d.en} has not paid us in ${x.en}`,
    'hi-Latn': (d, x) => `${d['hi-Latn']} vibhag ${x['hi-Latn']} ne june me maal liya paisa nhi diya`,
  };
  test.each(Object.keys(patterns))('%s', (pattern) => {
    const wrong: string[] = [];
    for (const department of departments.values()) {
      for (const district of districts.values()) {
        const text = patterns[pattern]!(department.name, district.name);
        const found = names(text).toSorted().join(' ');
        if (found !== `department=${department.code} district=${district.code}`)
          wrong.push(`${text}: ${found}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

type Names = { en: string; hi: string; 'hi-Latn': string };

test('every alias of every department, with the word for department, is that department or is asked about', () => {
  const wrong: string[] = [];
  for (const { code, aliases } of departments.values()) {
    for (const alias of aliases) {
      const [one, more] = engine.names(/[a-z]/.test(alias) ? `${alias} vibhag` : `${alias} विभाग`);
      if (more || !one || (one.value !== code && !one.codes?.includes(code)))
        wrong.push(`${alias}: ${one?.value}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('numbers and names of one sentence are all told', () => {
  expect(told('pwd basti ne june me maal liya, 2 lac, GEMC-511687700000001')).toEqual([
    'department=PWD',
    'district=131',
    'date=2026-06',
    'amount=200000',
    'contract=GEMC-511687700000001',
  ]);
  expect(entities('')).toEqual([]);
});

test.each([
  ['jal kal ne bill nahi diya', 'department=URBDEV'],
  ['UP 112 se payment nahi mila', 'department=HOME'],
  ['upcar se paisa nahi mila', 'department=AGRED'],
  ['payment pending from personnel since june', 'department=PERS'],
])('a name is one whole, though a day, a number or an everyday word stands in it: %s', (text, expected) => {
  expect(told(text)).toContain(expected);
});

test('a word said twice is no misspelt name', () => {
  expect(told('firm kal kal karti hai').filter((one) => one.startsWith('department'))).toEqual([]);
});
