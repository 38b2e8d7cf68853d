import {
  isAttribution,
  isForward,
  isHeaderBlock,
  isOriginalSeparator,
  isQuoted,
  isRule,
  isWeakAttribution,
  labelOf,
  mayBeginAttribution,
} from './marks.ts';
import {
  isClosing,
  isDeviceLine,
  isDisclaimer,
  isPictureLine,
  isPostscript,
  isSignatureRule,
} from './sign-offs.ts';

export interface SplitReply {
  /** What the writer wrote now. Never empty when the text was not. */
  readonly reply: string;
  /** Quotes and signatures, in their order; '' when nothing was folded. */
  readonly folded: string;
}

/** Lines looked at; what stands below is folded. */
const MAX_LINES = 5_000;
/** Characters of a line looked at; the line itself is kept whole. */
const MAX_LOOKED_AT = 1_000;
const JOINED_LINES = 4;
const BLOCK_LINES = 9;
const MAX_SIGNATURE_LINES = 12;
const MAX_DISCLAIMER_LINES = 30;

/**
 * Parts a mail's text into the reply and what it quotes or signs. Time grows with the length alone, whatever the text.
 * Forwarded text stays in the reply (pass `forwarded` when the subject says so: then header blocks stay too).
 * When all of it would be folded, all of it is the reply.
 */
export function splitReply(text: string, options: { forwarded?: boolean } = {}): SplitReply {
  const all = text.replace(/\r\n?/g, '\n').split('\n');
  const lines = all.slice(0, MAX_LINES);
  const looked = lines.map((line) => line.slice(0, MAX_LOOKED_AT));
  const own = markOwn(looked, options.forwarded === true);
  foldSignatures(looked, own);
  closeGaps(looked, own);
  const reply = join(lines.filter((_, i) => own[i]));
  if (reply === '') return { reply: text.replace(/\r\n?/g, '\n').trim(), folded: '' };
  const folded = [...lines.filter((_, i) => !own[i]), ...all.slice(MAX_LINES)];
  return { reply, folded: join(folded) };
}

/** Quotations, and what introduces them, are all there is: whoever sends it has not added a word. */
export function isQuotedOnly(text: string, options: { forwarded?: boolean } = {}): boolean {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .slice(0, MAX_LINES)
    .map((line) => line.slice(0, MAX_LOOKED_AT));
  const own = markOwn(lines, options.forwarded === true);
  return lines.some(isFilled) && !lines.some((line, i) => own[i] && isFilled(line));
}

function isFilled(line: string): boolean {
  return line.trim() !== '';
}

/** Where a quote was folded out, one empty line is enough. */
function closeGaps(lines: readonly string[], own: boolean[]): void {
  let blank = true;
  let gap = false;
  lines.forEach((line, i) => {
    if (!own[i]) gap = true;
    else if (line.trim() !== '') {
      blank = false;
      gap = false;
    } else if (blank && gap) own[i] = false;
    else blank = true;
  });
}

function join(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(/^(?:[^\S\n]*\n)+/, '')
    .trimEnd();
}

/** True for each line that is the writer's own or forwarded. */
function markOwn(lines: readonly string[], keepBlocks: boolean): boolean[] {
  const own = lines.map(() => true);
  const fold = (from: number, to: number): void => {
    for (let i = from; i < to; i++) own[i] = false;
  };
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (isForward(line)) return own;
    if (isQuoted(line)) {
      const end = endOfQuote(lines, i);
      fold(i, end);
      i = end - 1;
      continue;
    }
    const after = endOfIntroduction(lines, i, keepBlocks);
    if (after === undefined) continue;
    const next = skipBlank(lines, after);
    fold(i, next);
    // Answers under and between quoted lines are the writer's; without ">" nobody can tell, and mail is top-posted.
    if (!isQuoted(lines[next] ?? '')) {
      fold(next, lines.length);
      foldRuleAbove(lines, own, i);
      return own;
    }
    i = next - 1;
  }
  return own;
}

/** Index after the lines that introduce a quote at `at`, or undefined when none begins there. */
function endOfIntroduction(lines: readonly string[], at: number, keepBlocks: boolean): number | undefined {
  const line = lines[at]!;
  if (line.trim() === '') return undefined;
  if (isOriginalSeparator(line)) return keepBlocks ? undefined : at + 1;
  if (!keepBlocks && labelOf(line) !== undefined) {
    const block = lines.slice(at, at + BLOCK_LINES);
    const blank = block.findIndex((l) => l.trim() === '');
    const filled = blank === -1 ? block : block.slice(0, blank);
    if (isHeaderBlock(filled)) return at + filled.length;
  }
  if (isWeakAttribution(line) && isQuoted(lines[skipBlank(lines, at + 1)] ?? '')) return at + 1;
  if (!mayBeginAttribution(line)) return undefined;
  let joined = '';
  for (let i = at; i < Math.min(at + JOINED_LINES, lines.length); i++) {
    if (lines[i]!.trim() === '' || isQuoted(lines[i]!)) return undefined;
    joined = `${joined} ${lines[i]!.trim()}`.trim();
    if (isAttribution(joined)) return i + 1;
  }
  return undefined;
}

/** Past the ">" lines, blank lines between them, and the words a mail program wrapped out of them. */
function endOfQuote(lines: readonly string[], at: number): number {
  let end = at + 1;
  for (let i = at + 1; i < lines.length; i++) {
    const line = lines[i]!;
    if (isQuoted(line)) end = i + 1;
    else if (line.trim() !== '' && !isWrapped(lines, i)) break;
  }
  return end;
}

/** A short rest directly between a long quoted line and another quoted one. */
function isWrapped(lines: readonly string[], at: number): boolean {
  const before = lines[at - 1] ?? '';
  return isQuoted(before) && before.length >= 60 && isQuoted(lines[at + 1] ?? '');
}

function skipBlank(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && lines[at]!.trim() === '') at++;
  return at;
}

/** The stroke that Outlook draws above its block goes with the block. */
function foldRuleAbove(lines: readonly string[], own: boolean[], at: number): void {
  let above = at - 1;
  while (above >= 0 && lines[above]!.trim() === '') above--;
  if (above >= 0 && isRule(lines[above]!)) own[above] = false;
}

/** Folds from a sign-off to the end of its run of own lines, when what follows it is short enough to be a signature. */
function foldSignatures(lines: readonly string[], own: boolean[]): void {
  let end = lines.length;
  let follow = 0;
  let long = false;
  for (let i = lines.length - 1; i >= 0; i--) {
    if (!own[i]) {
      end = i;
      follow = 0;
      long = false;
      continue;
    }
    const line = lines[i]!;
    if (isPictureLine(line)) {
      own[i] = false;
      continue;
    }
    const short = follow <= MAX_SIGNATURE_LINES && !long;
    const paragraph = (lines[i - 1] ?? '').trim() === '' || isRule(lines[i - 1] ?? '');
    const disclaims = paragraph && follow <= MAX_DISCLAIMER_LINES && isDisclaimer(line);
    if (isDeviceLine(line) || disclaims || (short && (isSignatureRule(line) || isClosing(line)))) {
      const until = postscriptIn(lines, i + 1, end);
      for (let j = i; j < until; j++) own[j] = false;
      end = i;
      follow = 0;
      long = false;
      continue;
    }
    if (line.trim() !== '') {
      follow++;
      if (line.length > 100) long = true;
    }
  }
}

function postscriptIn(lines: readonly string[], from: number, end: number): number {
  for (let i = from; i < end; i++) {
    if (isPostscript(lines[i]!) && lines[i - 1]!.trim() === '') return i;
  }
  return end;
}
