import type { Cell } from './cells/index.ts';
import type { EntityManager } from './persistence/index.ts';
import type { Wording } from './text/index.ts';

/** Who does it. History records the person and the post both. */
export type Doer =
  | { readonly kind: 'contact'; readonly contactId: string; readonly door?: string }
  | {
      readonly kind: 'staff';
      readonly staff: string;
      readonly contactId: string;
      readonly officers: readonly Charge[];
      /** By which door they came; absent where it is none (a job that acts for them). */
      readonly door?: string;
    }
  | { readonly kind: 'system'; readonly name: string };

/** A post that the staff member fills today. */
export interface Charge {
  readonly code: string;
  readonly role: 'officer' | 'in_charge' | 'nodal';
  /** As link officer, while whoever fills it is absent. */
  readonly acting: boolean;
}

/** What every verb is given: one open transaction, one reading of the clock, one cell, one doer. */
export interface Act {
  readonly tx: EntityManager;
  readonly now: Date;
  readonly cell: Cell;
  readonly words: Wording;
  readonly doer: Doer;
  /** What is being done, unique in the world: an inbox row, a job's item, a command. */
  readonly cause: string;
  /** Numbers the effects of this cause (outbox rows), so that a repeated act speaks once. */
  next(): number;
}

export function createAct(parts: Omit<Act, 'next'>): Act {
  let position = 0;
  return { ...parts, next: () => position++ };
}

/** The same transaction and numbering, done by somebody else (a verb that a job or another verb sets off). */
export function as(act: Act, doer: Doer): Act {
  return { ...act, doer, next: () => act.next() };
}
