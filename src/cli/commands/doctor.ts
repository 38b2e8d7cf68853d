import type { Command } from 'commander';
import { readConfig } from '../../config.ts';
import { Trouble } from '../../lib/errors.ts';
import { createLog, openHouse, probeDoors } from '../../wiring/index.ts';
import { type Finding, findingsIn } from '../findings.ts';
import { print, tell } from '../with-house.ts';

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('tries every connection, checks every history, and tells what needs a hand')
    .option('--json', 'one JSON document')
    .action(async (options: { json?: boolean }) => {
      const findings = await examine();
      const ok = findings.every((each) => each.ok);
      print(options.json, { ok, findings }, () => [
        ...findings.map((each) => `${each.ok ? 'well ' : 'LOOK '} ${each.part}: ${each.says}`),
        ok ? 'Nothing needs a hand.' : 'Next: see the lines marked LOOK.',
      ]);
      if (!ok) process.exitCode = 1;
    });
}

/** The doors are tried also while the database is away: one fault must not hide another. */
async function examine(): Promise<Finding[]> {
  const config = readConfig();
  const log = createLog(process.env.LOG_LEVEL ? config.LOG_LEVEL : 'error');
  return [...(await inHouse(config, log)), ...(await probeDoors(config))];
}

async function inHouse(...[config, log]: Parameters<typeof openHouse>): Promise<Finding[]> {
  try {
    const house = await openHouse(config, log, tell);
    try {
      return await findingsIn(house);
    } finally {
      await house.close();
    }
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    return [{ part: 'start', ok: false, says: error.message }];
  }
}
