import { type AddressObject, type EmailAddress, simpleParser } from 'mailparser';
import PostalMime, { type Address } from 'postal-mime';
import {
  mendBoundary,
  mendBoundaryLines,
  mendCharsets,
  mendHeader,
  mendLineEnds,
  mendLongTexts,
  mendUuencoded,
  mendWords,
  tidyText,
} from '../../lib/mail/index.ts';
import { htmlToPlain } from './html.ts';
import type { Engine, ParsedAddress, ParsedMail } from './parsed.ts';

const MENDS = [
  mendLongTexts,
  mendLineEnds,
  mendHeader,
  mendWords,
  mendBoundary,
  mendBoundaryLines,
  mendUuencoded,
  mendCharsets,
];

/** Bytes to words. Runs in the worker alone: either library can hang, throw or run out of memory on foreign bytes. */
export async function parseWith(engine: Engine, bytes: Uint8Array): Promise<ParsedMail> {
  const raw = MENDS.reduce(
    (mended, mend) => mend(mended),
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) as Buffer,
  );
  return engine === 'mailparser' ? byMailparser(raw) : byPostalMime(raw);
}

async function byMailparser(raw: Buffer): Promise<ParsedMail> {
  const mail = await simpleParser(raw, {
    skipTextToHtml: true,
    skipHtmlToText: true,
    skipImageLinks: true,
    skipTextLinks: true,
    maxHtmlLengthToParse: 1_000_000,
  });
  return {
    from: flatten([mail.from]),
    replyTo: flatten([mail.replyTo]),
    to: flatten([mail.to].flat()),
    cc: flatten([mail.cc].flat()),
    subject: mail.subject ?? '',
    sentAt: validDate(mail.date),
    text: wordsOf(mail.text, mail.html || undefined),
    files: mail.attachments.map((file) => ({
      name: file.filename ?? undefined,
      mediaType: file.contentType,
      bytes: new Uint8Array(file.content),
    })),
  };
}

function flatten(objects: readonly (AddressObject | undefined)[]): ParsedAddress[] {
  const walk = (entry: EmailAddress): ParsedAddress[] =>
    entry.group ? entry.group.flatMap(walk) : [{ name: entry.name, address: entry.address ?? '' }];
  return objects.flatMap((object) => object?.value.flatMap(walk) ?? []);
}

/** Alters attachments that are not base64 (a line feed more or less), so it comes second. */
async function byPostalMime(raw: Buffer): Promise<ParsedMail> {
  const mail = await PostalMime.parse(raw, { attachmentEncoding: 'arraybuffer' });
  return {
    from: boxes(mail.from ? [mail.from] : []),
    replyTo: boxes(mail.replyTo ?? []),
    to: boxes(mail.to ?? []),
    cc: boxes(mail.cc ?? []),
    subject: mail.subject ?? '',
    sentAt: validDate(mail.date ? new Date(mail.date) : undefined),
    text: wordsOf(mail.text, mail.html),
    files: mail.attachments.map((file) => ({
      name: file.filename ?? undefined,
      mediaType: file.mimeType,
      bytes: typeof file.content === 'string' ? Buffer.from(file.content) : new Uint8Array(file.content),
    })),
  };
}

function boxes(addresses: readonly Address[]): ParsedAddress[] {
  return addresses
    .flatMap((entry) => entry.group ?? [entry])
    .map((entry) => ({ name: entry.name, address: entry.address ?? '' }));
}

function wordsOf(text: string | undefined, html: string | undefined): string {
  const words = text && text.trim() !== '' ? text : html ? htmlToPlain(html) : '';
  return tidyText(words).trim();
}

function validDate(date: Date | undefined): Date | undefined {
  return date && !Number.isNaN(date.getTime()) ? date : undefined;
}
