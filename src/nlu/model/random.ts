/** A small repeatable generator (mulberry32): the same lines give the same model. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Each line's place follows from its number alone: a line more moves no other before another, and so the model learned
 * with it differs from the one before by that line, not by another order of them all.
 */
export function shuffle(order: Int32Array, random: () => number): void {
  const salt = Math.floor(random() * 2 ** 32);
  const keyed = Float64Array.from(order, (line) => mix(line, salt) * LINES + line).sort();
  for (const [at, key] of keyed.entries()) order[at] = key % LINES;
}

/** More lines than a number of 53 bits has left beside a key of 32. */
const LINES = 2 ** 21;

/** The finalizer of MurmurHash3 over the line's number and the salt. */
function mix(line: number, salt: number): number {
  let key = Math.imul(line + 1, 0x9e3779b1) ^ salt;
  key = Math.imul(key ^ (key >>> 16), 0x85ebca6b);
  key = Math.imul(key ^ (key >>> 13), 0xc2b2ae35);
  return (key ^ (key >>> 16)) >>> 0;
}
