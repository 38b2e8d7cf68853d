import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import type { Act } from '../act.ts';
import { oneRow } from '../lib/rows.ts';
import { uuid } from '../persistence/index.ts';

const VALID_MS = 15 * 60_000;
const TRIES = 5;

/**
 * A one-time code of six digits, valid for a quarter of an hour, for one purpose and subject (a registration, a join).
 * Returns the code to be sent to the address that is to be proved; only its digest is stored.
 */
export async function issueCode(
  act: Act,
  contactId: string,
  purpose: string,
  subject: string,
): Promise<string> {
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0');
  const id = uuid();
  await act.tx.query(
    'UPDATE proof SET used_at = $3 WHERE contact_id = $1 AND purpose = $2 AND used_at IS NULL',
    [contactId, purpose, act.now],
  );
  await act.tx.query(
    `INSERT INTO proof (id, contact_id, purpose, subject, digest, expires_at) VALUES ($1, $2, $3, $4, $5, $6)`,
    [id, contactId, purpose, subject, digestOf(id, code), new Date(act.now.getTime() + VALID_MS)],
  );
  return code;
}

export type CodeCheck =
  | { readonly proved: string }
  | { readonly failed: 'wrong' | 'expired' | 'too_many' | 'none' };

/** Each try counts; a right code works once. `proved` is the subject the code was issued for. */
export async function checkCode(
  act: Act,
  contactId: string,
  purpose: string,
  said: string,
): Promise<CodeCheck> {
  const proof = await oneRow<{
    id: string;
    subject: string;
    digest: string;
    expires_at: Date;
    tries: number;
  }>(
    act.tx,
    `UPDATE proof SET tries = tries + 1 WHERE id = (
       SELECT id FROM proof WHERE contact_id = $1 AND purpose = $2 AND used_at IS NULL
       ORDER BY expires_at DESC LIMIT 1 FOR UPDATE)
     RETURNING id, subject, digest, expires_at, tries`,
    [contactId, purpose],
  );
  if (!proof) return { failed: 'none' };
  if (proof.tries > TRIES) return { failed: 'too_many' };
  if (proof.expires_at < act.now) return { failed: 'expired' };
  const right = timingSafeEqual(Buffer.from(digestOf(proof.id, said)), Buffer.from(proof.digest));
  if (!right) return { failed: 'wrong' };
  await act.tx.query('UPDATE proof SET used_at = $2 WHERE id = $1', [proof.id, act.now]);
  return { proved: proof.subject };
}

function digestOf(id: string, code: string): string {
  return createHash('sha256').update(`${id}:${code}`).digest('hex');
}
