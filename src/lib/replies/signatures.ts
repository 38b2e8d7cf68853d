import { isRule } from './marks.ts';
import {
  isClosing,
  isDeviceLine,
  isDisclaimer,
  isPictureLine,
  isPostscript,
  isSentence,
  isSignatureRule,
} from './sign-offs.ts';

const MAX_SIGNATURE_LINES = 12;
const MAX_DISCLAIMER_LINES = 30;
/** Lines by which a disclaimer is known: its first words may be wrapped. */
const DISCLAIMER_LINES = 3;

/**
 * Folds from a sign-off to the end of its run of own lines, when what follows it is short enough to be a signature.
 * From line `to` on nothing is folded.
 */
export function foldSignatures(lines: readonly string[], own: boolean[], to: number): void {
  const separators = repeated(lines.filter((line, i) => own[i] && isSignatureRule(line)));
  let end = to;
  let follow = 0;
  let long = false;
  for (let i = to - 1; i >= 0; i--) {
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
    const disclaims = follow <= MAX_DISCLAIMER_LINES && disclaimsAt(lines, i);
    const signs = isSignatureRule(line)
      ? !separators.has(line)
      : isClosing(line) && !saysMore(lines, i + 1, end);
    if (isDeviceLine(line) || disclaims || (short && signs)) {
      const until = postscriptIn(lines, i + 1, end);
      for (let j = i; j < until; j++) own[j] = false;
      if (disclaims) foldRuleAbove(lines, own, i);
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

/** The same stroke again and again parts what the writer lists; "-- " with its space (RFC 3676) is always a signature's. */
function repeated(strokes: readonly string[]): Set<string> {
  return new Set(strokes.filter((stroke, i) => stroke !== '-- ' && strokes.indexOf(stroke) !== i));
}

/** Below a closing stand a name and a post; "Regards." above a letter is its greeting. */
function saysMore(lines: readonly string[], from: number, end: number): boolean {
  const below = lines.slice(from, end).filter((line) => line.trim() !== '');
  return below.slice(0, 2).some((line) => isSentence(line) && !isPostscript(line));
}

function disclaimsAt(lines: readonly string[], at: number): boolean {
  const above = lines[at - 1] ?? '';
  if (above.trim() !== '' && !isRule(above)) return false;
  const paragraph: string[] = [];
  for (let i = at; i < Math.min(at + DISCLAIMER_LINES, lines.length) && lines[i]!.trim() !== ''; i++)
    paragraph.push(lines[i]!.trim());
  return paragraph.length > 0 && isDisclaimer(paragraph.join(' '));
}

function postscriptIn(lines: readonly string[], from: number, end: number): number {
  for (let i = from; i < end; i++) {
    if (isPostscript(lines[i]!) && lines[i - 1]!.trim() === '') return i;
  }
  return end;
}

/** The stroke above a block of headers or a disclaimer goes with it. */
export function foldRuleAbove(lines: readonly string[], own: boolean[], at: number): void {
  let above = at - 1;
  while (above >= 0 && lines[above]!.trim() === '') above--;
  if (above >= 0 && isRule(lines[above]!)) own[above] = false;
}
