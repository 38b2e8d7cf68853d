import type { IncomingFile } from '../../channel.ts';
import { safeFileName } from '../../lib/mail/index.ts';
import type { ParsedFile, ParsedMail } from './parsed.ts';

/** Characters of text given on as text; a longer one comes along whole as a file. */
export const MAX_TEXT = 100_000;
const MAX_FILES = 100;

const NAMES: Readonly<Record<string, string>> = {
  'message/rfc822': 'eml',
  'message/delivery-status': 'txt',
  'text/rfc822-headers': 'txt',
  'text/calendar': 'ics',
  'text/plain': 'txt',
  'text/html': 'html',
  'application/pdf': 'pdf',
  'application/ms-tnef': 'dat',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

/**
 * Attachments under safe names. What is too much to give on singly (more than 100 files, a text over 100,000
 * characters) comes as one file, so that nothing is lost; of a mail that was cut when fetched the last file is refused.
 */
export function filesOf(mail: ParsedMail, words: string, raw: Buffer, cut: boolean): IncomingFile[] {
  const files = mail.files.slice(0, MAX_FILES).map(fileOf);
  if (mail.files.length > MAX_FILES) {
    files.push({ name: 'all-attachments.eml', mediaType: 'message/rfc822', bytes: raw, whole: true });
  }
  if (words.length > MAX_TEXT) {
    const bytes = Buffer.from(words, 'utf8');
    files.push({ name: 'full-text.txt', mediaType: 'text/plain', bytes, whole: true });
  }
  if (!cut) return files;
  const last = files.pop();
  const name = last?.name ?? 'rest-of-the-mail.eml';
  const mediaType = last?.mediaType ?? 'message/rfc822';
  return [...files, { name, mediaType, bytes: Buffer.alloc(0), refused: 'too_large' }];
}

function fileOf(file: ParsedFile, index: number): IncomingFile {
  const mediaType = /^[\w.+-]+\/[\w.+-]+$/.test(file.mediaType)
    ? file.mediaType.toLowerCase()
    : 'application/octet-stream';
  return {
    name: safeFileName(file.name, `attachment-${index + 1}.${NAMES[mediaType] ?? 'bin'}`),
    mediaType,
    bytes: Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.length),
  };
}
