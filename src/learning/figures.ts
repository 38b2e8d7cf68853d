import { LANGUAGES, type Language } from '../lib/language.ts';
import type { Engine } from '../nlu/index.ts';

/** A line that no model learns from. */
export interface KeptLine {
  readonly text: string;
  readonly language: Language;
  readonly intent: string;
}

/** Counts, not shares: a model is held against another on the same lines. */
export interface Count {
  readonly n: number;
  /** Taken, and as what it is; what is out of scope: turned away. */
  readonly right: number;
}

export interface Figures {
  readonly byLanguage: Readonly<Record<Language, Count>>;
  readonly outOfScope: Count;
}

/** The model that was live, and the new one, on the same lines. */
export interface Comparison {
  readonly before: Figures;
  readonly after: Figures;
  /** That learning took. */
  readonly seconds: number;
}

const OUT_OF_SCOPE = 'out_of_scope';

/** How the model reads the lines kept aside, as people would meet it: after its own bands. */
export function measure(engine: Pick<Engine, 'understand'>, kept: readonly KeptLine[], now: Date): Figures {
  const count = (lines: readonly KeptLine[]): Count => ({
    n: lines.length,
    right: lines.filter((line) => isRight(engine, line, now)).length,
  });
  const ours = kept.filter(({ intent }) => intent !== OUT_OF_SCOPE);
  return {
    byLanguage: Object.fromEntries(
      LANGUAGES.map((language) => [language, count(ours.filter((line) => line.language === language))]),
    ) as Record<Language, Count>,
    outOfScope: count(kept.filter(({ intent }) => intent === OUT_OF_SCOPE)),
  };
}

function isRight(engine: Pick<Engine, 'understand'>, line: KeptLine, now: Date): boolean {
  const { intent, band } = engine.understand(line.text, { now });
  const turnedAway = band === 'offer' || band === 'ask' || intent.id === OUT_OF_SCOPE;
  return line.intent === OUT_OF_SCOPE ? turnedAway : !turnedAway && intent.id === line.intent;
}

/** Where the new one is worse, each in a few words; empty: it may go live. */
export function worseIn(before: Figures, after: Figures): string[] {
  const pairs: [string, Count, Count][] = [
    ...LANGUAGES.map((language): [string, Count, Count] => [
      language,
      before.byLanguage[language],
      after.byLanguage[language],
    ]),
    ['out of scope', before.outOfScope, after.outOfScope],
  ];
  return pairs
    .filter(([, was, is]) => is.right < was.right)
    .map(([name, was, is]) => `${name} ${is.right} instead of ${was.right} of ${was.n}`);
}
