import type { Command } from 'commander';
import { type Aside, bringBack, listAside } from '../../inbox/index.ts';
import { Trouble } from '../../lib/errors.ts';
import { showMoment } from '../../lib/time.ts';
import { print, withHouse } from '../with-house.ts';

interface Options {
  back?: string;
  json?: boolean;
}

export function addAside(program: Command): void {
  program
    .command('aside')
    .description('what was put aside unanswered: newsletters, spam, robots; and how it is brought back')
    .option('--back <id>', 'it is a person after all: taken up and answered')
    .option('--json', 'one JSON document')
    .action((options: Options) => (options.back ? back(options.back, options) : list(options)));
}

function list({ json }: Options): Promise<void> {
  return withHouse(async ({ db }) => {
    const aside = await listAside(db);
    print(json, aside, () => [
      ...aside.map(shown),
      aside.length > 0 ? 'Next: gemcell aside --back ID, where a person wrote' : 'Nothing lies aside.',
    ]);
  });
}

function back(id: string, { json }: Options): Promise<void> {
  return withHouse(async (house) => {
    const found = /^\d{1,18}$/.test(id) && (await bringBack(house.db, id, await house.now()));
    if (!found) throw new Trouble('input', `Nothing of number ${id} lies aside: see gemcell aside.`);
    print(
      json,
      { id, broughtBack: true },
      () => 'It is taken up like any message, by the process that runs.',
    );
  });
}

function shown({ id, why, from, at, subject, text }: Aside): string {
  const words = (subject || text || '').replace(/\s+/g, ' ').slice(0, 80);
  return `${id.padStart(6)} ${why.padEnd(10)} ${showMoment(at)} ${from}: ${words}`;
}
