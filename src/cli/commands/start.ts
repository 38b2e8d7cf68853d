import type { Command } from 'commander';
import { readConfig } from '../../config.ts';
import { createLog, openHouse, serve } from '../../wiring/index.ts';
import { tell } from '../with-house.ts';

export function addStart(program: Command): void {
  program.command('start').description('run the helpdesk: doors, worker, pages').action(start);
}

async function start(): Promise<void> {
  const config = readConfig();
  const log = createLog(config.LOG_LEVEL);
  const house = await openHouse(config, log, tell);
  const serving = await serve(house).catch(async (error: unknown) => {
    await house.close();
    throw error;
  });
  const simulator = config.DEMO === 'yes' && house.cell.demo;
  process.stdout.write(
    [
      `GeM Cell Helpdesk (${house.cell.name.en}) is open at ${serving.url}`,
      `  web chat for citizens  ${serving.url}/`,
      ...(simulator
        ? [
            `  simulator (demo)       ${serving.url}/simulator   – no sign-in; play buyer, vendor and officers, move the clock`,
          ]
        : []),
      `  health                 ${serving.url}/health`,
      'Stop with Ctrl-C. Next: write to it in the web chat, or `npx gemcell chat`.',
      '',
    ].join('\n'),
  );
  await stopped();
  tell('Closing: what is in hand is finished first …');
  await serving.stop();
  process.exit(0);
}

function stopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
