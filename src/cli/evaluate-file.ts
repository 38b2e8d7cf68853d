import { Trouble } from '../lib/errors.ts';
import { readLegacy } from '../lib/legacy-fonts/index.ts';
import type { Engine } from '../nlu/index.ts';

interface Line {
  text: string;
  intent: string;
  lang: string;
}

/** accuracy after the threshold (a line turned away is wrong), top3 before it; all fractions 0–1. */
export function evaluateFile(engine: Engine, tsv: string, file?: string) {
  const lines = readLines(tsv, file);
  const inScope = lines.filter((line) => line.intent !== 'out_of_scope');
  const outside = lines.filter((line) => line.intent === 'out_of_scope');
  const read = new Map(lines.map((line) => [line, engine.understand(asRead(line.text))]));
  const turnedAway = (line: Line) => {
    const { intent, band } = read.get(line)!;
    return intent.id === 'out_of_scope' || band === 'offer' || band === 'ask';
  };
  const right = (line: Line) => !turnedAway(line) && read.get(line)!.intent.id === line.intent;
  const near = (line: Line) =>
    read
      .get(line)!
      .alternatives.filter((each) => each.id !== 'out_of_scope')
      .slice(0, 3)
      .some((each) => each.id === line.intent);
  const figures = (some: Line[]) => ({ accuracy: share(some, right), top3: share(some, near) });
  const languages = [...new Set(inScope.map((line) => line.lang))];
  return {
    n: lines.length,
    ...figures(inScope),
    byLanguage: Object.fromEntries(
      languages.map((lang) => [lang, figures(inScope.filter((line) => line.lang === lang))]),
    ),
    outOfScope: { recall: share(outside, turnedAway), falseRejects: share(inScope, turnedAway) },
  };
}

/** As at the intake: a legacy font is read first. */
function asRead(text: string): string {
  const { found, text: reading } = readLegacy(text);
  return found === 'sure' ? reading : text;
}

function share(lines: Line[], is: (line: Line) => boolean): number {
  return lines.length === 0 ? 0 : lines.filter(is).length / lines.length;
}

/**
 * Rows of text⇥intent⇥lang under a header; CRLF, a byte order mark and empty rows are of no account.
 * @throws Trouble 'input' with file and line
 */
export function readLines(tsv: string, file = 'input'): Line[] {
  const [header = '', ...rest] = tsv.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  if (!/^text\tintent(\tlang)?\s*$/.test(header))
    throw new Trouble('input', `${file}:1: the first line must be the header text⇥intent⇥lang.`);
  return rest.flatMap((row, index) => {
    if (!row.trim()) return [];
    const [text = '', intent = '', lang = ''] = row.split('\t');
    if (!text.trim() || !intent.trim())
      throw new Trouble('input', `${file}:${index + 2}: there is no text or no intent.`);
    return [{ text, intent: intent.trim(), lang: lang.trim() }];
  });
}
