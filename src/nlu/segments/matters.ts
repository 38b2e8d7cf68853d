import type { Bands, Scored } from '../types.ts';
import type { Piece } from './cut.ts';
import { isManner, kinship } from './kin.ts';

/** A run of clauses that tell one matter: tokens `from` to `to` (exclusive). */
export interface Run {
  from: number;
  to: number;
  /** Where the words begin that lead to it. */
  said: number;
  ranked: Scored[];
}

export interface Told {
  pieces: readonly Piece[];
  /** What tokens `from` to `to` say by themselves, likeliest first. */
  rank(from: number, to: number): Scored[];
  /** Whether they complain, ask or wish for something: facts told on the way are no matter. */
  wants(from: number, to: number): boolean;
  /** Whether they say themselves that they add something ("bhi", "also"). */
  adds(from: number, to: number): boolean;
  /** Whether the message says at its beginning that several things follow. */
  listed: boolean;
  whole: readonly Scored[];
  /** Each matter must have at least this chance in the whole. */
  seen: number;
  bands: Bands;
}

/** So many matters at most; a list of more is read as a whole. */
const MOST_MATTERS = 4;
/** Fewer words name no matter. */
const LEAST_WORDS = 3;
/** Each must be among so many of the whole message's likeliest readings. */
const SEEN_AMONG = 3;
/** From so many words on, a run is told at length. */
const LONG_RUN = 25;
/** A comma alone joins what belongs together: apart only where the whole message cannot decide between them. */
const SEEN_BESIDE_COMMA = 0.2;

/** So clear, readings near each other are two all the same. */
const BEYOND_DOUBT = 0.9;

interface Begun extends Run {
  opens: Piece['opens'];
  adds: boolean;
}

/** The runs in which several matters are told, or none where it is one (or cannot be told apart). */
export function severalIn(told: Told): Run[] {
  const runs = gather(told);
  if (runs.length < 2 || runs.length > MOST_MATTERS) return [];
  const sure = runs.map((run) => ({ ...run, ranked: asWhole(told, run) }));
  return sure.every((run, i) => stands(told, run, sure.slice(0, i))) ? sure : [];
}

/** Clauses go with what was said before them until one clearly says something else. */
function gather(told: Told): Begun[] {
  const runs: Begun[] = [];
  for (const { from, to, opens, said } of told.pieces) {
    const ranked = told.rank(from, to);
    const run: Begun = { from, to, said, ranked, opens, adds: told.listed || isAdded(told, from, to, opens) };
    const begins = clear(told, run);
    const last = runs.at(-1);
    if (!last) runs.push(begins ? run : { ...run, ranked: [] });
    else if (begins && last.ranked[0] && apart(last, run)) runs.push(run);
    else {
      last.to = to;
      if (last.ranked.length === 0 && begins) Object.assign(last, { ranked, opens, adds: run.adds });
    }
  }
  return runs;
}

/** A few clauses are read together; of a long run, the clause that began it tells. */
function asWhole(told: Told, { from, to, ranked }: Run): Scored[] {
  const together = told.rank(from, to);
  const same = together[0]?.id === ranked[0]?.id;
  if (to - from <= LONG_RUN) return together;
  return same && together[0]!.confidence > ranked[0]!.confidence ? together : ranked;
}

function isAdded(told: Told, from: number, to: number, opens: Piece['opens']): boolean {
  return opens === 'added' || opens === 'mark' || told.adds(from, to);
}

/** Surely a matter, and seen in the whole message too. */
function clear(told: Told, { from, to, opens, ranked: [best] }: Begun): boolean {
  // Seen in the whole too, it need not be as sure as what is acted on unasked.
  const sure = (told.bands.act + told.bands.confirm) / 2;
  if (!best || best.confidence < sure || isManner(best.id)) return false;
  if (to - from < LEAST_WORDS || !told.wants(from, to)) return false;
  const least = opens === 'comma' ? SEEN_BESIDE_COMMA : told.seen;
  return told.whole.slice(0, SEEN_AMONG).some(({ id, confidence }) => id === best.id && confidence >= least);
}

function apart(one: Run, other: Begun): boolean {
  const a = one.ranked[0]!;
  const b = other.ranked[0]!;
  const kin = kinship(a.id, b.id);
  if (kin !== 'near') return kin === 'apart';
  return other.adds || (other.opens !== 'comma' && Math.min(a.confidence, b.confidence) >= BEYOND_DOUBT);
}

/** Read as a whole run, it is still a matter of its own, unlike those before it. */
function stands(told: Told, run: Begun, before: readonly Begun[]): boolean {
  return clear(told, run) && before.every((other) => apart(other, run));
}
