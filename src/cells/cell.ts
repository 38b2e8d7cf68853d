import { Trouble } from '../lib/errors.ts';
import type { Trilingual } from '../lib/language.ts';
import type { Category, CellInfo, Contact, Outcome, Rules, Threshold } from './settings.ts';
import type {
  Ambiguous,
  Day,
  Department,
  District,
  Division,
  Holiday,
  Officer,
  Order,
  PostingRow,
  RegistrationRow,
  RegistrationStatus,
  StaffRow,
} from './types.ts';

/** All that is peculiar to one state, checked and immutable. Maps are by code, in the files' order. */
export interface CellData extends CellInfo {
  readonly departments: ReadonlyMap<string, Department>;
  readonly ambiguous: readonly Ambiguous[];
  readonly divisions: ReadonlyMap<string, Division>;
  readonly districts: ReadonlyMap<string, District>;
  readonly holidays: readonly Holiday[];
  /** Titles of the thirteen duties, by number. */
  readonly duties: ReadonlyMap<number, Trilingual>;
  readonly categories: ReadonlyMap<string, Category>;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly findings: ReadonlyMap<string, Trilingual>;
  readonly rules: Rules;
  readonly contacts: ReadonlyMap<string, Contact>;
  readonly thresholds: readonly Threshold[];
  readonly orders: readonly Order[];
  readonly officers: ReadonlyMap<string, Officer>;
  /** What the database is seeded with; after that the database is the truth. */
  readonly postings: readonly PostingRow[];
  readonly staff: readonly StaffRow[];
  readonly registrations: readonly RegistrationRow[];
  readonly registrationStatuses: ReadonlyMap<string, RegistrationStatus>;
}

/** The queries throw Trouble('cell_unknown') for a code the cell does not have; ask the Maps where it may be so. */
export interface Cell extends CellData {
  department(code: string): Department;
  district(code: string): District;
  category(code: string): Category;
  officer(code: string): Officer;
  contact(code: string): Contact;
  /** The value in force on that day. */
  thresholdOn(code: string, day: Day): Threshold;
  /** Only the holidays that stop the clock, by date. */
  holidaysCounting(): readonly Holiday[];
}

export function makeCell(data: CellData): Cell {
  const one =
    <T>(what: string, map: ReadonlyMap<string, T>) =>
    (code: string): T => {
      const found = map.get(code);
      if (found === undefined) throw unknown(data.code, `${what} "${code}"`);
      return found;
    };
  const counting = data.holidays
    .filter((holiday) => holiday.counts)
    .sort((a, b) => a.date.localeCompare(b.date));
  return Object.freeze({
    ...data,
    department: one('department', data.departments),
    district: one('district', data.districts),
    category: one('category', data.categories),
    officer: one('officer', data.officers),
    contact: one('contact', data.contacts),
    thresholdOn: (code: string, day: Day) => {
      const found = data.thresholds.find((threshold) => threshold.code === code && isInForce(threshold, day));
      if (!found) throw unknown(data.code, `threshold "${code}" on ${day}`);
      return found;
    },
    holidaysCounting: () => counting,
  });
}

function isInForce({ validFrom, validTo }: Threshold, day: Day): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo);
}

function unknown(cell: string, what: string): Trouble {
  return new Trouble('cell_unknown', `The cell "${cell}" has no ${what}.`);
}
