import { beginningOf, field, scanHeaders } from './headers.ts';
import { findParts, type MailPart } from './parts.ts';

const OF_A_MAIL =
  /^(from|to|cc|bcc|subject|date|sender|reply-to|return-path|received|message-id|in-reply-to|references|mime-version|delivered-to|content-[a-z-]+|x-[a-z-]+)$/;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NO_TEXT = /[\x00-\x06\x0e-\x1a]/;

/** Words without any header of a mail ("Hello: ..." is none): all of them are body; what has one begins with it. */
export function mendHeader(raw: Buffer): Buffer {
  // Bytes that are no text are no words either.
  if (raw.length === 0 || NO_TEXT.test(raw.toString('latin1', 0, LOOKED_AT))) return raw;
  // Above the header both parsers take even an empty line for its end.
  if (scanHeaders(raw).fields.some(({ name }) => OF_A_MAIL.test(name))) return raw.subarray(beginningOf(raw));
  return Buffer.concat([Buffer.from('MIME-Version: 1.0\n\n'), raw]);
}

/**
 * A multipart mail whose boundary is missing or never comes: both parsers lose all of it. The boundary is taken from
 * the first line that looks like one; without any, the body is shown as it stands.
 */
export function mendBoundary(raw: Buffer): Buffer {
  const parts = findParts(raw);
  const top = parts[0];
  if (!top?.type.startsWith('multipart/') || parts.length > 1) return raw;
  const start = raw.toString('latin1', top.bodyAt, top.bodyAt + LOOKED_AT);
  const line = /^--([^\s"]{1,70})[ \t]*\r?$/m.exec(start);
  const type = line ? `${top.type}; boundary="${line[1]}"` : 'text/plain';
  const others = top.fields.filter((f) => f.name !== 'content-type').map((f) => `${f.name}: ${f.value}\r\n`);
  const header = Buffer.from(`Content-Type: ${type}\r\n${others.join('')}\r\n`, 'utf8');
  return Buffer.concat([header, raw.subarray(top.bodyAt)]);
}

const LOOKED_AT = 65_536;
const DISTRUSTED = new Set([
  '',
  'us-ascii',
  'ascii',
  'iso-8859-1',
  'latin1',
  'windows-1252',
  'unknown',
  'default',
  'x-unknown',
]);

/**
 * Corrects a charset that lies: text that is plainly UTF-8 but is declared (or left to be taken for) a western
 * charset, and text declared UTF-8 that is none. Only the declaration in the part's header is rewritten.
 */
export function mendCharsets(raw: Buffer): Buffer {
  const out: Buffer[] = [];
  let kept = 0;
  for (const part of findParts(raw)) {
    if (!part.type.startsWith('text/') || part.attached) continue;
    const truth = trueCharset(part, raw);
    if (!truth) continue;
    out.push(
      raw.subarray(kept, part.headerAt),
      withCharset(raw.subarray(part.headerAt, part.bodyAt), part, truth),
    );
    kept = part.bodyAt;
  }
  if (kept === 0) return raw;
  out.push(raw.subarray(kept));
  return Buffer.concat(out);
}

/** Undefined when the declaration can be believed. */
function trueCharset(part: MailPart, raw: Buffer): string | undefined {
  const declared = (part.charset ?? '').replace(/^utf8$/, 'utf-8');
  if (!DISTRUSTED.has(declared) && declared !== 'utf-8') return undefined;
  const bytes = decoded(
    raw.subarray(part.bodyAt, Math.min(part.end, part.bodyAt + LOOKED_AT)),
    part.encoding,
  );
  const high = bytes.some((byte) => byte > 127);
  if (!high) return undefined;
  const utf8 = isUtf8(bytes);
  if (utf8 && declared !== 'utf-8') return 'utf-8';
  if (!utf8 && declared === 'utf-8' && !mostlyUtf8(bytes)) return 'windows-1252';
  return undefined;
}

function decoded(bytes: Buffer, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(bytes.toString('latin1'), 'base64');
  if (encoding !== 'quoted-printable') return bytes;
  const text = bytes
    .toString('latin1')
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(text, 'latin1');
}

/** The sample may end in the middle of a character. */
function isUtf8(bytes: Buffer): boolean {
  return !bytes
    .toString('utf8')
    .replace(/\ufffd{1,3}$/, '')
    .includes('\ufffd');
}

/** A broken character or two in a long text is damage, not another charset. */
function mostlyUtf8(bytes: Buffer): boolean {
  const text = bytes.toString('utf8');
  const broken = text.split('\ufffd').length - 1;
  const good = (text.match(/[^\p{ASCII}\ufffd]/gu) ?? []).length;
  return good > broken * 4;
}

function withCharset(header: Buffer, part: MailPart, charset: string): Buffer {
  const text = header.toString('latin1');
  if (part.charset !== undefined) {
    return Buffer.from(text.replace(/(charset\s?=\s?)("[^"]*"|[^\s;]+)/i, `$1"${charset}"`), 'latin1');
  }
  if (field(part.fields, 'content-type') !== undefined) {
    return Buffer.from(text.replace(/^(content-type:\s*[^\s;]+)/im, `$1; charset="${charset}"`), 'latin1');
  }
  return Buffer.from(`Content-Type: text/plain; charset="${charset}"\r\n${text}`, 'latin1');
}
