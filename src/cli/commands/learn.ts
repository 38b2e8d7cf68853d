import type { Command } from 'commander';
import { readConfig } from '../../config.ts';
import { learn, readData } from '../../wiring/index.ts';
import { print, tell } from '../with-house.ts';

export function addLearn(program: Command): void {
  program
    .command('learn')
    .description('learns the intents once for this data and code; every other command then starts at once')
    .option('--json', 'one JSON document')
    .action((options: { json?: boolean }) => {
      const config = readConfig();
      const { cell, intents } = readData(config.CELL);
      const { model } = learn(intents, cell, config.DATA_DIR, tell);
      print(options.json, { model }, () => 'The intents are learned. Next: npm start');
    });
}
