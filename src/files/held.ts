import { type Queries, rows } from '../lib/rows.ts';

/** Files that the scanner has not seen yet, the oldest first. */
export function unscanned(db: Queries, limit: number): Promise<{ sha256: string; bytes: Buffer }[]> {
  return rows(db, `SELECT sha256, bytes FROM file WHERE held = 'unscanned' ORDER BY kept_at LIMIT $1`, [
    limit,
  ]);
}

/** Free to be read and sent, or (infected) held for good. */
export async function scannedAs(db: Queries, sha256: string, verdict: 'clean' | 'infected'): Promise<void> {
  await rows(db, `UPDATE file SET held = $2 WHERE sha256 = $1 AND held = 'unscanned'`, [
    sha256,
    verdict === 'clean' ? null : 'infected',
  ]);
}
