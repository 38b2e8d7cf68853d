import { createHash } from 'node:crypto';
import type { Queries } from '../lib/rows.ts';

export { scannedAs, unscanned } from './held.ts';
export { sayingOf, withoutPrograms } from './refuse.ts';

export interface StoredFile {
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
}

/**
 * Keeps bytes by their digest, once however often they come. They lie in the database: what a message causes is one
 * transaction, several machines see the same files, and one backup has all.
 */
export async function storeFile(
  db: Queries,
  file: { name: string; mediaType: string; bytes: Buffer; held?: boolean },
  now: Date,
): Promise<StoredFile> {
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  await db.query(
    'INSERT INTO file (sha256, size, bytes, kept_at, held) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (sha256) DO NOTHING',
    [sha256, file.bytes.length, file.bytes, now, file.held ? 'unscanned' : null],
  );
  return { sha256, name: safeName(file.name), mediaType: file.mediaType, size: file.bytes.length };
}

/** Disks take 255; some is left for what is put before or behind. */
const NAME_BYTES = 200;

/** A name that is only a name: no path, no control or direction characters, of a length that any disk takes. */
export function safeName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .split(/[/\\]/)
    .at(-1)!
    .replaceAll(/^\.+/g, '')
    .trim();
  return lastBytes(plain) || 'file';
}

/** The end of a name, where its kind stands; whole letters only. */
function lastBytes(name: string): string {
  const letters = [...name].slice(-NAME_BYTES);
  while (Buffer.byteLength(letters.join('')) > NAME_BYTES) letters.shift();
  return letters.join('');
}
