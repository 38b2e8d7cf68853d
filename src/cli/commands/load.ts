import type { Command } from 'commander';
import { Trouble } from '../../lib/errors.ts';
import { decodeText } from '../../lib/legacy-fonts/index.ts';
import { LOADABLE, type Loadable, loadRows } from '../load-rows.ts';
import { print, readGiven, withHouse } from '../with-house.ts';

export function addLoad(program: Command): void {
  program
    .command('load')
    .description('takes in a table; a row that fails is told by row, column and reason, and the rest goes in')
    .argument('<kind>', LOADABLE.join(', '))
    .argument('<file>', 'a .csv file; Hindi in Unicode or Kruti Dev')
    .option('--dry-run', 'tells what would happen, and changes nothing')
    .option('--json', 'one JSON document')
    .action((kind: string, file: string, options: { dryRun?: boolean; json?: boolean }) =>
      withHouse(async (house) => {
        if (!(LOADABLE as readonly string[]).includes(kind))
          throw new Trouble('input', `"${kind}" is not one of ${LOADABLE.join(', ')}.`);
        const done = await loadRows(
          house,
          kind as Loadable,
          decodeText(readGiven(file)),
          file,
          Boolean(options.dryRun),
        );
        print(options.json, done, () => [
          ...done.read.map(
            ({ row, column, written, read }) => `row ${row}, ${column}: ${written} read as ${read}`,
          ),
          ...done.faults.map(
            (fault) => `row ${fault.row}${fault.column && `, ${fault.column}`}: ${fault.reason}`,
          ),
          `${done.taken} taken in, ${done.known} known already, ${done.faults.length} refused${options.dryRun ? ' (dry run: nothing was changed)' : ''}.`,
          nextAfter(kind, Boolean(options.dryRun), done.faults.length),
        ]);
        if (done.faults.length > 0) process.exitCode = 1;
      }),
    );
}

function nextAfter(kind: string, dryRun: boolean, refused: number): string {
  if (refused > 0)
    return 'Next: mend the rows above and load the file again; what was taken in stays as it is.';
  return dryRun ? `Next: gemcell load ${kind} FILE, without --dry-run` : 'Next: gemcell doctor';
}
