import type { Folded } from '../fold.ts';
import type { Entity } from '../types.ts';

/**
 * Pieces of one text given away in turn: who comes first keeps its place, so a PAN inside a GSTIN or a mobile
 * number inside a contract number is not found a second time.
 */
export class Claims {
  readonly entities: Entity[] = [];
  readonly folded: Folded;
  /** How many digits the text holds: without any, most patterns need not be tried. */
  readonly digits: number;
  readonly #blocked: { start: number; end: number }[] = [];

  constructor(folded: Folded) {
    this.folded = folded;
    this.digits = countDigits(folded.text);
  }

  /** Takes folded units [from, to) from everybody: a landline is no sum. */
  block(from: number, to: number): void {
    this.#blocked.push(this.place(from, to));
  }

  /** Every match of a global pattern on the folded text whose place is still free. */
  *matches(pattern: RegExp): Generator<RegExpExecArray> {
    for (const match of this.folded.text.matchAll(pattern)) {
      const { start, end } = this.place(match.index, match.index + match[0].length);
      if (this.free(start, end)) yield match;
    }
  }

  /** Claims folded units [from, to) for an entity. */
  add(from: number, to: number, entity: Pick<Entity, 'kind' | 'value'> & Partial<Entity>): Entity {
    const { start, end } = this.place(from, to);
    const text = this.folded.original.slice(start, end);
    const made = { ...entity, text, start, end };
    this.entities.push(made);
    return made;
  }

  addMatch(match: RegExpExecArray, entity: Pick<Entity, 'kind' | 'value'> & Partial<Entity>): Entity {
    return this.add(match.index, match.index + match[0].length, entity);
  }

  /** @param gives what counts as free too */
  free(start: number, end: number, gives?: (entity: Entity) => boolean): boolean {
    const taken = gives ? this.entities.filter((one) => !gives(one)) : this.entities;
    return isFree(taken, start, end) && isFree(this.#blocked, start, end);
  }

  /** What lies wholly within a longer piece gives its place up to it. */
  giveUp({ start, end }: Entity, gives: (entity: Entity) => boolean): void {
    const within = (one: Entity) =>
      gives(one) && one.start >= start && one.end <= end && one.end - one.start < end - start;
    const kept = this.entities.filter((one) => !within(one));
    this.entities.splice(0, this.entities.length, ...kept);
  }

  private place(from: number, to: number): { start: number; end: number } {
    const text = this.folded.text.slice(from, to);
    const lead = text.length - text.trimStart().length;
    const tail = text.length - text.trimEnd().length;
    return { start: this.folded.at[from + lead]!, end: this.folded.at[Math.max(to - tail, from + lead)]! };
  }
}

function isFree(taken: readonly { start: number; end: number }[], start: number, end: number): boolean {
  return taken.every((one) => end <= one.start || start >= one.end);
}

function countDigits(text: string): number {
  let digits = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) digits += 1;
  }
  return digits;
}
