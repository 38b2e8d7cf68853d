/** Below this share of trigrams of its own a line says nothing that another line does not say. */
const OWN_SHARE = 0.3;
/**
 * A fragment and a long letter that happens to hold it are lines of two kinds, and both are wanted: lines are compared
 * when the longer has at most half as many trigrams again as the shorter.
 */
const LONGER = 1.5;

/** The runs of three characters of a line, its folded words parted and edged by single blanks. */
export function trigramsOf(words: readonly string[]): Set<string> {
  const text = ` ${words.join(' ')} `;
  const trigrams = new Set<string>();
  for (let at = 0; at + 3 <= text.length; at += 1) trigrams.add(text.slice(at, at + 3));
  return trigrams;
}

/**
 * Finds lines that differ by under 30 % of their character trigrams. Read strictly: of two lines A and B of
 * comparable length, either |A \ B| / |A| or |B \ A| / |B| is under 0.3, that is |A ∩ B| > 0.7 · min(|A|, |B|).
 * Whatever 1 − |A ∩ B| / |A ∪ B| < 0.3 refuses, this refuses too.
 */
export class NearLines {
  readonly #holders = new Map<string, number[]>();
  readonly #sizes: number[] = [];
  #shared = new Uint16Array(64);

  /** Lines are numbered from 0 in the order they are added. */
  add(trigrams: ReadonlySet<string>): void {
    const line = this.#sizes.push(trigrams.size) - 1;
    for (const trigram of trigrams) {
      const holders = this.#holders.get(trigram);
      if (holders) holders.push(line);
      else this.#holders.set(trigram, [line]);
    }
    if (this.#sizes.length > this.#shared.length) this.#shared = new Uint16Array(this.#shared.length * 2);
  }

  /** The nearest of the lines added, if it is too near. */
  nearest(trigrams: ReadonlySet<string>): number | undefined {
    const touched: number[] = [];
    for (const trigram of trigrams) {
      for (const line of this.#holders.get(trigram) ?? []) {
        if (this.#shared[line] === 0) touched.push(line);
        this.#shared[line]! += 1;
      }
    }
    let nearest: number | undefined;
    let most = 1 - OWN_SHARE;
    for (const line of touched) {
      const share = shareOf(this.#shared[line]!, trigrams.size, this.#sizes[line]!);
      this.#shared[line] = 0;
      if (share <= most) continue;
      most = share;
      nearest = line;
    }
    return nearest;
  }
}

function shareOf(shared: number, one: number, other: number): number {
  const [shorter, longer] = one < other ? [one, other] : [other, one];
  return longer > shorter * LONGER ? 0 : shared / shorter;
}
