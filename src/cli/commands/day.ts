import type { Command } from 'commander';
import { DateTime } from 'luxon';
import { Trouble } from '../../lib/errors.ts';
import { declare } from '../../tickets/index.ts';
import { print, withHouse } from '../with-house.ts';

const KINDS = { holiday: 'holiday', half: 'half_day', closure: 'closure', working: 'working' } as const;

export function addDay(program: Command): void {
  program
    .command('day')
    .description('declare a day: holiday, half, closure or working; open due times are computed anew')
    .argument('<date>', 'YYYY-MM-DD')
    .argument('<kind>', Object.keys(KINDS).join(', '))
    .argument('<name>', 'what it is, in English')
    .option('--hi <name>', 'its name in Hindi')
    .option('--source <text>', 'the order that declares it', 'command line')
    .option('--json', 'one JSON document')
    .action(
      (date: string, kind: string, name: string, options: { hi?: string; source: string; json?: boolean }) =>
        withHouse(async (house) => {
          if (!DateTime.fromISO(date).isValid || date.length !== 10)
            throw new Trouble('input', `"${date}" is not a date: write YYYY-MM-DD.`);
          if (!(kind in KINDS))
            throw new Trouble('input', `"${kind}" is not one of ${Object.keys(KINDS).join(', ')}.`);
          const moved = await house.act(
            { kind: 'system', name: 'command line' },
            `day:${date}:${kind}`,
            (act) => {
              const named = { en: name, hi: options.hi ?? name, 'hi-Latn': name };
              return declare(
                act,
                { date, kind: KINDS[kind as keyof typeof KINDS], name: named },
                options.source,
              );
            },
          );
          print(options.json, { date, kind, moved }, () => [
            `${date} is declared (${kind}). Due times moved: ${moved}.`,
            'Next: gemcell ticket show NUMBER explains a due time',
          ]);
        }),
    );
}
