import type { Command } from 'commander';
import { listCells } from '../../cells/index.ts';
import { checkLines } from '../../faq/index.ts';
import { folderOf, readData } from '../../wiring/index.ts';
import { print } from '../with-house.ts';

export function addCheck(program: Command): void {
  program
    .command('check')
    .description(
      'reads all data that are not code (cells, intents, templates) and tells every fault with file and line',
    )
    .option('--json', 'one JSON document')
    .action((options: { json?: boolean }) => {
      const told = listCells().map((code) => {
        const { cell, intents } = readData(code);
        checkLines(folderOf('intents'), intents, cell);
        return {
          cell: code,
          departments: cell.departments.size,
          districts: cell.districts.size,
          officers: cell.officers.size,
          postings: cell.postings.length,
          intents: intents.size,
        };
      });
      print(options.json, told, () => [
        ...told.map(
          (each) =>
            `${each.cell}: ${each.departments} departments, ${each.districts} districts, ${each.officers} officers, ${each.postings} postings, ${each.intents} intents: no fault`,
        ),
        'Next: gemcell start',
      ]);
    });
}
