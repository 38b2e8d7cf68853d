import { createHash } from 'node:crypto';
import type { Command } from 'commander';
import { keepOriginal } from '../../inbox/index.ts';
import { Trouble } from '../../lib/errors.ts';
import { doorsOf, type House, takeAll } from '../../wiring/index.ts';
import { print, readGiven, withHouse } from '../with-house.ts';

export function addReplay(program: Command): void {
  program
    .command('replay')
    .description('feeds a saved original (an update, an .eml) through the real door')
    .argument('<channel>', 'mail or telegram')
    .argument('<file>', 'the original as it came')
    .option('--json', 'one JSON document')
    .action((channel: string, file: string, options: { json?: boolean }) =>
      withHouse((house) => replay(house, channel, file, options)),
    );
}

/** The same bytes replayed twice are one message, as they would be from the channel. */
async function replay(house: House, name: string, file: string, options: { json?: boolean }): Promise<void> {
  const door = (await doorsOf(house)).find((each) => each.name === name);
  if (!door)
    throw new Trouble('input', `The door "${name}" is off or unknown: give its settings (see .env.example).`);
  const raw = readGiven(file);
  const sha256 = createHash('sha256').update(raw).digest('hex');
  const fresh = await keepOriginal(
    house.db,
    { channel: name, account: 'replay', externalId: sha256, lane: `replay:${sha256}`, raw },
    await house.now(),
  );
  const taken = await takeAll(house, new Map([[name, door]]));
  const result = taken.find((each) => each.externalId === sha256)?.result;
  await door.stop();
  print(options.json, { fresh, result: result ?? null }, () => [
    fresh ? JSON.stringify(result, null, 2) : 'This original was taken up before; nothing was done.',
    'Next: gemcell ticket list',
  ]);
}
