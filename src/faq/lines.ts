import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Cell } from '../cells/index.ts';
import { type Fault, formatFault, readYaml } from '../lib/datafiles.ts';
import { Trouble } from '../lib/errors.ts';
import { type LineFault, type LinePlace, lineFaults } from '../nlu/index.ts';
import type { Intents } from './load.ts';

/**
 * Holds every line of the intents against all others: see `lineFaults`.
 * @param folder that the intents were read from
 * @throws Trouble 'intents' with one line per fault: file, line number, both texts and the reason
 */
export function checkLines(folder: string, intents: Intents, cell: Cell): void {
  const faults = faultsOfLines(folder, intents, cell);
  if (faults.length === 0) return;
  throw new Trouble(
    'intents',
    ['Lines of the intents are not fit to learn from:', ...faults.map(formatFault)].join('\n'),
  );
}

function faultsOfLines(folder: string, intents: Intents, cell: Cell): Fault[] {
  const names = [
    ...[...cell.departments.values(), ...cell.districts.values()].flatMap(({ name, aliases }) => [
      ...Object.values(name),
      ...aliases,
    ]),
    ...cell.ambiguous.map(({ alias }) => alias),
  ];
  const lineOf = lineNumbers(folder);
  return lineFaults([...intents.values()], names).map((fault) => told(fault, lineOf));
}

type LineOf = (id: string, path: readonly PropertyKey[]) => number;

/** A file is read again only when something in it is to be pointed at. */
function lineNumbers(folder: string): LineOf {
  const read = new Map<string, (path: readonly PropertyKey[]) => number>();
  return (id, path) => {
    const file = fileOf(id);
    if (!read.has(id)) {
      const { lineOf } = readYaml(z.unknown(), readFileSync(join(folder, file), 'utf8'), file);
      read.set(id, lineOf);
    }
    return read.get(id)!(path);
  };
}

function told(fault: LineFault, lineOf: LineOf): Fault {
  const { id, language, line, other, reason } = fault;
  const path = line ? pathOf(line) : language ? ['lines', language] : ['lines'];
  const said = [line && `"${line.text}"`, reason, other && `"${other.text}" (${placeOf(other, lineOf)})`];
  return {
    file: `intents/${fileOf(id)}`,
    line: lineOf(id, path),
    column: path.join('.'),
    reason: said.filter(Boolean).join(' '),
  };
}

function placeOf(line: LinePlace, lineOf: LineOf): string {
  return `intents/${fileOf(line.id)}:${lineOf(line.id, pathOf(line))}`;
}

function pathOf({ block, language, at }: LinePlace): PropertyKey[] {
  return [block, language, at];
}

function fileOf(id: string): string {
  return `${id}.yml`;
}
