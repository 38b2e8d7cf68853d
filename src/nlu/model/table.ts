/**
 * Signs and the row of each, in the order they came: open addressing over typed arrays, so that a look-up touches one
 * cache line and makes no garbage.
 */
export class SignTable {
  #keys: Int32Array;
  #rows: Int32Array;
  #mask: number;
  #size = 0;

  /** @param expected how many signs will be added; it grows beyond that by itself */
  constructor(expected = 16) {
    const capacity = powerOfTwo(expected * 2);
    this.#keys = new Int32Array(capacity);
    this.#rows = new Int32Array(capacity).fill(-1);
    this.#mask = capacity - 1;
  }

  static of(signs: Int32Array): SignTable {
    const table = new SignTable(signs.length);
    for (const sign of signs) table.add(sign);
    return table;
  }

  get size(): number {
    return this.#size;
  }

  /** The sign's row, or -1. */
  get(sign: number): number {
    return this.#rows[this.#slot(sign)]!;
  }

  /** The sign's row, a new one at the end when it was not known. */
  add(sign: number): number {
    const slot = this.#slot(sign);
    if (this.#rows[slot]! >= 0) return this.#rows[slot]!;
    this.#keys[slot] = sign;
    this.#rows[slot] = this.#size;
    this.#size += 1;
    if (this.#size * 2 > this.#mask) this.#grow();
    return this.#size - 1;
  }

  /** All signs, by row. */
  signs(): Int32Array {
    const signs = new Int32Array(this.#size);
    for (const [slot, row] of this.#rows.entries()) if (row >= 0) signs[row] = this.#keys[slot]!;
    return signs;
  }

  #slot(sign: number): number {
    // The low bits of FNV are its worst: mix before cutting.
    let slot = Math.imul(sign ^ (sign >>> 15), 0x2c1b3c6d) & this.#mask;
    while (this.#rows[slot]! >= 0 && this.#keys[slot] !== sign) slot = (slot + 1) & this.#mask;
    return slot;
  }

  #grow(): void {
    const signs = this.signs();
    this.#mask = this.#mask * 2 + 1;
    this.#keys = new Int32Array(this.#mask + 1);
    this.#rows = new Int32Array(this.#mask + 1).fill(-1);
    for (const [row, sign] of signs.entries()) {
      const slot = this.#slot(sign);
      this.#keys[slot] = sign;
      this.#rows[slot] = row;
    }
  }
}

function powerOfTwo(least: number): number {
  let capacity = 16;
  while (capacity < least) capacity *= 2;
  return capacity;
}
