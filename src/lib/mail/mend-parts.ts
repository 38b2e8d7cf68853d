import { endOfLine, field, parameter, scanHeaders } from './headers.ts';
import { findParts, type MailPart, nextDashes } from './parts.ts';

const MAX_LINES = 4_000;

/**
 * Boundary lines written as the parsers want them: without blanks behind them, and with the parts inside closed before
 * an outer one goes on. Either slip costs the parsers all that follows. Mails enclosed whole keep every byte.
 */
export function mendBoundaryLines(raw: Buffer): Buffer {
  const out: Buffer[] = [];
  const open: string[] = [];
  let kept = 0;
  const begin = (at: number): number => {
    const { fields, bodyAt } = scanHeaders(raw, at);
    const type = field(fields, 'content-type') ?? '';
    const boundary = /^\s*multipart\//i.test(type) ? parameter(type, 'boundary') : undefined;
    if (boundary) open.push(boundary.trimEnd());
    return bodyAt;
  };
  let pos = begin(0);
  for (let marks = 0; pos < raw.length && open.length > 0 && marks < MAX_LINES; ) {
    pos = nextDashes(raw, pos);
    const line = endOfLine(raw, pos);
    const mark = markOf(raw, pos, line.text);
    const known = mark !== undefined && levelOf(open, mark);
    if (!known) {
      pos = line.next;
      continue;
    }
    marks++;
    const unclosed = open.slice(known.level + 1).reverse();
    if (unclosed.length > 0 || line.text - pos !== mark.length + 2) {
      const end = raw.toString('latin1', line.text, line.next);
      const lines = [...unclosed.map((boundary) => `${boundary}--`), mark];
      out.push(
        raw.subarray(kept, pos),
        Buffer.from(lines.map((each) => `--${each}${end}`).join(''), 'latin1'),
      );
      kept = line.next;
    }
    open.length = known.closes ? known.level : known.level + 1;
    pos = known.closes ? line.next : begin(line.next);
  }
  return kept === 0 ? raw : Buffer.concat([...out, raw.subarray(kept)]);
}

function markOf(raw: Buffer, from: number, to: number): string | undefined {
  if (raw[from] !== 45 || raw[from + 1] !== 45 || to - from > 300) return undefined;
  return raw.toString('latin1', from + 2, to).trimEnd();
}

function levelOf(open: readonly string[], mark: string): { level: number; closes: boolean } | false {
  const level = open.lastIndexOf(mark);
  if (level !== -1) return { level, closes: false };
  const closed = mark.endsWith('--') ? open.lastIndexOf(mark.slice(0, -2)) : -1;
  return closed !== -1 && { level: closed, closes: true };
}

/** Bytes and lines of one text that are read; nobody writes so much, and a parser takes seconds for millions of lines. */
const LONGEST_TEXT = 12_000_000;
const MOST_LINES = 200_000;

/** Whether a text of it is too long to be read whole. */
export function hasLongText(raw: Buffer): boolean {
  return raw.length > MOST_LINES && findParts(raw).some((part) => readUntil(raw, part) < part.end);
}

/** Texts that are too long, cut; all else keeps every byte. */
export function mendLongTexts(raw: Buffer): Buffer {
  if (raw.length <= MOST_LINES) return raw;
  const out: Buffer[] = [];
  let kept = 0;
  for (const part of findParts(raw)) {
    const end = readUntil(raw, part);
    if (end === part.end) continue;
    out.push(raw.subarray(kept, end), Buffer.from('\r\n'));
    kept = part.end;
  }
  return kept === 0 ? raw : Buffer.concat([...out, raw.subarray(kept)]);
}

/** Where reading of this part ends. Encoded texts have lines of 76 characters, whatever they say. */
function readUntil(raw: Buffer, { type, attached, bodyAt, end, encoding }: MailPart): number {
  if (!type.startsWith('text/') || attached) return end;
  const last = Math.min(end, bodyAt + LONGEST_TEXT);
  if (encoding === 'base64' || last - bodyAt <= MOST_LINES) return last;
  let lines = 0;
  for (let at = bodyAt; at < last; at++) {
    const byte = raw[at];
    if ((byte === 10 || (byte === 13 && raw[at + 1] !== 10)) && ++lines === MOST_LINES) return at + 1;
  }
  return last;
}

/** Attachments in uuencode, which the parsers hand on undecoded, as base64. */
export function mendUuencoded(raw: Buffer): Buffer {
  const out: Buffer[] = [];
  let kept = 0;
  for (const part of findParts(raw)) {
    if (!/^x-?uu/.test(part.encoding)) continue;
    const bytes = fromUu(raw.toString('latin1', part.bodyAt, part.end));
    if (!bytes) continue;
    const header = raw
      .toString('latin1', part.headerAt, part.bodyAt)
      .replace(/^(content-transfer-encoding[ \t]*:)[^\r\n]*/im, '$1 base64');
    out.push(raw.subarray(kept, part.headerAt), Buffer.from(header, 'latin1'));
    out.push(Buffer.from(`${bytes.toString('base64').replaceAll(/.{76}/g, '$&\r\n')}\r\n`, 'latin1'));
    kept = part.end;
  }
  return kept === 0 ? raw : Buffer.concat([...out, raw.subarray(kept)]);
}

function fromUu(body: string): Buffer | undefined {
  const lines = body.split(/\r\n|\r|\n/);
  const begin = lines.findIndex((line) => /^begin [0-7]{3,4} /.test(line));
  if (begin === -1) return undefined;
  const out: Buffer[] = [];
  for (const line of lines.slice(begin + 1)) {
    if (line === 'end') break;
    out.push(uuLine(line));
  }
  return Buffer.concat(out);
}

function uuLine(line: string): Buffer {
  const length = (line.charCodeAt(0) - 32) & 63;
  const bytes: number[] = [];
  for (let at = 1; at < line.length && bytes.length < length; at += 4) {
    const [a, b, c, d] = [0, 1, 2, 3].map((i) => ((line.charCodeAt(at + i) || 32) - 32) & 63) as [
      number,
      number,
      number,
      number,
    ];
    bytes.push((a << 2) | (b >> 4), ((b & 15) << 4) | (c >> 2), ((c & 3) << 6) | d);
  }
  return Buffer.from(bytes.slice(0, length));
}
