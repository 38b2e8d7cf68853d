import type { Command } from 'commander';
import { Trouble } from '../../lib/errors.ts';
import { oneRow } from '../../lib/rows.ts';
import { handOverCharge } from '../../tickets/index.ts';
import { print, withHouse } from '../with-house.ts';

export function addHandover(program: Command): void {
  program
    .command('handover')
    .description("a transfer of charge: moves an officer's open tickets to another, with a handover note")
    .argument('<from>', 'code of the officer (post)')
    .argument('<to>', 'code of the officer (post)')
    .argument('<note>', 'the handover note, kept on each ticket')
    .option('--department <code>', 'only the tickets of this department')
    .option('--json', 'one JSON document')
    .action((from: string, to: string, note: string, options: { department?: string; json?: boolean }) =>
      withHouse(async (house) => {
        const moved = await house.act(
          { kind: 'system', name: 'command line' },
          `handover:${from}:${to}:${Date.now()}`,
          async (act) => {
            for (const code of [from, to]) {
              if (!(await oneRow(act.tx, 'SELECT 1 FROM officer WHERE code = $1', [code])))
                throw new Trouble('input', `There is no officer "${code}".`);
            }
            return handOverCharge(act, from, to, options.department ?? null, note);
          },
        );
        print(
          options.json,
          { from, to, moved },
          () => `Tickets handed over: ${moved}. Next: gemcell ticket list`,
        );
      }),
    );
}
