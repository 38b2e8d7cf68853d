import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import type { Act } from '../act.ts';
import { UserMistake } from '../lib/errors.ts';
import { oneRow } from '../lib/rows.ts';
import { uuid } from '../persistence/index.ts';

const MINUTE = 60_000;

/**
 * A one-time code for one purpose and subject (a registration, a join); length, validity, tries and how many an hour
 * are the cell's. Returns the code to be sent to the address that is to be proved; only its digest is stored.
 * @throws UserMistake 'code_too_often' when this person has asked, or this subject was asked for, too often
 */
export async function issueCode(
  act: Act,
  contactId: string,
  purpose: string,
  subject: string,
): Promise<string> {
  const { digits, validMinutes, perHour } = act.cell.rules.oneTimeCode;
  if ((await issuedLately(act, contactId, purpose, subject)) >= perHour)
    throw new UserMistake('code_too_often');
  const code = String(randomInt(0, 10 ** digits)).padStart(digits, '0');
  const id = uuid();
  await act.tx.query(
    'UPDATE proof SET used_at = $3 WHERE contact_id = $1 AND purpose = $2 AND used_at IS NULL',
    [contactId, purpose, act.now],
  );
  await act.tx.query(
    `INSERT INTO proof (id, contact_id, purpose, subject, digest, expires_at) VALUES ($1, $2, $3, $4, $5, $6)`,
    [
      id,
      contactId,
      purpose,
      subject,
      digestOf(id, code),
      new Date(act.now.getTime() + validMinutes * MINUTE),
    ],
  );
  return code;
}

/** A subject counts whoever asks: its owner's mailbox is not flooded by one who has many names. */
async function issuedLately(act: Act, contactId: string, purpose: string, subject: string): Promise<number> {
  const since = act.now.getTime() + (act.cell.rules.oneTimeCode.validMinutes - 60) * MINUTE;
  const row = await oneRow<{ issued: number }>(
    act.tx,
    `SELECT count(*)::int AS issued FROM proof
     WHERE purpose = $1 AND (contact_id = $2 OR subject = $3) AND expires_at > $4`,
    [purpose, contactId, subject, new Date(since)],
  );
  return row?.issued ?? 0;
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
  if (proof.tries > act.cell.rules.oneTimeCode.tries) return { failed: 'too_many' };
  if (proof.expires_at < act.now) return { failed: 'expired' };
  const right = timingSafeEqual(Buffer.from(digestOf(proof.id, said)), Buffer.from(proof.digest));
  if (!right) return { failed: 'wrong' };
  await act.tx.query('UPDATE proof SET used_at = $2 WHERE id = $1', [proof.id, act.now]);
  return { proved: proof.subject };
}

function digestOf(id: string, code: string): string {
  return createHash('sha256').update(`${id}:${code}`).digest('hex');
}
