import { createHash } from 'node:crypto';
import { scanHeaders } from './headers.ts';

/**
 * What the writer sent, without what servers write on the way (Received, Delivered-To, verdicts): the same mail in two
 * folders, delivered twice or by two aliases is one.
 */
const WRITERS = new Set([
  'message-id',
  'date',
  'from',
  'to',
  'cc',
  'subject',
  'in-reply-to',
  'references',
  'content-type',
  'content-transfer-encoding',
]);

/**
 * SHA-256, hex. The body counts, so one Message-ID over two bodies stays two mails. Without Message-ID and Date nothing
 * but the delivery tells two mails apart: then the whole header counts. Line ends do not (IMAP servers change them).
 */
export function fingerprint(raw: Buffer): string {
  const { fields, bodyAt } = scanHeaders(raw);
  const named = fields.some((f) => f.name === 'message-id' || f.name === 'date');
  const hash = createHash('sha256');
  for (const { name, value } of fields) {
    if (named && !WRITERS.has(name)) continue;
    hash.update(`${name}:${value.replace(/\s+/g, ' ')}\n`);
  }
  hash.update('\n');
  updateWithoutCr(hash, raw.subarray(bodyAt));
  return hash.digest('hex');
}

function updateWithoutCr(hash: ReturnType<typeof createHash>, bytes: Buffer): void {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 10 || bytes[end - 1] === 13)) end--;
  const piece = Buffer.alloc(PIECE);
  let filled = 0;
  for (let at = 0; at < end; at++) {
    const byte = bytes[at]!;
    if (byte !== 13) piece[filled++] = byte;
    if (filled === PIECE) filled = hashed(hash, piece, filled);
  }
  hashed(hash, piece, filled);
}

/** Handing over line by line costs more than the hash. */
const PIECE = 65_536;

function hashed(hash: ReturnType<typeof createHash>, piece: Buffer, filled: number): 0 {
  hash.update(piece.subarray(0, filled));
  return 0;
}
