import { keysOf } from '../fold.ts';
import type { Named, UnderstandingInput } from '../types.ts';
import { DEPARTMENT_WORDS, JOINING_WORDS, ORDINARY_DISTRICTS, ORDINARY_NAMES } from './words.ts';

/** The one sign that stands for "department", "vibhag", "विभाग" … inside a name. */
export const DEPARTMENT = '\u0001';

/** One spelling of one name, as the words that make it. */
export interface NameForm {
  place: 'department' | 'district';
  words: readonly string[];
  codes: readonly string[];
  /** Counts only with a sign that a department is meant (words.ts). */
  ordinary: boolean;
  /** Given as a word that must be asked about. */
  asked: boolean;
  /** How many wrong letters it is still told by. */
  bears: number;
}

/** Names of five letters bear a wrong one, of eight two: shorter ones would be heard everywhere. */
const BEARS_ONE = 5;
const BEARS_TWO = 8;

function bears(words: readonly string[]): number {
  const written = words.map((word) => (word === DEPARTMENT ? 'vibhag' : spellingsOf(word).at(-1)!));
  const letters = written.join(' ').length;
  return letters >= BEARS_TWO ? 2 : letters >= BEARS_ONE ? 1 : 0;
}

const NASALS: readonly (readonly [RegExp, string])[] = [
  [/\u0902(?=[क-घ])/g, 'ङ्'],
  [/\u0902(?=[च-झ])/g, 'ञ्'],
  [/\u0902(?=[ट-ढ])/g, 'ण्'],
  [/\u0902(?=[त-न])/g, 'न्'],
  [/\u0902(?=[प-म])/g, 'म्'],
];

/** The key of a word, and the key with its dots written out ("कौशांबी", "कौशाम्बी"): a slip may be made in either. */
export function spellingsOf(word: string): string[] {
  if (!word.includes('\u0902')) return [word];
  const full = NASALS.reduce((text, [dot, nasal]) => text.replace(dot, nasal), word);
  return full === word ? [word] : [word, full];
}

/** Words of a phrase for comparing: joining words gone, "department" in one spelling. */
export function nameWords(phrase: string): string[] {
  return keysOf(phrase)
    .filter((word) => !JOINING_WORDS.has(word))
    .map((word) => (DEPARTMENT_WORDS.has(word) ? DEPARTMENT : word));
}

export function nameForms(
  input: Pick<UnderstandingInput, 'departments' | 'ambiguous' | 'districts'>,
): NameForm[] {
  const forms = new Map<string, NameForm>();
  const add = (form: NameForm) => {
    if (form.words.length === 0) return;
    const key = `${form.place} ${form.words.join(' ')}`;
    const known = forms.get(key);
    if (!known) forms.set(key, form);
    else if (!known.asked) forms.set(key, joined(known, form));
  };
  for (const { word, codes } of input.ambiguous) {
    const words = nameWords(word);
    const ordinary = codes.length === 1 && words.length === 1;
    add({ place: 'department', words, codes, ordinary, asked: !ordinary, bears: bears(words) });
  }
  for (const department of input.departments) for (const form of departmentForms(department)) add(form);
  for (const form of districtForms(input.districts)) add(form);
  return [...forms.values()];
}

/** The same words given to two names fit both; a word that is ordinary anywhere stays ordinary. */
function joined(a: NameForm, b: NameForm): NameForm {
  return { ...a, codes: [...new Set([...a.codes, ...b.codes])], ordinary: a.ordinary || b.ordinary };
}

function* departmentForms(department: Named): Generator<NameForm> {
  for (const name of department.names) {
    for (const part of [name, ...inAndOutOfBrackets(name)]) {
      const words = nameWords(part);
      yield departmentForm(department.code, words);
      if (words.length > 1 && words.at(-1) === DEPARTMENT) {
        const bare = words.slice(0, -1);
        // A single word left over ("खेल" of "खेल विभाग") is a name only beside another word for department.
        const form = departmentForm(department.code, bare);
        yield bare.length === 1
          ? { ...form, ordinary: form.ordinary || !isGiven(department, bare[0]!) }
          : form;
      }
    }
  }
}

function isGiven(department: Named, word: string): boolean {
  return department.names.some((name) => nameWords(name).join(' ') === word);
}

function departmentForm(code: string, words: readonly string[]): NameForm {
  const ordinary = words.length === 1 && ORDINARY_NAMES.has(words[0]!);
  return { place: 'department', words, codes: [code], ordinary, asked: false, bears: bears(words) };
}

/** "Home (incl. Police)" is also "Home" and "Police". */
function inAndOutOfBrackets(name: string): string[] {
  const match = /^(.*)\((.*)\)(.*)$/.exec(name);
  return match ? [`${match[1]} ${match[3]}`, match[2]!] : [];
}

function* districtForms(districts: readonly Named[]): Generator<NameForm> {
  for (const { code, names } of districts) {
    for (const name of names) {
      const words = nameWords(name);
      const ordinary = words.length === 1 && ORDINARY_DISTRICTS.has(words[0]!);
      yield { place: 'district', words, codes: [code], ordinary, asked: false, bears: bears(words) };
    }
  }
}
