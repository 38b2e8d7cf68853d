import { Trouble } from '../../lib/errors.ts';
import { findParts } from '../../lib/mail/index.ts';
import type { Engine, ParsedMail } from './parsed.ts';
import type { ParserThread } from './parser-thread.ts';

/** Bytes. */
const LONG = 8 * 1024 * 1024;

/**
 * mailparser first (its attachments are byte for byte); where it throws, hangs or finds no words, postal-mime with half
 * the time: on what people send it is the quicker one. Undefined when neither made anything of a mail that does say
 * something.
 */
export async function parseMail(thread: ParserThread, raw: Buffer): Promise<ParsedMail | undefined> {
  const from = performance.now();
  const first = await tried(thread, 'mailparser', raw, thread.deadlineMs);
  if (first && first.text.trim() !== '') return first;
  if (first && !saysSomething(raw)) return first;
  const spent = performance.now() - from >= thread.deadlineMs;
  // On long mails it is the slower one: what was too long for the first is not tried again.
  if (spent && raw.length > LONG) return undefined;
  const second = await tried(thread, 'postal-mime', raw, thread.deadlineMs / 2);
  if (!first) return second && (hasContent(second) || !saysSomething(raw)) ? second : undefined;
  if (second && second.text.trim() !== '') {
    return { ...second, files: first.files.length > 0 ? first.files : second.files };
  }
  return hasContent(first) || hasWordlessParts(raw) ? first : undefined;
}

function hasContent(mail: ParsedMail): boolean {
  return mail.text.trim() !== '' || mail.files.length > 0;
}

async function tried(
  thread: ParserThread,
  engine: Engine,
  raw: Buffer,
  deadlineMs: number,
): Promise<ParsedMail | undefined> {
  try {
    return await thread.parse(engine, raw, deadlineMs);
  } catch (error) {
    // What the mail did to the parser is the mail's fault and has a way on; anything else is ours.
    if (error instanceof Trouble && error.code.startsWith('mail.parse_')) return undefined;
    throw error;
  }
}

/** Is there a word in the body of any part? Bytes without any header are no mail, and all of them are body. */
function saysSomething(raw: Buffer): boolean {
  const parts = findParts(raw);
  if (parts[0]?.fields.length === 0) return hasWords(raw, 0, raw.length);
  return parts.some((part) => !part.type.startsWith('multipart/') && hasWords(raw, part.bodyAt, part.end));
}

function hasWords(raw: Buffer, from: number, to: number): boolean {
  return raw.toString('latin1', from, Math.min(to, from + 65_536)).trim() !== '';
}

/** HTML without a word (one picture from afar) is an empty mail, not an unreadable one. */
function hasWordlessParts(raw: Buffer): boolean {
  return findParts(raw).some((part) => part.type === 'text/html');
}
