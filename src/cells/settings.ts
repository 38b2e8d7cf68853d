import type { Trilingual } from '../lib/language.ts';
import type { Day, Role } from './types.ts';

/** What a duty demands before a ticket may be resolved (mission: dialogue e). */
export const DEMANDS = ['payment_date', 'finding', 'finding_or_refund_date', 'visit_report', 'none'] as const;
export type Demand = (typeof DEMANDS)[number];

export interface Category {
  code: string;
  /** 1–13 of the memorandum of 11-12-2020. */
  duty: number;
  title: Trilingual;
  /** Working days until due. */
  serviceDays: number;
  /** An event that may make it due earlier than `serviceDays`. */
  notAfter: 'bid_opening' | 'price_opening' | 'direction_date' | null;
  /** Working days between follow-ups once the first step is done; null: none. */
  followUpDays: number | null;
  /** Slots asked, in this order. */
  needs: string[];
  /** Slots kept when heard, never asked. */
  keeps: string[];
  confidential: boolean;
  /** The rung a ticket of this category begins on. */
  startsAt: Role;
  resolve: Demand;
  /** Codes of `Cell.findings` an officer may choose from; empty where no finding is demanded. */
  findings: string[];
  /** Codes of `Cell.outcomes`. */
  outcomes: string[];
}

export interface Outcome {
  code: string;
  title: Trilingual;
  /** Demands that need not be met with this outcome. */
  waives: Demand[];
}

export interface Contact {
  code: string;
  value: Trilingual;
  verifiedOn: Day | null;
  /** True: tell the reader to confirm it. */
  verify: boolean;
  source: string;
}

export interface Threshold {
  code: string;
  /** As shown to people, without the unit word: '₹50,000', '10', '0.30'. */
  value: Trilingual;
  number: number;
  unit: string;
  /** null: in force since before our sources begin. Both days included. */
  validFrom: Day | null;
  validTo: Day | null;
  certainty: string;
  source: string;
  verify: boolean;
}

export interface WeekPattern {
  /** ISO weekdays that are worked: 1 Monday … 7 Sunday. */
  weekdays: number[];
  /** Which Saturdays of the month are off, where Saturdays are worked. */
  offSaturdays: number[];
}

/** The cell's settings. `about` says of each whether it is our proposal and where it comes from. */
export interface Rules {
  weekPatterns: Record<string, WeekPattern>;
  weekPattern: string;
  /** Clock times 'HH:MM'. */
  officeHours: { from: string; to: string };
  halfDayEnds: string;
  /** Share of the service time, 0–1. */
  warnAt: number;
  /** Share of the service time at which a ticket climbs, and to which rung. */
  escalateAt: { at: number; to: Role }[];
  ladder: Role[];
  /** Calendar days after closing in which the requester may reopen. */
  reopenDays: number;
  interimMax: number;
  oneTimeCode: { digits: number; validMinutes: number; tries: number; perHour: number };
  /** Calendar days after which a verified contact counts as unverified. */
  contactFreshDays: number;
  /** Doors at which staff hear nothing from so long after the office closes until it opens, save what is urgent. */
  quiet: { doors: string[]; afterMinutes: number };
  /**
   * What never waits for the morning, and is marked: tickets of any of these categories, or with any of these details as
   * told; announcements of these kinds of fault.
   */
  urgent: { categories: string[]; slots: Record<string, string>; faults: string[] };
  about: Record<string, { proposal: boolean; source: string }>;
}

export interface CellInfo {
  code: string;
  name: Trilingual;
  timeZone: string;
  /** First letters of a ticket number. */
  ticketPrefix: string;
  /** First two digits of a GSTIN of this state. */
  gstState: string;
  /** A demo cell has the simulator, and every address in it ends in example.org. */
  demo: boolean;
  /** The cell whose rules, categories, thresholds, contacts serve where this one has none of its own. */
  inherit: string | null;
}
