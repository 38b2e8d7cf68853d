import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { type Judged, openCorpus } from '../../wiring/index.ts';
import { filesUnder } from '../files-under.ts';
import { print, tell } from '../with-house.ts';

type Verdict = Omit<Judged, 'read'>;

interface Options {
  json?: boolean;
  list?: string;
  replies?: boolean;
}

export function addCorpus(program: Command): void {
  program
    .command('corpus')
    .description('takes every file of a folder as a raw mail through the intake of a scratch database')
    .argument('<dir>', 'the folder; files at any depth, whatever their names')
    .option('--json', 'one JSON document')
    .option(
      '--list <file>',
      'writes of each file its name, the verdict, its ground, the time and if it is answered, parted by tabs',
    )
    .option(
      '--replies',
      'of each file the text after folding; with --json its sender, subject and attachments too',
    )
    .action(corpus);
}

async function corpus(dir: string, options: Options): Promise<void> {
  const files = filesUnder(dir, tell);
  // A place that can not be written is told now, not after an hour.
  if (options.list) writeFileSync(options.list, '');
  const intake = await openCorpus(tell);
  const told: { name: string; judged: Verdict }[] = [];
  const replies: ({ file: string } & Judged['read'])[] = [];
  try {
    for (const { path, name } of files) {
      const { read, ...judged } = await intake.judge(path);
      if (options.replies) replies.push({ file: name, ...read });
      told.push({ name, judged });
    }
  } finally {
    await intake.close();
  }
  if (options.list) writeFileSync(options.list, told.map(({ name, judged }) => row(name, judged)).join(''));
  const figures = figuresOf(told.map((each) => each.judged));
  print(options.json, options.replies ? { ...figures, replies } : figures, () => [
    ...replies.map(({ file, text }) => `==> ${oneLine(file)} <==\n${text}\n`),
    ...Object.entries(figures).map(([name, value]) => `${name}: ${value}`),
  ]);
}

function figuresOf(all: readonly Verdict[]) {
  const count = (is: (judged: Verdict) => boolean): number => all.filter(is).length;
  return {
    files: all.length,
    kept: count((each) => each.kept),
    parsed: count((each) => each.parsed),
    unparseable: count((each) => !each.parsed && each.verdict !== 'threw'),
    people: count((each) => each.verdict === 'person'),
    robots: count((each) => each.verdict === 'robot'),
    bounces: count((each) => each.verdict === 'bounce'),
    threw: count((each) => each.verdict === 'threw'),
    slowestMs: Math.round(all.reduce((slowest, each) => Math.max(slowest, each.ms), 0)),
    // Kilobytes everywhere but in Node's own memoryUsage; the parser's thread is part of it.
    peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

function row(name: string, { verdict, says, ms, answered }: Verdict): string {
  const answer = answered ? 'answered' : 'not answered';
  return `${oneLine(name)}\t${verdict}\t${oneLine(says)}\t${Math.round(ms)} ms\t${answer}\n`;
}

function oneLine(text: string): string {
  return text.replace(/[\t\r\n]/g, ' ');
}
