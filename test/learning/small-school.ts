import type { Knowing, Shipped, Taught } from '../../src/learning/index.ts';
import type { Language } from '../../src/lib/language.ts';
import { createUnderstanding } from '../../src/nlu/index.ts';
import { places } from '../nlu/world.ts';

type Lines = Record<Language, string[]>;

/** Who speaks, and a second half for each: lines enough that a model of four intents knows what it knows. */
function lines(en: string[], hi: string[], latin: string[]): Lines {
  const with_ = (all: string[], more: string[]) => all.flatMap((line) => more.map((end) => `${line} ${end}`));
  return {
    en: with_(en, ['please', 'since June', 'what to do', 'tell me']),
    hi: with_(hi, ['कृपया', 'जून से', 'क्या करें', 'बताएं']),
    'hi-Latn': with_(latin, ['kripya', 'june se', 'kya kare', 'bataiye']),
  };
}

const SCHOOL: Record<string, { category: string | null; lines: Lines; kept: Lines }> = {
  pay_pending: {
    category: 'payment',
    lines: lines(
      ['payment not received', 'department is not releasing payment', 'my bill is pending', 'money not paid'],
      ['भुगतान लम्बित है', 'विभाग भुगतान नहीं कर रहा', 'बिल का भुगतान नहीं हुआ', 'पैसा नहीं मिला'],
      ['payment nahi aaya', 'vibhag bhugtan nahi kar raha', 'bill ka paisa nahi mila', 'paisa nahi de rahe'],
    ),
    kept: {
      en: ['payment not paid by department', 'bill money not received'],
      hi: ['विभाग ने पैसा नहीं दिया', 'बिल का पैसा लम्बित है'],
      'hi-Latn': ['vibhag payment nahi de rahe', 'rakam do saal se dabi hui hai bill payment nahi mila'],
    },
  },
  reg_status_check: {
    category: null,
    lines: lines(
      [
        'status of my registration',
        'is my firm registered',
        'registration application status',
        'registered yet',
      ],
      ['पंजीकरण की स्थिति', 'फर्म का पंजीकरण हुआ या नहीं', 'पंजीकरण आवेदन कहाँ है', 'पंजीकृत हुआ'],
      [
        'registration ka kya hua',
        'firm register hui ki nahi',
        'registration ka avedan kahan hai',
        'register hua',
      ],
    ),
    kept: {
      en: ['registration status of the firm', 'application for registration'],
      hi: ['फर्म के पंजीकरण की स्थिति', 'पंजीकरण का आवेदन हुआ'],
      'hi-Latn': ['firm ka registration hua', 'register ka avedan kahan'],
    },
  },
  corruption: {
    category: 'corruption',
    lines: lines(
      ['officer asks for a bribe', 'they want commission'],
      ['अधिकारी रिश्वत मांगते हैं', 'कमीशन चाहते हैं'],
      ['babu rishwat mangta hai', 'commission chahiye unko'],
    ),
    kept: {
      en: ['officer wants commission'],
      hi: ['रिश्वत चाहते हैं'],
      'hi-Latn': ['rishwat chahiye babu', 'sinchai vibhag Agra ka babu rishwat chahiye'],
    },
  },
  out_of_scope: {
    category: null,
    lines: lines(
      ['what is the weather', 'tell a joke'],
      ['आज का मौसम', 'चुटकुला सुनाओ'],
      ['aaj ka mausam', 'chutkula sunao'],
    ),
    kept: { en: ['weather today'], hi: ['मौसम कैसा'], 'hi-Latn': ['mausam kaisa'] },
  },
};

const input = {
  ...places,
  intents: Object.entries(SCHOOL).map(([id, { lines: own }]) => ({ id, lines: own })),
};
const engine = createUnderstanding(input);

export const intents: Knowing['intents'] = new Map<string, Taught>(Object.entries(SCHOOL));

/** A school of four intents, whose model is learned in a moment. */
export const knowing: Knowing = { engine, intents };
export const shipped: Shipped & { engine: typeof engine; model: string } = {
  input,
  engine,
  codeHash: 'small-school',
  save: () => engine.save(),
  model: engine.save().fingerprint,
};
