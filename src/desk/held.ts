import type { Act } from '../act.ts';
import { contactOf, deskOf } from '../contacts/index.ts';
import { NotAllowed, UserMistake } from '../lib/errors.ts';
import type { Language } from '../lib/language.ts';
import { oneRow } from '../lib/rows.ts';
import { put } from '../outbox/index.ts';
import { uuid } from '../persistence/index.ts';
import { type Files, reply, type Ticket, ticketById } from '../tickets/index.ts';
import { asTheySee } from './forms.ts';
import { type Person, personOf } from './person.ts';
import type { Told, Where } from './told.ts';

/** So long a reply can be taken back. */
export const UNDO_SECONDS = 15;

interface Held {
  readonly id: string;
  readonly ticketId: string;
  readonly staff: string;
  readonly contactId: string;
  readonly door: string;
  readonly account: string | null;
  readonly address: string;
  readonly text: string;
  readonly files: Files;
}

/** Not said yet: it stands in no record of the requester's, and whoever wrote it sees how it will look. */
export async function hold(
  { act, language }: Person,
  ticket: Ticket,
  text: string,
  files: Files,
  { channel, account, address }: Where,
): Promise<Told> {
  const id = uuid();
  const { staff, contactId } = act.doer;
  await act.tx.query(
    `INSERT INTO held_reply (id, ticket_id, staff, contact_id, door, account, address, text, files, due_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      id,
      ticket.id,
      staff,
      contactId,
      channel,
      account ?? null,
      address,
      text,
      JSON.stringify(files),
      new Date(act.now.getTime() + UNDO_SECONDS * 1000),
    ],
  );
  const theirs = (await contactOf(act, ticket.contactId)).language ?? ticket.language;
  return {
    text: act.words.say('desk_held', language, {
      number: ticket.number,
      seconds: UNDO_SECONDS,
      text: await asTheySee(act, ticket, theirs, text),
    }),
    choices: [{ label: act.words.say('desk_button_undo', language), value: `undo:${id}` }],
  };
}

/** Whoever wrote it takes it back; what has gone is gone, and they are told. */
export async function undo({ act, language }: Person, id: string): Promise<Told> {
  const undone = await oneRow<{ text: string }>(
    act.tx,
    `UPDATE held_reply SET state = 'undone' WHERE id::text = $1 AND staff = $2 AND state = 'held' RETURNING text`,
    [id, act.doer.staff],
  );
  if (undone) return { text: act.words.say('desk_undone', language, { text: undone.text }) };
  const row = await oneRow<{ state: string }>(
    act.tx,
    'SELECT state FROM held_reply WHERE id::text = $1 AND staff = $2',
    [id, act.doer.staff],
  );
  return {
    text: act.words.say(row?.state === 'sent' ? 'desk_undo_too_late' : 'desk_undo_nothing', language),
  };
}

/**
 * Lets go out what was held long enough, by the verb `reply`. The row's end and the reply are one transaction: killed
 * at any time it goes out once, or was undone, and never both.
 * @returns false when nothing is due
 */
export async function releaseNext(act: Act): Promise<boolean> {
  const held = await oneRow<Held>(
    act.tx,
    `SELECT id, ticket_id AS "ticketId", staff, contact_id AS "contactId", door, account, address, text, files
     FROM held_reply WHERE state = 'held' AND due_at <= $1 ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
    [act.now],
  );
  if (!held) return false;
  const refused = await send(act, held);
  await act.tx.query('UPDATE held_reply SET state = $2 WHERE id = $1', [
    held.id,
    refused ? 'refused' : 'sent',
  ]);
  await tell(act, held, refused);
  return true;
}

/** What stands in its way by now, if anything: the ticket may be with another post. */
async function send(act: Act, held: Held): Promise<UserMistake | NotAllowed | undefined> {
  const person = await personOf(act, held.staff, held.contactId, held.door);
  if (!person) return new NotAllowed('desk_stranger');
  try {
    await reply(person.act, held.ticketId, held.text, held.files);
    return undefined;
  } catch (error) {
    // The verb refuses before it writes anything.
    if (error instanceof UserMistake || error instanceof NotAllowed) return error;
    throw error;
  }
}

async function tell(act: Act, held: Held, refused: UserMistake | NotAllowed | undefined): Promise<void> {
  const language: Language = (await contactOf(act, held.contactId)).language ?? 'hi';
  const { number } = await ticketById({ ...act, doer: { kind: 'system', name: 'desk' } }, held.ticketId);
  const text = refused
    ? act.words.say('desk_not_sent', language, {
        number,
        why: act.words.say(refused.key, language, refused.params),
        text: held.text,
      })
    : act.words.say('desk_sent', language, { number });
  // A word shown to one person in a place is gone with their next look: what they wrote comes back to them for good.
  const own = refused ? await deskOf(act, held.contactId) : undefined;
  await put(act, {
    channel: held.door,
    account: held.account ?? undefined,
    address: own?.address ?? held.address,
    contactId: held.contactId,
    // Below the ticket's card, where it was written.
    ticketId: held.ticketId,
    language,
    text,
    automatic: true,
  });
}
