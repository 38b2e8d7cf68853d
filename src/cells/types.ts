import type { Trilingual } from '../lib/language.ts';

/** A day as 'YYYY-MM-DD', in the cell's time zone. */
export type Day = string;

/** The rungs of the ladder; an officer's role says on which rung the post stands. */
export const ROLES = ['officer', 'in_charge', 'nodal'] as const;
export type Role = (typeof ROLES)[number];

export interface Department {
  code: string;
  name: Trilingual;
  /** Whole words or phrases, as written; fold before comparing. */
  aliases: string[];
}

/**
 * A word that must not be taken for one department at once.
 * ask: several candidates · confirm: one candidate, but the question is put first ·
 * context: an everyday word that counts only beside one of the `context` words or written in CAPITALS.
 */
export interface Ambiguous {
  alias: string;
  mode: 'ask' | 'confirm' | 'context';
  candidates: string[];
  /** The candidate meant most often: shown first, never taken without asking. */
  usual: string | null;
  context: string[];
  question: Trilingual;
}

export interface Division {
  code: string;
  name: Trilingual;
}

export interface District {
  /** LGD code; a few of MP's are placeholders. */
  code: string;
  name: Trilingual;
  /** Code of the division. */
  division: string;
  aliases: string[];
}

export interface Holiday {
  date: Day;
  name: Trilingual;
  certainty: string;
  sourceNote: string;
  /** False for tentative days: they do not stop the clock until confirmed. */
  counts: boolean;
}

/** The post, not the person. */
export interface Officer {
  code: string;
  title: Trilingual;
  role: Role;
  /** Code of the officer who stands in during absence. */
  linkOfficer: string | null;
  email: string;
  /** Code of a week pattern; null: the cell's own. */
  weekPattern: string | null;
}

/**
 * A charge held from–to (both days included; `to` null: until further notice).
 * With a department: all that concerns it. Without: a duty, everywhere or in a division or district.
 */
export interface PostingRow {
  officer: string;
  department: string | null;
  duty: number | null;
  division: string | null;
  district: string | null;
  from: Day;
  to: Day | null;
}

/** A channel of a desk that many read; empty: of every duty, of every department. */
export interface PlaceRow {
  door: string;
  address: string;
  duty: number | null;
  department: string | null;
}

/** A person of the demo, one row per tenure. */
export interface StaffRow {
  code: string;
  name: string;
  officer: string;
  from: Day;
  to: Day | null;
  /** 'channel:address' */
  handles: string[];
}

export interface RegistrationRow {
  kind: 'seller' | 'buyer';
  firm: string;
  pan: string | null;
  gstin: string | null;
  udyam: string | null;
  mobile: string | null;
  email: string | null;
  district: string;
  appliedOn: Day;
  status: string;
  reason: string | null;
  remark: string | null;
  seenOn: Day;
}

export interface RegistrationStatus {
  code: string;
  kind: 'status' | 'reason';
  name: Trilingual;
  /** What the applicant does next; null where there is nothing to do. */
  nextStep: Trilingual | null;
  evidence: string;
}

export interface Order {
  number: string;
  date: Day;
  kind: string;
  subject: Trilingual;
  /** Number of the order that amended this one. */
  amendedBy: string | null;
  seenIn: string;
  note: string;
  verify: boolean;
}
