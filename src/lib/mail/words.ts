import { field, type HeaderField, parameter, scanHeaders } from './headers.ts';
import { findParts } from './parts.ts';

const ADDRESSES = new Set(['from', 'to', 'cc', 'reply-to', 'sender']);
/** A longer one is an attack, and no reader shows it. */
const LONGEST_LINE = 16_384;
const HIGH = /[\x80-\xff]/;
const WORD = /=\?([\w.:-]{1,40})(?:\*[\w-]{0,20})?\?([bq])\?([^?]{0,4000})\?=/gi;

/**
 * Header lines that both parsers misread, written anew: bytes beyond ASCII that are no UTF-8 (in the charset of the
 * mail's text, or told by their look), such bytes inside an encoded word, and a second Subject or From (the first
 * stands: so do the readers that people use).
 */
export function mendWords(raw: Buffer): Buffer {
  const { bodyAt, fields } = scanHeaders(raw);
  if (bodyAt === 0 || !needsMending(raw, bodyAt, fields)) return raw;
  const charset = charsetOf(raw, fields);
  const seen = new Set<string>();
  const lines = raw.toString('latin1', 0, bodyAt).split(/(?<=\n)(?![ \t])/);
  const mended = lines.map((line) => {
    const name = /^([!-9;-~]{1,40})[ \t]*:/.exec(line)?.[1]?.toLowerCase() ?? '';
    if (name === 'subject' || (name === 'from' && /@/.test(line))) {
      if (seen.has(name)) return '';
      seen.add(name);
    }
    if (line.length > LONGEST_LINE || !HIGH.test(line)) return line;
    if (name === 'subject') return `Subject: ${encoded(plain(said(line), charset))}\r\n`;
    return ADDRESSES.has(name) ? mendNames(line, charset) : line;
  });
  return Buffer.concat([Buffer.from(mended.join(''), 'latin1'), raw.subarray(bodyAt)]);
}

function needsMending(raw: Buffer, bodyAt: number, fields: readonly HeaderField[]): boolean {
  const twice = (name: string): boolean => fields.filter((f) => f.name === name).length > 1;
  if (twice('subject') || twice('from')) return true;
  const head = raw.toString('latin1', 0, bodyAt);
  if (!HIGH.test(head)) return false;
  // The sign for a lost character makes the parsers take all of the line for western.
  if (!isUtf8(raw.subarray(0, bodyAt)) || head.includes('\xef\xbf\xbd')) return true;
  return /\?[bq]\?[^?\s]{0,200}[\x80-\xff]/i.test(head);
}

function said(line: string): string {
  return line
    .slice(line.indexOf(':') + 1)
    .replace(/\r?\n[ \t]/g, ' ')
    .trim();
}

/** Names alone: an address beyond ASCII is left as it stands, and so is all that is syntax. */
function mendNames(line: string, charset: string | undefined): string {
  return line.replace(/[^<>,;"@:()\r\n]+/g, (run, at: number) => {
    if (!HIGH.test(run) || line[at - 1] === '@' || line[at + run.length] === '@') return run;
    const words = run.trim();
    return run.replace(words, () => encoded(plain(words, charset)));
  });
}

function encoded(text: string): string {
  return `=?utf-8?B?${Buffer.from(text, 'utf8').toString('base64')}?=`;
}

/** A header value in Latin-1 (one character a byte) to what it says; words side by side are decoded as one. */
function plain(value: string, charset: string | undefined): string {
  const out: string[] = [];
  let from = 0;
  let held: { bytes: Buffer[]; charset: string } | undefined;
  const flush = (): void => {
    if (held) out.push(decoded(Buffer.concat(held.bytes), held.charset));
    held = undefined;
  };
  for (const word of value.matchAll(WORD)) {
    const between = value.slice(from, word.index);
    if (between.trim() !== '' || (from === 0 && between !== '')) {
      flush();
      out.push(decoded(Buffer.from(between, 'latin1'), charset));
    }
    const [, name = '', encoding = '', text = ''] = word;
    if (held && held.charset !== name.toLowerCase()) flush();
    held ??= { bytes: [], charset: name.toLowerCase() };
    held.bytes.push(/b/i.test(encoding) ? Buffer.from(text, 'base64') : fromQ(text));
    from = word.index + word[0].length;
  }
  flush();
  out.push(decoded(Buffer.from(value.slice(from), 'latin1'), charset));
  return out.join('');
}

function fromQ(text: string): Buffer {
  const bytes = text
    .replaceAll('_', ' ')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1');
}

/** UTF-8 where it is that, whatever was declared; then what was declared; then Chinese, told by its pairs; then western. */
function decoded(bytes: Buffer, charset: string | undefined): string {
  if (isUtf8(bytes) && !isStateful(charset)) return bytes.toString('utf8');
  return (
    as(charset, bytes) ?? (isChinese(bytes) ? as('gb18030', bytes) : undefined) ?? as('windows-1252', bytes)!
  );
}

/** In ASCII all of them look like UTF-8. */
function isStateful(charset: string | undefined): boolean {
  return charset !== undefined && /^(iso-2022|hz-gb|utf-?(7|16))/.test(charset);
}

function as(charset: string | undefined, bytes: Buffer): string | undefined {
  if (!charset) return undefined;
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** GB 2312: signs in pairs, the first of which lies among the common characters. Cyrillic and western texts do not. */
function isChinese(bytes: Buffer): boolean {
  let pairs = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at]! < 0x80) continue;
    const [first, second] = [bytes[at]!, bytes[at + 1] ?? 0];
    const common = (first >= 0xb0 && first <= 0xd7) || (first >= 0xa1 && first <= 0xa3);
    if (!common || second < 0xa1 || second === 0xff) return false;
    pairs++;
    at++;
  }
  return pairs >= 2;
}

function charsetOf(raw: Buffer, fields: readonly HeaderField[]): string | undefined {
  const own = parameter(field(fields, 'content-type') ?? '', 'charset');
  const charset = own ?? findParts(raw).find((part) => part.charset !== undefined)?.charset;
  return charset && /^(utf-?8|us-ascii|ascii)$/i.test(charset) ? undefined : charset?.toLowerCase();
}

function isUtf8(bytes: Buffer): boolean {
  return as('utf-8', bytes) !== undefined;
}
