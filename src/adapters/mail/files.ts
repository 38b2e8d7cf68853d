import type { IncomingFile } from '../../channel.ts';
import { hasLongText, readTnef, safeFileName, tidyText } from '../../lib/mail/index.ts';
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
 * characters) comes as one file, so that nothing is lost; of a text too long to be read, the mail comes whole; of a mail that was cut when fetched the last file is refused.
 */
export function filesOf(mail: ParsedMail, words: string, raw: Buffer, cut: boolean): IncomingFile[] {
  const all = mail.files.flatMap(unpacked);
  const files = all.slice(0, MAX_FILES).map(fileOf);
  if (all.length > MAX_FILES) {
    files.push({ name: 'all-attachments.eml', mediaType: 'message/rfc822', bytes: raw, whole: true });
  }
  if (hasLongText(raw)) {
    files.push({ name: 'all-of-the-mail.eml', mediaType: 'message/rfc822', bytes: raw, whole: true });
  } else if (words.length > MAX_TEXT) {
    const bytes = Buffer.from(words, 'utf8');
    files.push({ name: 'full-text.txt', mediaType: 'text/plain', bytes, whole: true });
  }
  if (!cut) return files;
  const last = files.pop();
  const name = last?.name ?? 'rest-of-the-mail.eml';
  const mediaType = last?.mediaType ?? 'message/rfc822';
  return [...files, { name, mediaType, bytes: Buffer.alloc(0), refused: 'too_large' }];
}

const TNEF = /^(application\/(vnd\.)?ms-tnef|application\/x-ms-tnef)$/i;

/** What it says, where the mail itself says nothing. */
export function packedText(mail: ParsedMail): string {
  const packet = mail.files.find(isPacket);
  return packet ? tidyText(readTnef(bytesOf(packet))?.text ?? '').trim() : '';
}

/** Outlook's packet, and behind it what lies in it: no other mail program opens it. */
function unpacked(file: ParsedFile): ParsedFile[] {
  if (!isPacket(file)) return [file];
  const inside = readTnef(bytesOf(file))?.files ?? [];
  return [
    file,
    ...inside.map(({ name, bytes: content }) => ({ name, mediaType: typeOf(name), bytes: content })),
  ];
}

/** Of a packed file nothing but the name tells what it is. */
function typeOf(name: string | undefined): string {
  const ending = /\.(\w{1,5})$/.exec(name ?? '')?.[1]?.toLowerCase();
  const types = Object.keys(NAMES).filter((type) => NAMES[type] === ending);
  return (
    types.find((type) => !type.startsWith('message/') && !type.endsWith('-headers')) ??
    'application/octet-stream'
  );
}

function fileOf(file: ParsedFile, index: number): IncomingFile {
  const mediaType = /^[\w.+-]+\/[\w.+-]+$/.test(file.mediaType)
    ? file.mediaType.toLowerCase()
    : 'application/octet-stream';
  return {
    name: safeFileName(file.name, `attachment-${index + 1}.${NAMES[mediaType] ?? 'bin'}`),
    mediaType,
    bytes: bytesOf(file),
  };
}

function isPacket(file: ParsedFile): boolean {
  return TNEF.test(file.mediaType) || /^winmail\.dat$/i.test(file.name ?? '');
}

function bytesOf({ bytes }: ParsedFile): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
