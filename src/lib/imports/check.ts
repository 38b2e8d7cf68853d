import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, posix } from 'node:path';
import { findCycles } from './cycles.ts';
import { type Floors, placeOf } from './floors.ts';
import { readImports } from './read.ts';
import { againstLibrary, againstModule } from './rules.ts';

export interface Refusal {
  /** Below the root. */
  readonly file: string;
  readonly line: number;
  readonly says: string;
}

export interface Checked {
  readonly modules: number;
  readonly imports: number;
  readonly refusals: readonly Refusal[];
}

const CODE = /\.([cm]?[jt]s|[jt]sx)$/;

/** Holds every module below the root to the floors. */
export function checkImports(root: string, floors: Floors): Checked {
  const files = modulesOf(root);
  const refusals: Refusal[] = homeless(files, floors);
  const graph = new Map<string, string[]>();
  let imports = 0;
  for (const file of files) {
    const read = readImports(file, readFileSync(join(root, file), 'utf8'));
    refusals.push(...read.faults.map((fault) => ({ file, ...fault })));
    graph.set(file, []);
    for (const { target, line } of read.imports) {
      imports += 1;
      const to = target.startsWith('.') ? posix.join(posix.dirname(file), target) : undefined;
      const says = to ? againstPath(root, file, to, floors) : againstPackage(file, target, floors);
      if (says) refusals.push({ file, line, says: `names ${target}: ${says}` });
      if (to) graph.get(file)!.push(to);
    }
  }
  for (const ring of findCycles(graph))
    refusals.push({ file: ring[0]!, line: 1, says: `imports itself in a ring: ${ring.join(' → ')}` });
  return { modules: files.length, imports, refusals };
}

function modulesOf(root: string): string[] {
  const all = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return all
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => CODE.test(file))
    .sort();
}

/** A room nobody gave a floor would be held to no rule; a floor without its room is a rule that holds nobody. */
function homeless(files: readonly string[], floors: Floors): Refusal[] {
  const seen = new Set<string>();
  const refusals: Refusal[] = [];
  for (const file of files) {
    const { room, kind } = placeOf(file, floors);
    if (kind === undefined && !seen.has(room))
      refusals.push({ file, line: 1, says: `${room} stands on no floor: give it one` });
    seen.add(kind ?? room);
  }
  for (const kind of floors.floors.flat()) {
    if (!seen.has(kind))
      refusals.push({ file: kind, line: 1, says: 'stands on a floor, but there is no such room' });
  }
  return refusals;
}

function againstPath(root: string, from: string, to: string, floors: Floors): string | undefined {
  if (to.startsWith('..')) return 'it lies outside';
  if (!existsSync(join(root, to))) return 'there is no such file (write it with its ending)';
  return againstModule(from, to, floors);
}

function againstPackage(from: string, target: string, floors: Floors): string | undefined {
  if (isBuiltin(target)) return target.startsWith('node:') ? undefined : `write node:${target}`;
  return againstLibrary(from, target, floors);
}
