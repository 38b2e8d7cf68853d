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
    add({ place: 'department', words, codes, ordinary, asked: !ordinary });
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
  return { place: 'department', words, codes: [code], ordinary, asked: false };
}

/** "Home (incl. Police)" is also "Home" and "Police". */
function inAndOutOfBrackets(name: string): string[] {
  const match = /^(.*)\((.*)\)(.*)$/.exec(name);
  return match ? [`${match[1]} ${match[3]}`, match[2]!] : [];
}

/**
 * A district's short name that begins the full names of two or more ("Kanpur": Kanpur Nagar, Kanpur Dehat) fits
 * them all and is asked about.
 */
function* districtForms(districts: readonly Named[]): Generator<NameForm> {
  const begins = new Map<string, Set<string>>();
  for (const { code, names } of districts) {
    for (const name of names) {
      const words = nameWords(name);
      if (words.length < 2) continue;
      const codes = begins.get(words[0]!) ?? new Set();
      begins.set(words[0]!, codes.add(code));
    }
  }
  for (const { code, names } of districts) {
    for (const name of names) {
      const words = nameWords(name);
      const shared = words.length === 1 ? begins.get(words[0]!) : undefined;
      const codes = shared && shared.size > 1 && shared.has(code) ? [...shared] : [code];
      const ordinary = words.length === 1 && ORDINARY_DISTRICTS.has(words[0]!);
      yield { place: 'district', words, codes, ordinary, asked: codes.length > 1 };
    }
  }
}
