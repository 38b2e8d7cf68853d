import type { Act } from '../act.ts';
import { UserMistake } from '../lib/errors.ts';
import { oneRow } from '../lib/rows.ts';
import { issueCode } from './proof.ts';

/** A join's code goes to an address that a stranger may have named: beside the cell's caps by the hour stand these. */
const PER_ADDRESS_A_DAY = 6;
const PER_PERSON_A_DAY = 8;
/** Of all codes to doors, whoever asks: visitors of a web page cost nothing. */
const IN_ALL_AN_HOUR = 300;
const HOUR = 3_600_000;

export const JOIN = 'join';

/**
 * A code that is to be sent to a door which this contact says is theirs as well. The caps count alike whether anything
 * is sent or not: what is answered tells nothing of whether the address is known.
 * @param subject channel:address
 * @throws UserMistake 'join_too_often' · 'code_too_often'
 */
export async function issueDoorCode(act: Act, contactId: string, subject: string): Promise<string> {
  await act.tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`proof ${JOIN} ${subject}`]);
  const day = await issuedSince(act, 24 * HOUR, '(subject = $3)', subject);
  const own = await issuedSince(act, 24 * HOUR, '(contact_id::text = $3)', contactId);
  const all = await issuedSince(act, HOUR, '($3::text IS NOT NULL)', '');
  if (day >= PER_ADDRESS_A_DAY || own >= PER_PERSON_A_DAY || all >= IN_ALL_AN_HOUR)
    throw new UserMistake('join_too_often');
  return issueCode(act, contactId, JOIN, subject);
}

async function issuedSince(act: Act, ms: number, which: string, value: string): Promise<number> {
  const valid = act.cell.rules.oneTimeCode.validMinutes * 60_000;
  const row = await oneRow<{ issued: number }>(
    act.tx,
    `SELECT count(*)::int AS issued FROM proof WHERE purpose = $1 AND expires_at > $2 AND ${which}`,
    [JOIN, new Date(act.now.getTime() + valid - ms), value],
  );
  return row?.issued ?? 0;
}
