import type { Token } from '../fold.ts';

/** A letter's lines by what they are for: only `body` and `subject` say what is wanted. */
export type Part = 'body' | 'subject' | 'frame' | 'addressee';

interface Line {
  start: number;
  end: number;
  text: string;
}

const SUBJECT = /^\s*(?:subject|sub|subj|विषय|vishay)\s*[:：\-–।]\s*\S/iu;
const QUOTED = /^\s*>/;
const QUOTE_BEGINS =
  /^\s*(?:on .{6,120} wrote:|.{0,120}ने लिखा\s*:|.{0,80}ne likha\s*:|-{2,}\s*(?:original|forwarded) message|_{5,})/iu;
const DISCLAIMER =
  /^\s*\W*(?:disclaimer|confidentiality (?:notice|note)|(?:this|the) (?:e-?mail|message|communication)\b.{0,80}(?:confidential|intended|privileged)|sent from my|please consider the environment|अस्वीकरण)/iu;
const COPIES = /^\s*(?:प्रतिलिपि|पृष्ठांकन|copy (?:to|forwarded|for)|cc\s*:|c\.c\.|pratilipi)/iu;
const SIGNATURE = /^\s*(?:--\s*$|encl(?:osures?)?\b|संलग्न(?:क)?\s*[:\-—])/iu;
const FAREWELL =
  /^\s*(?:thank(?:s|ing)?\b.{0,30}|(?:yours|your's) (?:faithfully|sincerely|truly|obediently)|(?:with )?(?:warm |best |kind )?regards|भवदीय.?|प्रार्थी|धन्यवाद|सधन्यवाद|सादर|आपका.{0,20}|prarthi|dhanyawaa?d|bhavdiya|regards|jai hind)\s*[,.।]?\s*$/iu;
const HEAD =
  /^\s*(?:to\s*[,:]|to\s*$|from\s*:|ref(?:erence)?\b|no\.|dated?\b|through\b|office of|government of|सेवा में|प्रेषक|संदर्भ|सन्दर्भ|पत्रांक|पत्र संख्या|पत्र सं|संख्या\b|दिनांक|कार्यालय|उत्तर प्रदेश शासन|sewa me|seva me(?:in)?|patrank|dinank|karyalay)/iu;
const ADDRESSEE = /^\s*(?:to\s*[,:]|to\s*$|सेवा में|sewa me|seva me)/iu;
const SALUTATION =
  /^\s*(?:(?:dear|respected|hon'?ble|aadarniya|adarniya|आदरणीय|माननीय|मान्यवर|श्रीमान|परम आदरणीय)\S*(?:\s+\S+){0,4}|sirs?|madam|sir\s*\/\s*madam|महोदय\S*|mahoday\S*|महाशय)\s*[,;:।.!-]*\s*$/iu;
/** Before the salutation, an address is written in lines of at most so many words. */
const WORDS_OF_A_HEAD = 9;
const WORDS_OF_A_SIGNATURE = 8;
/** A salutation further down is that of another letter. */
const LINES_OF_A_HEAD = 25;

/**
 * Says of each token what its line is for. Letterhead and address stand before the salutation, quotes, copies,
 * signature and disclaimer after the text. A text in one line has no frame; nor one that would be frame alone.
 */
export function framed(tokens: readonly Token[], original: string, subjectLength: number): Part[] {
  const plain = tokens.map(({ start }): Part => (start < subjectLength ? 'subject' : 'body'));
  if (!original.includes('\n')) return plain;
  const lines = linesOf(original);
  const parts = partsOf(lines);
  const found: Part[] = [];
  let line = 0;
  for (const token of tokens) {
    while (line < lines.length - 1 && lines[line]!.end <= token.start) line += 1;
    found.push(token.start < subjectLength ? 'subject' : parts[line]!);
  }
  return found.some((part) => part === 'body') || subjectLength > 0 ? found : plain;
}

/** "From: … " with "Sent: …" below it: a mail quoted as Outlook does. */
const quoteBegins = (lines: readonly Line[], i: number): boolean =>
  QUOTE_BEGINS.test(lines[i]!.text) ||
  (/^\s*(?:from|प्रेषक)\s*:/iu.test(lines[i]!.text) &&
    /^\s*(?:sent|date|to|दिनांक)\s*:/iu.test(lines[i + 1]?.text ?? ''));

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start <= text.length; ) {
    const at = text.indexOf('\n', start);
    const end = at < 0 ? text.length : at;
    // What tells a line's kind stands at its beginning.
    lines.push({ start, end: end + 1, text: text.slice(start, Math.min(end, start + 200)) });
    start = end + 1;
  }
  return lines;
}

function partsOf(lines: readonly Line[]): Part[] {
  const parts = lines.map(({ text }): Part => (SUBJECT.test(text) ? 'subject' : 'body'));
  const salutation = lines.slice(0, LINES_OF_A_HEAD).findIndex(({ text }) => SALUTATION.test(text));
  let head: Part = 'frame';
  for (let i = 0; i < salutation; i += 1) {
    const { text } = lines[i]!;
    if (ADDRESSEE.test(text)) head = 'addressee';
    else if (HEAD.test(text)) head = 'frame';
    if (parts[i] !== 'subject' && (HEAD.test(text) || count(text) <= WORDS_OF_A_HEAD)) parts[i] = head;
  }
  let tail: 'none' | 'signed' | 'over' = 'none';
  for (const [i, { text }] of lines.entries()) {
    const said = i > salutation && i > 0;
    if (said && (quoteBegins(lines, i) || DISCLAIMER.test(text) || COPIES.test(text))) tail = 'over';
    else if (said && tail === 'none' && (FAREWELL.test(text) || SIGNATURE.test(text))) tail = 'signed';
    const isFrame =
      tail === 'over' ||
      QUOTED.test(text) ||
      SALUTATION.test(text) ||
      (parts[i] === 'body' && HEAD.test(text) && count(text) <= WORDS_OF_A_HEAD) ||
      (tail === 'signed' && count(text) <= WORDS_OF_A_SIGNATURE);
    if (isFrame) parts[i] = 'frame';
  }
  return parts;
}

function count(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}
