import type { Command } from 'commander';
import { advanceClock } from '../../jobs/index.ts';
import { Trouble } from '../../lib/errors.ts';
import { showMoment } from '../../lib/time.ts';
import { deliverAll, type House, readersOf, scheduleOf } from '../../wiring/index.ts';
import { print, withHouse } from '../with-house.ts';

export function addClock(program: Command): void {
  const clock = program.command('clock').description('the demo clock');
  clock
    .command('advance')
    .description('demo and tests only: moves the clock and runs what fell due')
    .argument('<duration>', '90m, 36h, 3d, 1w or "2d 4h"')
    .option('--json', 'one JSON document')
    .action((duration: string, options: { json?: boolean }) =>
      withHouse((house) => advance(house, duration, options)),
    );
}

async function advance(house: House, duration: string, options: { json?: boolean }): Promise<void> {
  if (house.config.DEMO !== 'yes')
    throw new Trouble('clock', 'The clock moves by itself here: DEMO is "no".');
  const { now, done } = await advanceClock(scheduleOf(house), duration);
  await deliverAll(house, readersOf(house));
  print(options.json, { now: now.toISOString(), done }, () => [
    `It is now ${showMoment(now)} (demo time). Things that fell due: ${done}.`,
    'Next: gemcell ticket list',
  ]);
}
