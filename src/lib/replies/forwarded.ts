import { firstAddress } from '../mail/index.ts';
import { firstLines } from './lines.ts';
import { isForward, isHeaderBlock, isOriginalSeparator, isRule, labelOf } from './marks.ts';

/** A mail that somebody sent on: who wrote it first, and what. */
export interface Forwarded {
  readonly address: string;
  readonly name?: string;
  readonly subject?: string;
  readonly text: string;
  /** What whoever sent it on wrote above it. */
  readonly above: string;
}

const BLOCK_LINES = 12;
const LOOKED_AT = 2_000;

/**
 * Finds the mail that was sent on in a text: the first block of From, Date, To and Subject, below a line that says so
 * or, where the mail's own subject says so, anywhere. Undefined where none names its sender's address.
 */
export function forwardedIn(text: string, subjectSaysSo: boolean): Forwarded | undefined {
  const { lines, rest } = firstLines(text, LOOKED_AT);
  const looked = lines.map((line) => unquoted(line).slice(0, 1_000));
  const mark = looked.findIndex(isForward);
  if (mark === -1 && !subjectSaysSo) return undefined;
  for (let at = Math.max(0, mark); at < looked.length; at++) {
    if (labelOf(looked[at]!) === undefined) continue;
    const end = endOfBlock(looked, at);
    const block = looked.slice(at, end);
    if (!isHeaderBlock(block) && mark === -1) continue;
    const from = valueOfKind(block, 'from');
    const address = firstAddress(from?.replaceAll('mailto:', ' '));
    if (!from || !address) return undefined;
    const isQuoted = isQuotedAt(lines[at]!);
    const body = lines.slice(end).map((line) => (isQuoted ? unquoted(line) : line));
    if (rest !== '') body.push(isQuoted ? rest.replace(/^[^\S\n]{0,3}> ?/gm, '') : rest);
    return {
      address,
      name: nameIn(from, address),
      subject: valueOfKind(block, 'subject'),
      text: trimmed(isForward(body.find((line) => line.trim() !== '') ?? '') ? body.slice(1) : body),
      above: trimmed(aboveOf(lines, mark === -1 ? at : mark)),
    };
  }
  return undefined;
}

function endOfBlock(lines: readonly string[], at: number): number {
  let end = at;
  while (end < lines.length && end - at < BLOCK_LINES && lines[end]!.trim() !== '' && !isForward(lines[end]!))
    end++;
  return end;
}

/** A long value goes on in lines without a label. */
function valueOfKind(block: readonly string[], kind: 'from' | 'subject'): string | undefined {
  const at = block.findIndex((line) => labelOf(line) === kind);
  if (at === -1) return undefined;
  const value = [block[at]!.replace(/^[^:：]{1,40}[:：]/, '')];
  for (let i = at + 1; i < block.length && labelOf(block[i]!) === undefined; i++) value.push(block[i]!);
  return (
    value
      .join(' ')
      .replace(/[*\s]+/g, ' ')
      .trim() || undefined
  );
}

function nameIn(from: string, address: string): string | undefined {
  const before = from.split(/[<[(]/)[0]!.replace(/["']/g, '').trim();
  return before && before.toLowerCase() !== address ? before.slice(0, 200) : undefined;
}

/** The separator or stroke above the block is no words. */
function aboveOf(lines: readonly string[], at: number): readonly string[] {
  let end = at;
  while (
    end > 0 &&
    (lines[end - 1]!.trim() === '' || isRule(lines[end - 1]!) || isOriginalSeparator(lines[end - 1]!))
  )
    end--;
  return lines.slice(0, end);
}

const isQuotedAt = (line: string): boolean => /^\s{0,3}>/.test(line);
const unquoted = (line: string): string => line.replace(/^\s{0,3}> ?/, '');
const trimmed = (lines: readonly string[]): string => lines.join('\n').trim();
