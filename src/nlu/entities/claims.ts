import type { Folded } from '../fold.ts';
import type { Entity } from '../types.ts';

/**
 * Pieces of one text given away in turn: who comes first keeps its place, so a PAN inside a GSTIN or a mobile
 * number inside a contract number is not found a second time.
 */
export class Claims {
  readonly entities: Entity[] = [];
  readonly folded: Folded;

  constructor(folded: Folded) {
    this.folded = folded;
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

  free(start: number, end: number): boolean {
    return this.entities.every((one) => end <= one.start || start >= one.end);
  }

  private place(from: number, to: number): { start: number; end: number } {
    const text = this.folded.text.slice(from, to);
    const lead = text.length - text.trimStart().length;
    const tail = text.length - text.trimEnd().length;
    return { start: this.folded.at[from + lead]!, end: this.folded.at[Math.max(to - tail, from + lead)]! };
  }
}
