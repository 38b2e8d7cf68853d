import type { Act } from '../../act.ts';
import { oneRow } from '../../lib/rows.ts';
import { guard, save } from '../guard.ts';
import { record } from '../history.ts';
import { needWords } from './work.ts';

interface Noted {
  readonly id: string;
  readonly text: string;
  readonly deleted: boolean;
}

/**
 * The writer corrects a note: it reads anew and bears its earlier wordings, and the history has both.
 * @param reference under which the door refers to the note
 * @returns false when they wrote no such note, or it reads so already
 */
export async function correctNote(act: Act, id: string, reference: string, text: string): Promise<boolean> {
  const ticket = await guard(act, id, 'note');
  needWords(text);
  const noted = await ownNote(act, ticket.id, reference);
  if (!noted || (noted.text === text && !noted.deleted)) return false;
  await act.tx.query(
    `UPDATE ticket_message SET text = $2, edited_at = $3, deleted_at = NULL,
       earlier = earlier || jsonb_build_array(jsonb_build_object('text', text, 'at', coalesce(edited_at, at)))
     WHERE id = $1`,
    [noted.id, text, act.now],
  );
  await record(act, ticket, 'note_edited', { note: noted.id }, text);
  await save(act, ticket);
  return true;
}

/** The writer takes a note back: it is marked, and its words stay. @returns false when they wrote no such note, or did so before */
export async function takeBackNote(act: Act, id: string, reference: string): Promise<boolean> {
  const ticket = await guard(act, id, 'note');
  const noted = await ownNote(act, ticket.id, reference);
  if (!noted || noted.deleted) return false;
  await act.tx.query('UPDATE ticket_message SET deleted_at = $2 WHERE id = $1', [noted.id, act.now]);
  await record(act, ticket, 'note_deleted', { note: noted.id });
  await save(act, ticket);
  return true;
}

async function ownNote(act: Act, ticketId: string, reference: string): Promise<Noted | undefined> {
  return oneRow<Noted>(
    act.tx,
    `SELECT id, text, deleted_at IS NOT NULL AS deleted FROM ticket_message
     WHERE ticket_id = $1 AND direction = 'note' AND reference = $2 AND author ->> 'staff' = $3`,
    [ticketId, reference, act.doer.kind === 'staff' ? act.doer.staff : null],
  );
}
