import { findParts, type MailPart } from './parts.ts';

/**
 * Line ends that both parsers misread, told by the first of the mail: CR alone (old Macs: one endless header) becomes
 * CR LF, CR CR LF (converted twice on its way) becomes CR LF. Where another kind comes first (a server has written its
 * lines above), the same is done where lines matter: headers, boundaries, texts and what is encoded. Any other byte is kept.
 */
export function mendLineEnds(raw: Buffer): Buffer {
  const cr = raw.indexOf(13);
  if (cr === -1) return raw;
  const lf = raw.indexOf(10);
  if (raw[cr + 1] === 10 || (lf !== -1 && lf < cr)) return mendMixed(raw);
  return raw[cr + 1] === 13 && raw[cr + 2] === 10 ? withoutDoubles(raw) : withoutLoneCr(raw);
}

/** Byte by byte: an expression takes a second for millions of lines. */
function withoutLoneCr(raw: Buffer): Buffer {
  const out = Buffer.alloc(raw.length * 2);
  let to = 0;
  for (let at = 0; at < raw.length; at++) {
    out[to++] = raw[at]!;
    if (raw[at] === 13 && raw[at + 1] !== 10) out[to++] = 10;
  }
  return out.subarray(0, to);
}

function withoutDoubles(raw: Buffer): Buffer {
  const out = Buffer.alloc(raw.length);
  let to = 0;
  for (let at = 0; at < raw.length; at++) {
    const double = raw[at] === 13 && raw[at + 1] === 13 && raw[at + 2] === 10;
    if (!double) out[to++] = raw[at]!;
  }
  return out.subarray(0, to);
}

function mendMixed(raw: Buffer): Buffer {
  if (isDoubled(raw)) return withoutDoubles(raw);
  if (!hasLoneCr(raw)) return raw;
  const out: Buffer[] = [];
  let from = 0;
  const take = (to: number, lines: boolean): void => {
    const bytes = raw.subarray(from, to);
    out.push(lines ? withoutLoneCr(bytes) : bytes);
    from = to;
  };
  for (const part of findParts(raw)) {
    take(part.bodyAt, true);
    // The line end before a boundary belongs to the boundary.
    const closed = part.end < raw.length && raw[part.end - 1] === 13;
    take(closed ? part.end - 1 : part.end, isLines(part));
  }
  take(raw.length, true);
  return Buffer.concat(out);
}

/** Converted twice below the first lines: told by the header, since a file may have such line ends of its own. */
function isDoubled(raw: Buffer): boolean {
  const header = /^[\s\S]*?\n\r{0,2}\n/.exec(raw.toString('latin1', 0, LONGEST_HEADER))?.[0] ?? '';
  return (header.match(/[^\r\n]\r\r\n/g)?.length ?? 0) > 1;
}

const LONGEST_HEADER = 65_536;

function hasLoneCr(raw: Buffer): boolean {
  for (let at = raw.indexOf(13); at !== -1; at = raw.indexOf(13, at + 1)) if (raw[at + 1] !== 10) return true;
  return false;
}

/** Is the body made of lines, whatever it says? An attachment in its own bytes is not. */
function isLines({ type, attached, encoding }: MailPart): boolean {
  if (/^(base64|quoted-printable|x-uu|uu)/.test(encoding) || type.startsWith('multipart/')) return true;
  return type.startsWith('text/') && !attached;
}
