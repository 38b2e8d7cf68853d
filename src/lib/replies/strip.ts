import { firstLines, withPlainEnds } from './lines.ts';
import {
  isAttribution,
  isForward,
  isHeaderBlock,
  isOriginalSeparator,
  isQuoted,
  isWeakAttribution,
  labelOf,
  mayBeginAttribution,
} from './marks.ts';
import { foldRuleAbove, foldSignatures } from './signatures.ts';

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
const BLOCK_LINES = 20;

/**
 * Parts a mail's text into the reply and what it quotes or signs. Time grows with the length alone, whatever the text.
 * Forwarded text stays in the reply (pass `forwarded` when the subject says so: then header blocks stay too).
 * When all of it would be folded, all of it is the reply.
 */
export function splitReply(text: string, options: { forwarded?: boolean } = {}): SplitReply {
  const { lines, rest } = firstLines(text, MAX_LINES);
  const looked = lookedAt(lines);
  const { own, sentOnAt } = markOwn(looked, options.forwarded === true);
  foldSignatures(looked, own, sentOnAt);
  closeGaps(looked, own);
  const reply = join(lines.filter((_, i) => own[i]));
  if (reply === '') return { reply: withPlainEnds(text.trim()), folded: '' };
  return { reply, folded: join([...lines.filter((_, i) => !own[i]), rest]) };
}

/** Quotations, and what introduces them, are all there is: whoever sends it has not added a word. */
export function isQuotedOnly(text: string, options: { forwarded?: boolean } = {}): boolean {
  const lines = lookedAt(firstLines(text, MAX_LINES).lines);
  const { own } = markOwn(lines, options.forwarded === true);
  return lines.some(isFilled) && !lines.some((line, i) => own[i] && isFilled(line));
}

/** What stands above the first quotation and above what is sent on. */
export function wordsAbove(text: string): string {
  const lines = lookedAt(firstLines(text, MAX_LINES).lines);
  const { own, sentOnAt } = markOwn(lines, false);
  const quote = own.indexOf(false);
  return lines.slice(0, quote === -1 ? sentOnAt : Math.min(quote, sentOnAt)).join('\n');
}

function lookedAt(lines: readonly string[]): string[] {
  return lines.map((line) => line.slice(0, MAX_LOOKED_AT));
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
  const first = lines.findIndex(isFilled);
  return first === -1 ? '' : lines.slice(first).join('\n').trimEnd();
}

interface Marked {
  /** True for each line that is the writer's own or forwarded. */
  readonly own: boolean[];
  /** Where what was sent on begins; its writer's name belongs to it. */
  readonly sentOnAt: number;
}

function markOwn(lines: readonly string[], keepBlocks: boolean): Marked {
  const own = lines.map(() => true);
  let sentOnAt = lines.length;
  const label = remembered(labelOf);
  const fold = (from: number, to: number): void => {
    for (let i = from; i < to; i++) own[i] = false;
  };
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (isForward(line)) return { own, sentOnAt: Math.min(sentOnAt, i) };
    if (isQuoted(line)) {
      const end = endOfQuote(lines, i);
      fold(i, end);
      i = end - 1;
      continue;
    }
    if (keepBlocks && sentOnAt === lines.length && endOfBlock(lines, i, label) !== undefined) sentOnAt = i;
    const after = endOfIntroduction(lines, i, keepBlocks ? undefined : label);
    if (after === undefined) continue;
    const next = skipBlank(lines, after);
    fold(i, next);
    // Answers under and between quoted lines are the writer's; without ">" nobody can tell, and mail is top-posted.
    if (!isQuoted(lines[next] ?? '')) {
      fold(next, lines.length);
      foldRuleAbove(lines, own, i);
      return { own, sentOnAt };
    }
    i = next - 1;
  }
  return { own, sentOnAt };
}

type Label = typeof labelOf;

/** A line is looked at as often as blocks may begin above it. */
function remembered(label: Label): Label {
  const known = new Map<string, ReturnType<Label>>();
  return (line) => {
    if (!known.has(line)) known.set(line, label(line));
    return known.get(line);
  };
}

/** Index after the lines that introduce a quote at `at`, or undefined when none begins there. Without `label` blocks stay. */
function endOfIntroduction(lines: readonly string[], at: number, label?: Label): number | undefined {
  const line = lines[at]!;
  if (line.trim() === '') return undefined;
  if (isOriginalSeparator(line)) return label ? at + 1 : undefined;
  const block = label && endOfBlock(lines, at, label);
  if (block !== undefined) return block;
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

/** Index after the block of From, Sent, To and Subject that begins at `at`, or undefined when none does. */
function endOfBlock(lines: readonly string[], at: number, label: Label): number | undefined {
  if (label(lines[at]!) === undefined) return undefined;
  const block = lines.slice(at, at + BLOCK_LINES);
  const blank = block.findIndex((line) => line.trim() === '');
  const filled = blank === -1 ? block : block.slice(0, blank);
  return isHeaderBlock(filled, label) ? at + filled.length : undefined;
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
