import type { Command } from 'commander';
import { print, withHouse } from '../with-house.ts';

export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description("bring the database's tables to this version")
    .option('--json', 'one JSON document')
    .action((options: { json?: boolean }) =>
      // Opening the house migrates; there is no second way.
      withHouse(async (house) => {
        const rows = await house.db.query<{ number: number; name: string }>(
          'SELECT number, name FROM schema_migration ORDER BY number',
        );
        print(options.json, rows, () => [
          'The tables are up to date:',
          ...rows.map((row) => `  ${row.number} ${row.name}`),
          'Next: gemcell start',
        ]);
      }),
    );
}
