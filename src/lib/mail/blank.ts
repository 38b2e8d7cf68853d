import { lineText } from './headers.ts';
import { findParts, type MailPart } from './parts.ts';

/** Changes a text (takes secrets out) and says what it found. */
export type Blank = (text: string) => { text: string; found: readonly string[] };

/** Characters handed over at once: a whole body of one line would make any expression slow. */
const PIECE = 16_384;
/** After so many the rest of the process gets its turn. */
const PIECES_AT_ONCE = 16;

/** Bytes of one text that are searched: what stands below a book's length no person typed. */
const LONGEST_TEXT = 4_000_000;

/** A text in base64 longer than this is a document, and left as it is. */
const LONGEST_ENCODED = 2_000_000;

/**
 * Blanks secrets in the bodies of a mail's texts, also in those written as base64 (most phones write Hindi so).
 * Headers and attachments keep every byte, and so does a text in which nothing is found.
 */
export async function blankReadable(
  raw: Buffer,
  blank: Blank,
): Promise<{ raw: Buffer; found: readonly string[] }> {
  const found = new Set<string>();
  const out: Buffer[] = [];
  let kept = 0;
  for (const part of findParts(raw)) {
    if (!isText(part)) continue;
    out.push(raw.subarray(kept, part.bodyAt));
    const end = Math.min(part.end, part.bodyAt + LONGEST_TEXT);
    const body = raw.subarray(part.bodyAt, end);
    out.push(
      await (part.encoding === 'base64'
        ? blankEncoded(body, part, blank, found)
        : blankBody(body, part, blank, found)),
    );
    kept = end;
  }
  if (found.size === 0) return { raw, found: [] };
  out.push(raw.subarray(kept));
  return { raw: Buffer.concat(out), found: [...found] };
}

function isText(part: MailPart): boolean {
  return part.type.startsWith('text/') && !part.attached && !/uu/.test(part.encoding);
}

async function blankBody(body: Buffer, part: MailPart, blank: Blank, found: Set<string>): Promise<Buffer> {
  const out: Buffer[] = [];
  for (const piece of pieces(body)) {
    out.push(blankPiece(piece, part, blank, found));
    if (out.length % PIECES_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return Buffer.concat(out);
}

async function blankEncoded(body: Buffer, part: MailPart, blank: Blank, found: Set<string>): Promise<Buffer> {
  if (body.length > LONGEST_ENCODED) return body;
  const here = new Set<string>();
  const plain = Buffer.from(body.toString('latin1'), 'base64');
  const blanked = await blankBody(plain, { ...part, encoding: '8bit' }, blank, here);
  if (here.size === 0) return body;
  for (const kind of here) found.add(kind);
  const lines = blanked.toString('base64').replaceAll(/.{76}/g, '$&\r\n');
  return Buffer.from(`${lines}\r\n`, 'latin1');
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
