import type { Act } from '../act.ts';
import { UserMistake } from '../lib/errors.ts';
import { oneRow } from '../lib/rows.ts';
import { local } from '../lib/time.ts';
import { type Candidate, COLUMNS, isTrusted, nameOf, type Reason, type Source } from './candidate.ts';
import { take } from './decide.ts';
import { type Correction, type Knowing, type Line, readLine } from './read-line.ts';
import { nearIds, type TaughtIntents, taughtLines } from './taught.ts';

export interface Corrected {
  readonly status: 'waiting' | 'taken' | 'refused';
  readonly reason: Reason | null;
  readonly detail: string | null;
  /** Null where nothing was kept. */
  readonly id: string | null;
}

const AGREE = 2;
/** And so many lines a day are taken because people agree, without anybody of the cell having seen them. */
const AGREED_A_DAY = 20;

/**
 * A line and what it means becomes a candidate for learning. An officer's word and the command line's count at once; a
 * person's waits for an officer, or for a second person whose channel vouches for them. What would harm is refused with
 * a reason, and no exception: the conversation goes on.
 * @throws UserMistake 'unknown_intent' with the likeliest ids
 */
export async function correct(act: Act, said: Correction, { engine, intents }: Knowing): Promise<Corrected> {
  if (!intents.has(said.meant)) {
    const near = nearIds(said.meant, intents.keys()).join(', ');
    throw new UserMistake('unknown_intent', { intent: said.meant, near });
  }
  const line = await readLine(act, said, { engine, intents });
  if (typeof line === 'string') return { status: 'refused', reason: line, detail: null, id: null };
  const { id } = await keep(act, said, line);
  await addVoice(act, id);
  return decide(act, id, said.source, intents);
}

async function keep(act: Act, said: Correction, { text, folded }: Line): Promise<{ id: string }> {
  const row = await oneRow<{ id: string }>(
    act.tx,
    `INSERT INTO candidate_line AS line
       (text, folded, language, read, meant, source, doer, model, message_id, at, status)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'waiting')
     ON CONFLICT (folded, meant) DO UPDATE SET source =
       CASE WHEN line.status = 'waiting' THEN excluded.source ELSE line.source END
     RETURNING id`,
    [
      text,
      folded,
      said.language,
      said.read,
      said.meant,
      said.source,
      nameOf(act.doer),
      said.model ?? null,
      said.messageId ?? null,
      act.now,
    ],
  );
  return row!;
}

async function addVoice(act: Act, id: string): Promise<void> {
  const contact = act.doer.kind === 'contact' ? act.doer.contactId : null;
  await act.tx.query(
    `INSERT INTO candidate_voice (candidate_id, doer, vouched, at)
     VALUES ($1, $2, $3::uuid IS NULL OR EXISTS (
       SELECT 1 FROM handle WHERE contact_id = $3 AND verified_at IS NOT NULL), $4)
     ON CONFLICT DO NOTHING`,
    [id, nameOf(act.doer), contact, act.now],
  );
}

async function decide(act: Act, id: string, source: Source, intents: TaughtIntents): Promise<Corrected> {
  const line = await candidate(act, id);
  if (line.status !== 'waiting') return line;
  const other = await otherMeaning(act, line, intents);
  if (other) {
    await act.tx.query(`UPDATE candidate_line SET reason = 'contradicts', detail = $2 WHERE id = $1`, [
      id,
      other,
    ]);
    return candidate(act, id);
  }
  if (isTrusted(act, source)) return take(act, line, nameOf(act.doer));
  if (await agreed(act, id)) return take(act, line, 'agreement');
  return line;
}

/** The line is learned already, but as something else: somebody has to look. */
async function otherMeaning(act: Act, line: Candidate, intents: TaughtIntents): Promise<string | undefined> {
  const shipped = taughtLines(intents)
    .learned.get(line.folded)
    ?.find((id) => id !== line.meant);
  if (shipped) return shipped;
  const taken = await oneRow<{ meant: string }>(
    act.tx,
    `SELECT meant FROM candidate_line WHERE folded = $1 AND status = 'taken' AND id <> $2`,
    [line.folded, line.id],
  );
  return taken?.meant;
}

async function agreed(act: Act, id: string): Promise<boolean> {
  const row = await oneRow<{ voices: number; today: number }>(
    act.tx,
    `SELECT (SELECT count(*)::int FROM candidate_voice WHERE candidate_id = $1 AND vouched) AS voices,
       (SELECT count(*)::int FROM candidate_line WHERE decided_by = 'agreement' AND decided_at >= $2) AS today`,
    [id, local(act.now).startOf('day').toJSDate()],
  );
  return row!.voices >= AGREE && row!.today < AGREED_A_DAY;
}

async function candidate(act: Act, id: string): Promise<Candidate> {
  const found = await oneRow<Candidate>(
    act.tx,
    `SELECT ${COLUMNS} FROM candidate_line WHERE id = $1 FOR UPDATE`,
    [id],
  );
  return found!;
}
