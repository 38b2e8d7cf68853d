import type { Language } from '../lib/language.ts';

/** What the engine is built from. Plain data: the engine knows no cell and no file. */
export interface UnderstandingInput {
  intents: readonly { id: string; lines: Partial<Record<Language, readonly string[]>> }[];
  departments: readonly Named[];
  /** Words that fit several departments: they are asked about. One word with one code is an ordinary word too. */
  ambiguous: readonly { word: string; codes: readonly string[] }[];
  districts: readonly Named[];
  /** From `engine.save()`, made from the same intents, departments and districts: skips training. */
  model?: SavedModel;
}

export interface Named {
  code: string;
  names: readonly string[];
}

export type EntityKind =
  | 'bid'
  | 'contract'
  | 'ra'
  | 'gstin'
  | 'pan'
  | 'udyam'
  | 'uam_old'
  | 'seller_id'
  | 'ifsc'
  | 'cin'
  | 'dpiit'
  | 'email'
  | 'mobile'
  | 'pincode'
  | 'amount'
  | 'number'
  | 'percent'
  | 'date'
  | 'period'
  | 'duration'
  | 'ticket'
  | 'ticket_short'
  | 'crac'
  | 'department'
  | 'department_ambiguous'
  | 'district'
  | 'district_ambiguous';

/** `text` is the piece as written, `start`/`end` its place in the text given (UTF-16 units, end exclusive). */
export interface Entity {
  kind: EntityKind;
  /**
   * Normalised: GEM/2026/B/1234567 · GEMC-511687700000001 · upper case without spaces for GSTIN, PAN, Udyam ·
   * ten digits for a mobile · plain rupees for an amount ("250000") · yyyy-mm-dd or yyyy-mm for a date ·
   * 2025-26, 2025 or Q2 for a period (financial year, year, quarter) ·
   * ISO 8601 for a duration ("P3M") · code of a department or district (ambiguous: the word) ·
   * GC-2026-000123[-X] for a ticket, the bare number for a short one · yes | no for crac.
   */
  value: string;
  text: string;
  start: number;
  end: number;
  /** Shape and check digit are right (contract, gstin, ticket with a check character, mobile). */
  valid?: boolean;
  /** Ambiguous words: the codes to choose from. */
  codes?: string[];
  /** Dates: whether a day, a week (told by its Monday) or only a month was said, and the next such date after now. */
  precision?: 'day' | 'week' | 'month';
  next?: string;
  /** In a letter, but in no sentence of it: in its head, signature or a quote, or in the address it is sent to. */
  beside?: 'frame' | 'addressee';
  /** crac: the date said with it, and whether the word CRAC was left out (an answer to our question). */
  date?: string;
  implicit?: boolean;
}

export interface Answer {
  yes?: boolean;
  no?: boolean;
  dontKnow?: boolean;
  skip?: boolean;
  /** A menu line chosen by number or ordinal; only when the whole message is that. */
  choice?: number;
}

export interface Scored {
  id: string;
  /** 0 to 1, roughly the chance that it is right. */
  confidence: number;
}

/**
 * What may be done with a reading, from the chance that it is right: act on it; ask "do you mean this?"; offer the
 * three likeliest; ask to say it differently. `ask` and `offer` turn the reading away; `act` and `confirm` take it.
 */
export type Band = 'act' | 'confirm' | 'offer' | 'ask';

/** From what chance on each band begins; chosen by cost on lines the model had not seen, kept with the model. */
export interface Bands {
  act: number;
  confirm: number;
  offer: number;
}

/** One thing that is wanted, and the part of the message that says it (`start`/`end` in the text given). */
export interface Matter {
  text: string;
  start: number;
  end: number;
  intent: Scored;
  /** The five likeliest, the intent first. */
  alternatives: Scored[];
  band: Band;
}

export interface Understanding {
  language: Language;
  /** False when the text is too short or mixed to tell (then `lastLanguage` was kept if given). */
  languageSure: boolean;
  /** Of the first matter. */
  intent: Scored;
  /** The five likeliest, the intent first. */
  alternatives: Scored[];
  band: Band;
  /** What is wanted, one or several things in the order said; at least one, the first being `intent`. */
  matters: Matter[];
  entities: Entity[];
  answer: Answer;
}

export interface Context {
  now: Date;
  lastLanguage?: Language | undefined;
  /** So many units at the beginning of the text are a letter's subject line (places count from its beginning). */
  subjectLength?: number;
}

export interface Nearest {
  code: string;
  name: string;
  /** 0 to 1, likeness of spelling and sound. */
  score: number;
}

/** One of the candidates given, by its place among them. */
export interface Likeness {
  index: number;
  likeness: number;
}

export interface Engine {
  understand(text: string, context?: Context): Understanding;
  nearestDepartments(text: string, n?: number): Nearest[];
  nearestDistricts(text: string, n?: number): Nearest[];
  /** Departments and districts only: for a check of lists, faster than `understand`. */
  names(text: string): Entity[];
  /** How much two texts say the same, 0 to 1; names, numbers and dates count as their kind. */
  likeness(a: string, b: string): number;
  /** The likest of the candidates, likest first: for questions and answers, for duplicates. */
  nearest(text: string, candidates: readonly string[], n?: number): Likeness[];
  save(): SavedModel;
  readonly bands: Bands;
  readonly trainingSeconds: number;
}

/** A trained model as JSON; typed arrays are base64. */
export interface SavedModel {
  version: number;
  /** Changes when the intents or names change: a model of another fingerprint is refused. */
  fingerprint: string;
  labels: string[];
  weights: Record<string, string>;
  /** What the weights are read by; of the model room alone. */
  settings: unknown;
  bands: Bands;
}
