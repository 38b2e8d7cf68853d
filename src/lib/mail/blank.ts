import { lineText } from './headers.ts';
import { findParts, type MailPart } from './parts.ts';

/** Changes a text (takes secrets out) and says what it found. */
export type Blank = (text: string) => { text: string; found: readonly string[] };

/** Characters handed over at once: a whole body of one line would make any expression slow. */
const PIECE = 16_384;
/** After so many the rest of the process gets its turn. */
const PIECES_AT_ONCE = 16;

/**
 * Blanks secrets where they stand readable in the raw mail: the bodies of its texts. Headers, attachments and whatever
 * is encoded as base64 keep every byte.
 */
export async function blankReadable(
  raw: Buffer,
  blank: Blank,
): Promise<{ raw: Buffer; found: readonly string[] }> {
  const found = new Set<string>();
  const out: Buffer[] = [];
  let kept = 0;
  for (const part of findParts(raw)) {
    if (!isReadable(part)) continue;
    out.push(raw.subarray(kept, part.bodyAt));
    for (const piece of pieces(raw.subarray(part.bodyAt, part.end))) {
      out.push(blankPiece(piece, part, blank, found));
      if (out.length % PIECES_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    kept = part.end;
  }
  if (found.size === 0) return { raw, found: [] };
  out.push(raw.subarray(kept));
  return { raw: Buffer.concat(out), found: [...found] };
}

function isReadable(part: MailPart): boolean {
  return part.type.startsWith('text/') && !part.attached && !/base64|uu/.test(part.encoding);
}

function blankPiece(piece: Buffer, part: MailPart, blank: Blank, found: Set<string>): Buffer {
  const result = blank(lineText(piece));
  if (result.found.length === 0) return piece;
  for (const kind of result.found) found.add(kind);
  if (!isUtf8(piece)) return Buffer.from(result.text.replace(/[^\0-\xff]/g, 'X'), 'latin1');
  return Buffer.from(isAscii(piece) ? fitted(result.text, part) : result.text, 'utf8');
}

/** What the blanking put into an ASCII text, written so that the part's own encoding brings it out again. */
function fitted(text: string, { charset = 'us-ascii', encoding }: MailPart): string {
  return text.replace(/\P{ASCII}/gu, (sign) => {
    if (!/^(utf-?8|us-ascii|ascii)$/.test(charset)) return 'X';
    if (encoding !== 'quoted-printable') return sign;
    return [...Buffer.from(sign, 'utf8')].map((byte) => `=${byte.toString(16).toUpperCase()}`).join('');
  });
}

function isAscii(bytes: Buffer): boolean {
  return bytes.every((byte) => byte < 128);
}

function isUtf8(bytes: Buffer): boolean {
  return !bytes.toString('utf8').includes('\ufffd');
}

/** Cut at a line end where there is one. */
function* pieces(body: Buffer): Generator<Buffer> {
  let from = 0;
  while (from < body.length) {
    let to = Math.min(body.length, from + PIECE);
    if (to < body.length) {
      const line = body.lastIndexOf(10, to - 1);
      if (line > from) to = line + 1;
    }
    yield body.subarray(from, to);
    from = to;
  }
}
