import type { IncomingFile, IncomingMessage } from '../channel.ts';
import { hasLostLetters, readLegacy, readTextFile } from '../lib/legacy-fonts/index.ts';
import { blankSecrets } from '../lib/secrets.ts';

/** How a message is to be understood that was written in a legacy font, or that has lost letters. */
export interface AsRead {
  /** sure: the message is the reading · doubtful: it is as written, and `reads` is to be asked about */
  readonly found: 'sure' | 'doubtful' | 'none';
  /** Words and subject as they were written, secrets blanked. */
  readonly written: { readonly text: string; readonly subject?: string };
  /** What it says, words alone; where there are none, the subject. */
  readonly reads: string;
  readonly subjectRead: boolean;
  /** Names of files in the font, each with its reading beside it. */
  readonly files: readonly string[];
  readonly lostLetters: boolean;
}

/** Longer letters are read by their beginning; the whole is kept. */
const MOST_READ = 100_000;

/**
 * Reads what is in a legacy font: subject and words as one text, and text files, each of which gets its reading as a
 * file beside it. Where nothing was written, the first such file is what was said.
 */
export function readMessage(message: IncomingMessage): { message: IncomingMessage; asRead?: AsRead } {
  if (message.kind !== 'text' && message.kind !== 'edit') return { message };
  const subject = (message.subject ?? '').replaceAll(/\s+/g, ' ');
  const begins = message.text.slice(0, MOST_READ);
  const { found, text: all } = readLegacy(`${subject}\n${begins}`);
  const [readSubject, readText] = halves(all);
  const files = message.files.map((file) => ({ file, text: readTextFile(file) }));
  const inFont = files.filter(({ text }) => text !== undefined);
  const lostLetters = found === 'none' && message.files.length === 0 && hasLostLetters(begins);
  if (found === 'none' && inFont.length === 0 && !lostLetters) return { message };
  const text = readText + message.text.slice(MOST_READ);
  const fromFile = message.text.trim() === '' ? inFont[0]?.text?.slice(0, MOST_READ) : undefined;
  return {
    message: {
      ...message,
      ...(found === 'sure' ? { text, subject: message.subject && readSubject } : {}),
      ...(fromFile ? { text: fromFile } : {}),
      files: files.flatMap(({ file, text }) => (text === undefined ? [file] : [file, readingOf(file, text)])),
    },
    asRead: {
      found: fromFile ? 'sure' : found,
      written: {
        text: blankWritten(message.text, text),
        subject: message.subject && blankWritten(subject, readSubject),
      },
      reads: text.trim() || readSubject,
      subjectRead: readSubject !== subject,
      files: inFont.map(({ file }) => file.name),
      lostLetters,
    },
  };
}

/** What an officer is shown beside the reading; the subject only where it is in the font too. */
export function writtenOf({ written, subjectRead }: AsRead): string {
  return subjectRead ? `${written.subject}\n${written.text}` : written.text;
}

function halves(text: string): [subject: string, text: string] {
  const end = text.indexOf('\n');
  return [text.slice(0, end), text.slice(end + 1)];
}

function readingOf(file: IncomingFile, text: string): IncomingFile {
  const name = file.name.replace(/(?=\.[^.]*$)|$/, '.unicode');
  return { name, mediaType: 'text/plain; charset=utf-8', bytes: Buffer.from(text) };
}

const MARK = '████';

/** What the reading shows to be secret ("आधार", "पासवर्ड") is secret as it was written: then less of it is shown. */
function blankWritten(written: string, reading: string): string {
  const blanked = blankSecrets(written);
  const more = blankSecrets(reading).found.filter((kind) => !blanked.found.includes(kind));
  if (more.includes('password')) return MARK;
  return more.length > 0 ? blanked.text.replaceAll(/\d[\d -]{2,}\d/g, MARK) : blanked.text;
}
