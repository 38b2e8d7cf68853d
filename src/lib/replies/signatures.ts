import { isRule } from './marks.ts';
import {
  isClosing,
  isDeviceLine,
  isDisclaimer,
  isPictureLine,
  isPostscript,
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
    if (isDeviceLine(line) || disclaims || (short && (isSignatureRule(line) || isClosing(line)))) {
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
