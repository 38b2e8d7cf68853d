import type { Command } from 'commander';
import {
  approve,
  type Candidate,
  type Corrected,
  candidates,
  correct,
  type Reason,
  refuse,
} from '../../learning/index.ts';
import { Trouble } from '../../lib/errors.ts';
import { isLanguage, type Language } from '../../lib/language.ts';
import { showMoment } from '../../lib/time.ts';
import type { House } from '../../wiring/index.ts';
import { inWords, print, withHouse } from '../with-house.ts';

const CLI = { kind: 'system', name: 'command line' } as const;

const REASONS: Record<Reason, string> = {
  too_short: 'it says too little',
  too_long: 'it is longer than 300 letters: give the sentence that matters',
  an_answer: 'it is an answer such as yes or no, which means something else each time',
  kept: 'it is one of the lines kept aside to measure with; learned, it would measure nothing',
  known: 'it is among the lines of that intent already',
  confidential: 'its words are confidential',
  too_many: 'enough for one day',
  contradicts: 'it is learned as another intent',
  refused: 'somebody refused it',
  spoken_for: 'it was taken in another meaning',
  gone_back: 'the model that had learned it was given up',
};

interface Options {
  lang?: string;
  list?: boolean;
  approve?: string;
  refuse?: string;
  because?: string;
  json?: boolean;
}

export function addCorrect(program: Command): void {
  program
    .command('correct')
    .description('a line and the intent it means: learned at the next retraining')
    .argument('[text]', 'what a person wrote')
    .argument('[intent]', 'what it means: the name of a file of intents/')
    .option('--lang <language>', 'en, hi, hl or hi-Latn; absent: as it reads')
    .option('--list', 'the lines proposed so far')
    .option('--approve <id>', 'this line is learned')
    .option('--refuse <id>', 'this line is never learned')
    .option('--because <why>', 'with --refuse: kept with it')
    .option('--json', 'one JSON document')
    .action((text: string | undefined, intent: string | undefined, options: Options, command: Command) => {
      const { list, json } = options;
      if (list) return withHouse((house) => show(house, json));
      if (options.approve ?? options.refuse) return withHouse((house) => decide(house, options));
      if (!text || !intent) return command.error('give a TEXT and an INTENT, or --list');
      return withHouse((house) => say(house, text, intent, options));
    });
}

async function say(house: House, text: string, meant: string, { lang, json }: Options): Promise<void> {
  const knowing = await house.knowledge();
  const { intent, language } = knowing.engine.understand(text, { now: await house.now() });
  const said = {
    text,
    meant,
    read: intent.id,
    language: languageOf(lang) ?? language,
    source: 'cli',
    model: knowing.model,
  } as const;
  const told = await inWords(house, () => house.act(CLI, 'correct', (act) => correct(act, said, knowing)));
  print(json, { ...told, because: told.reason && REASONS[told.reason] }, () => [answer(told), next(told)]);
  if (told.status === 'refused') process.exitCode = 1;
}

function languageOf(lang: string | undefined): Language | undefined {
  const language = lang === 'hl' ? 'hi-Latn' : lang;
  if (language !== undefined && !isLanguage(language))
    throw new Trouble('input', `"${lang}" is no language: write en, hi, hl or hi-Latn.`);
  return language;
}

function answer({ status, reason, detail, id }: Corrected): string {
  const why = reason ? `: ${REASONS[reason]}${detail ? ` (${detail})` : ''}` : '';
  if (status === 'taken') return `The line is taken (number ${id}).`;
  return `The line ${status === 'waiting' ? `waits for a decision (number ${id})` : 'is refused'}${why}.`;
}

function next({ status, id }: Corrected): string {
  if (status === 'taken') return 'Next: gemcell learn --from-officers (or wait for the night)';
  return id ? `Next: gemcell correct --approve ${id}` : 'Next: gemcell correct --list';
}

async function decide(house: House, options: Options): Promise<void> {
  const line = await inWords(house, () =>
    house.act(CLI, 'correct', (act) =>
      options.approve ? approve(act, options.approve) : refuse(act, options.refuse!, options.because),
    ),
  );
  print(options.json, line, () => [shown(line), next(line)]);
}

async function show(house: House, json?: boolean): Promise<void> {
  const lines = await candidates(house.db);
  print(json, lines, () => [
    ...lines.map(shown),
    lines.some(({ status }) => status === 'waiting')
      ? 'Next: gemcell correct --approve ID or --refuse ID'
      : 'Nothing waits for a decision. Next: gemcell learn --from-officers',
  ]);
}

function shown(line: Candidate): string {
  const { id, status, text, language, read, meant, source, voices, at, reason, detail } = line;
  const why = reason ? ` · ${REASONS[reason]}${detail ? ` (${detail})` : ''}` : '';
  return `${id.padStart(4)} ${status.padEnd(7)} "${text}" (${language}) ${read ?? '-'} → ${meant} · ${source}, ${voices} said so, ${showMoment(at)}${why}`;
}
