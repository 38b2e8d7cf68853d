import type { Command } from 'commander';
import type { Act } from '../../act.ts';
import {
  announce,
  endFault,
  extendFault,
  FAULT_KINDS,
  type Fault,
  type FaultCounts,
  faultsSince,
  momentNamed,
  OWN_WORDS,
  titleOf,
  wordsOf,
} from '../../faults/index.ts';
import { Trouble } from '../../lib/errors.ts';
import { LANGUAGES } from '../../lib/language.ts';
import { local, showMoment } from '../../lib/time.ts';
import { inWords, print, withHouse } from '../with-house.ts';

interface Options {
  until?: string;
  intent?: string[];
  word?: string[];
  en?: string;
  hi?: string;
  hiLatn?: string;
  days?: string;
  json?: boolean;
}

/** A fault that everybody meets, for whoever stands at the machine: announced, made longer, ended, listed. */
export function addFault(program: Command): void {
  const fault = program.command('fault').description('faults that everybody meets, announced once');
  fault
    .command('list')
    .description('what is announced now and was lately, with how many met it')
    .option('--days <days>', 'so far back', '30')
    .option('--json', 'one JSON document')
    .action((options: Options) => list(options));
  fault
    .command('announce')
    .description('whoever tells of it hears the announcement and is asked when it is over')
    .argument('<kind>', `${FAULT_KINDS.map(({ code }) => code).join(', ')}, or ${OWN_WORDS} with own words`)
    .option('--until <moment>', '18:00, or "25.11.2026 18:00"')
    .option('--intent <id...>', 'intents that tell it, instead of those of the kind')
    .option('--word <word...>', 'words that tell it, instead of those of the kind')
    .option('--en <text>', 'own words in English')
    .option('--hi <text>', 'own words in Hindi')
    .option('--hi-latn <text>', 'own words in Hindi by Latin letters')
    .option('--json', 'one JSON document')
    .action((kind: string, options: Options) => change(options, (act) => announced(act, kind, options)));
  fault
    .command('extend')
    .description('another end is expected')
    .argument('<number>', 'number of the fault')
    .argument('<moment>', '18:00, or "25.11.2026 18:00"')
    .option('--json', 'one JSON document')
    .action((serial: string, moment: string, options: Options) =>
      change(options, (act) => extendFault(act, serialOf(serial), momentOf(act, moment))),
    );
  fault
    .command('over')
    .description('it is over: everybody who met it is asked')
    .argument('<number>', 'number of the fault')
    .option('--json', 'one JSON document')
    .action((serial: string, options: Options) => change(options, (act) => endFault(act, serialOf(serial))));
}

function announced(act: Act, kind: string, { until, intent, word, en, hi, hiLatn }: Options): Promise<Fault> {
  const text = en && hi && hiLatn ? { en, hi, 'hi-Latn': hiLatn } : undefined;
  const moment = until ? momentOf(act, until) : undefined;
  return announce(act, { kind, intents: intent, words: word, text, until: moment });
}

function change(options: Options, work: (act: Act) => Promise<Fault>): Promise<void> {
  return withHouse(async (house) => {
    const doer = { kind: 'system', name: 'command line' } as const;
    const cause = `fault:${process.pid}:${Date.now()}`;
    await inWords(house, () =>
      house.act(doer, cause, async (act) => {
        const fault = await work(act);
        print(options.json, documentOf(act, fault), () => [
          `${lineOf(act, fault)}. People who tell of it read:`,
          ...LANGUAGES.map((language) => `  ${wordsOf(act, fault, language).replaceAll('\n', ' ')}`),
          'Next: gemcell fault list',
        ]);
      }),
    );
  });
}

function list({ days = '30', json }: Options): Promise<void> {
  return withHouse(async (house) => {
    await house.act({ kind: 'system', name: 'command line' }, 'fault list', async (act) => {
      const faults = await faultsSince(
        act,
        local(act.now)
          .minus({ days: Number(days) || 30 })
          .toJSDate(),
      );
      print(
        json,
        faults.map((fault) => ({ ...documentOf(act, fault), ...countsOf(fault) })),
        () =>
          faults.length === 0
            ? 'No fault is announced. Next: gemcell fault announce --help'
            : faults.map(
                (fault) =>
                  `${lineOf(act, fault)} · met by ${fault.linked}, asked and silent ${fault.asked}, ` +
                  `works for ${fault.works}, still stuck ${fault.stuck}`,
              ),
      );
    });
  });
}

function countsOf({ linked, messages, asked, works, stuck, unreachable, other }: FaultCounts) {
  return { linked, messages, asked, works, stuck, unreachable, other };
}

function documentOf(act: Act, fault: Fault) {
  const { serial, kind, intents, words, officer, announcedAt, until, endedAt } = fault;
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return {
    fault: serial,
    kind,
    title: titleOf(act, fault, 'en'),
    intents,
    words,
    officer,
    announced: iso(announcedAt),
    until: iso(until),
    over: iso(endedAt),
    says: Object.fromEntries(LANGUAGES.map((language) => [language, wordsOf(act, fault, language)])),
  };
}

function lineOf(act: Act, fault: Fault): string {
  const { serial, endedAt, until } = fault;
  const expected = until ? `until ${showMoment(until)}` : 'no end given';
  return `${serial} · ${titleOf(act, fault, 'en')} · ${endedAt ? `over since ${showMoment(endedAt)}` : expected}`;
}

function serialOf(said: string): number {
  if (!/^\d{1,9}$/.test(said)) throw new Trouble('input', `"${said}" is no number of a fault.`);
  return Number(said);
}

function momentOf(act: Act, said: string): Date {
  const moment = momentNamed(said, act.now);
  if (!moment) throw new Trouble('input', `"${said}" is no moment: write 18:00 or "25.11.2026 18:00".`);
  return moment;
}
