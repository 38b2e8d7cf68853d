import type { Act } from '../act.ts';
import { contactOf, deskOf, reachOf } from '../contacts/index.ts';
import { everyoneInPost, officerTitle, quietUntil } from '../directory/index.ts';
import { oneRow } from '../lib/rows.ts';
import { put } from '../outbox/index.ts';
import { type Fault, faultsById, titleOf, wordsOf } from './fault.ts';

type Word = 'announced' | 'ended';

/** Everybody who fills a post is to hear of it, but for whoever does it. Written now; said by `sayNextWord`. */
export async function informStaff(act: Act, fault: Fault, kind: Word): Promise<void> {
  const self = act.doer.kind === 'staff' ? act.doer.contactId : undefined;
  const told = (await everyoneInPost(act)).filter(({ contactId }) => contactId !== self);
  await act.tx.query(
    `INSERT INTO fault_word (fault_id, contact_id, officer, kind, due_at)
     SELECT $1, contact_id, officer, $2, $3 FROM unnest($4::uuid[], $5::text[]) AS each(contact_id, officer)
     ON CONFLICT DO NOTHING`,
    [fault.id, kind, act.now, told.map(({ contactId }) => contactId), told.map(({ officer }) => officer)],
  );
}

interface Due {
  faultId: string;
  contactId: string;
  officer: string;
  kind: Word;
}

/**
 * One of the staff hears of one fault, at their desk where they have one. At night and on days off an announcement whose
 * kind the cell's rules do not call urgent waits for their office, and so does every end. What was over before they came
 * is not told at all.
 * @returns false when nobody is left to be told
 */
export async function sayNextWord(act: Act): Promise<boolean> {
  const due = await oneRow<Due>(
    act.tx,
    `SELECT fault_id AS "faultId", contact_id AS "contactId", officer, kind FROM fault_word
     WHERE state = 'held' AND due_at <= $1 ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
    [act.now],
  );
  if (!due) return false;
  const [fault] = await faultsById(act, [due.faultId]);
  if (await isOvertaken(act, due, fault!)) {
    await note(act, due, 'overtaken');
    return true;
  }
  const handle = (await deskOf(act, due.contactId)) ?? (await reachOf(act, due.contactId));
  const isUrgent = due.kind === 'announced' && act.cell.rules.urgent.faults.includes(fault!.kind);
  const until = handle && !isUrgent ? await quietUntil(act, due.officer, handle.channel) : undefined;
  if (until) await note(act, due, 'held', until);
  else {
    if (handle) await say(act, due, fault!, handle);
    await note(act, due, 'said');
  }
  return true;
}

async function isOvertaken(act: Act, { faultId, contactId, kind }: Due, fault: Fault): Promise<boolean> {
  if (kind === 'announced') return fault.endedAt !== null;
  const heard = await oneRow(
    act.tx,
    `SELECT 1 FROM fault_word WHERE fault_id = $1 AND contact_id = $2 AND kind = 'announced' AND state <> 'said'`,
    [faultId, contactId],
  );
  return heard !== undefined;
}

async function say(
  act: Act,
  due: Due,
  fault: Fault,
  { channel, address }: { channel: string; address: string },
) {
  const language = (await contactOf(act, due.contactId)).language ?? 'hi';
  const key = `officer_fault_${due.kind}`;
  const title = titleOf(act, fault, language);
  const params = { serial: String(fault.serial), title, words: wordsOf(act, fault, language) };
  await put(act, {
    channel,
    address,
    name: await officerTitle(act, due.officer, language),
    contactId: due.contactId,
    language,
    subject: act.words.subject(key, language, params),
    text: act.words.say(key, language, params),
    automatic: true,
  });
}

async function note(act: Act, { faultId, contactId, kind }: Due, state: string, until?: Date): Promise<void> {
  await act.tx.query(
    `UPDATE fault_word SET state = $4, due_at = coalesce($5, due_at)
     WHERE fault_id = $1 AND contact_id = $2 AND kind = $3`,
    [faultId, contactId, kind, state, until ?? null],
  );
}
