import type { Command } from 'commander';
import { readConfig } from '../../config.ts';
import { type Figures, goBack, type ModelRow, models } from '../../learning/index.ts';
import { LANGUAGES } from '../../lib/language.ts';
import { showMoment } from '../../lib/time.ts';
import { type House, learn, readData, retrainNow } from '../../wiring/index.ts';
import { inWords, print, tell, withHouse } from '../with-house.ts';

const CLI = { kind: 'system', name: 'command line' } as const;

interface Options {
  fromOfficers?: boolean;
  back?: boolean;
  list?: boolean;
  json?: boolean;
}

export function addLearn(program: Command): void {
  program
    .command('learn')
    .description('learns the intents once for this data and code; every other command then starts at once')
    .option('--from-officers', 'learns the lines that were taken; live where it is no worse in any language')
    .option('--back', 'the model that was live before is live again')
    .option('--list', 'the models learned from officers, with what they were measured to do')
    .option('--json', 'one JSON document')
    .action((options: Options) => {
      if (options.fromOfficers) return withHouse((house) => fromOfficers(house, options.json));
      if (options.back) return withHouse((house) => back(house, options.json));
      if (options.list) return withHouse((house) => list(house, options.json));
      const config = readConfig();
      const { cell, intents } = readData(config.CELL);
      const { model } = learn(intents, cell, config.DATA_DIR, tell);
      print(options.json, { model }, () => 'The intents are learned. Next: npm start');
    });
}

async function fromOfficers(house: House, json?: boolean): Promise<void> {
  const made = await retrainNow(house, tell);
  print(json, made, () =>
    made.length === 0
      ? 'There is nothing new to learn. Next: gemcell correct --list'
      : [...made.flatMap(told), 'Next: gemcell learn --list'],
  );
}

async function back(house: House, json?: boolean): Promise<void> {
  const live = await inWords(house, () =>
    house.act(CLI, 'learn --back', (act) => goBack(act, house.shipped().codeHash)),
  );
  print(json, { live: live?.version ?? null }, () => [
    live ? `Model ${live.version} is live again.` : 'The model that ships is in use again.',
    'The lines that went out with it wait for a decision. Next: gemcell correct --list',
  ]);
}

async function list(house: House, json?: boolean): Promise<void> {
  const all = await models(house.db);
  const { codeHash, model } = house.shipped();
  print(json, { shipped: { model, codeHash }, models: all }, () => [
    ...all.flatMap((row) => [
      ...told(row),
      ...(row.codeHash === codeHash ? [] : ['  of another code or other intents: not used here']),
    ]),
    all.some((row) => row.status === 'live' && row.codeHash === codeHash)
      ? 'Next: gemcell learn --back makes the one before live again'
      : 'The model that ships is in use. Next: gemcell learn --from-officers',
  ]);
}

function told({ version, status, createdAt, lines, why, figures }: ModelRow): string[] {
  return [
    `model ${version} · ${status} · ${showMoment(createdAt)} · ${lines.length} lines of officers and people${why ? ` · ${why}` : ''}`,
    `  before  ${counts(figures.before)}`,
    `  after   ${counts(figures.after)}`,
  ];
}

function counts({ byLanguage, outOfScope }: Figures): string {
  return [
    ...LANGUAGES.map((language) => `${language} ${byLanguage[language].right}/${byLanguage[language].n}`),
    `out of scope ${outOfScope.right}/${outOfScope.n}`,
  ].join(' · ');
}
