import { DateTime } from 'luxon';
import type { Token } from '../fold.ts';
import type { Entity } from '../types.ts';
import type { Claims } from './claims.ts';

export interface SaidDay {
  day: number;
  month: number;
  year: number | null;
}

/** Where a date stands: a match of a pattern or a run of tokens. */
export type Spot = RegExpExecArray | readonly [Token, Token];

const LEAP_GAP = 8;
const ZONE = 'Asia/Kolkata';

/** Days, weeks and months reckoned from the day of `now`, and set down as entities. */
export class Days {
  readonly #claims: Claims;
  readonly #now: Date;
  #today: DateTime | null = null;

  constructor(claims: Claims, now: Date) {
    this.#claims = claims;
    this.#now = now;
  }

  /** Most messages name no day, and a zone costs more than all the rest: made when first asked for. */
  get today(): DateTime {
    this.#today ??= DateTime.fromJSDate(this.#now, { zone: ZONE }).startOf('day');
    return this.#today;
  }

  /** A day of a month; without a year the last such day, and the next one beside it. A 31st of February is none. */
  addDay(spot: Spot, said: SaidDay): void {
    const { year: thisYear } = this.today;
    const at = (year: number) =>
      DateTime.fromObject({ year, month: said.month, day: said.day }, { zone: ZONE });
    if (said.year) {
      const given = at(said.year);
      if (given.isValid) this.put(spot, { value: given.toISODate()!, precision: 'day' });
      return;
    }
    // A 29th of February may be years away.
    const years = Array.from({ length: LEAP_GAP + 1 }, (_, i) => i);
    const past = years.map((i) => at(thisYear - i)).find((day) => day.isValid && day <= this.today);
    const next = years.map((i) => at(thisYear + i)).find((day) => day.isValid && day > this.today);
    if (past && next) this.put(spot, { value: past.toISODate()!, precision: 'day', next: next.toISODate()! });
  }

  addMonth(spot: Spot, month: number, year: number | null): void {
    const given = DateTime.fromObject({ year: year ?? this.today.year, month, day: 1 }, { zone: ZONE });
    const past = year || given <= this.today ? given : given.minus({ years: 1 });
    const next = year ? {} : { next: past.plus({ years: 1 }).toFormat('yyyy-MM') };
    this.put(spot, { value: past.toFormat('yyyy-MM'), precision: 'month', ...next });
  }

  /** What was written between two tokens. */
  between(a: Token, b: Token): string {
    return this.#claims.folded.original.slice(a.end, b.start);
  }

  put(spot: Spot, date: Pick<Entity, 'value' | 'precision'> & { next?: string }): void {
    const entity = { kind: 'date' as const, ...date };
    if ('index' in spot) this.#claims.addMatch(spot, entity);
    else this.addBetween(spot, entity);
  }

  /** Sets down any entity over a run of tokens, if its place is free. */
  addBetween(
    [from, to]: readonly [Token, Token],
    entity: Pick<Entity, 'kind' | 'value'> & Partial<Entity>,
  ): void {
    if (!this.#claims.free(from.start, to.end)) return;
    const text = this.#claims.folded.original.slice(from.start, to.end).trimEnd();
    this.#claims.entities.push({ ...entity, text, start: from.start, end: to.end });
  }
}
