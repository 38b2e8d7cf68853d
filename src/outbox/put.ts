import type { Act } from '../act.ts';
import type { Card, Choice } from '../channel.ts';
import type { Language } from '../lib/language.ts';
import { oneRow, type Queries, rows } from '../lib/rows.ts';
import { writingTo } from './settled.ts';

/** NOTIFY channel that tells of a new message; its payload is the message's channel. */
export const OUTBOX_NUDGE = 'outbox';

/** A message to be delivered, rendered now: the record shows what was said, not what a template says later. */
export interface Draft {
  readonly channel: string;
  readonly account?: string;
  readonly address: string;
  readonly name?: string;
  /** None: a desk that many read. */
  readonly contactId?: string;
  readonly ticketId?: string;
  readonly language: Language;
  readonly subject?: string;
  readonly text: string;
  readonly choices?: readonly Choice[];
  readonly files?: readonly { sha256: string; name: string; mediaType: string; size: number }[];
  readonly automatic: boolean;
  readonly card?: Card;
  /** The outbox id of an earlier message to this address, whose place this one takes: shown anew, not said again. */
  readonly replaces?: string;
  /** The outbox id of an earlier message to this address, below which this one stands; its id is known when it is there. */
  readonly under?: string;
  /** External ids of the thread it answers, oldest first. Absent: the ticket's own thread with this address. */
  readonly answers?: readonly string[];
}

/**
 * Writes the message into the outbox and the transcript, in the act's transaction. The same act repeated after a
 * crash meets its own row (cause, position) and says nothing twice.
 * @returns the outbox id; undefined when it was put before
 */
export async function put(act: Act, draft: Draft): Promise<string | undefined> {
  const position = act.next();
  const thread = draft.answers ? { ids: draft.answers } : await threadOf(act, draft);
  const subject = thread.subject ? replySubject(thread.subject) : draft.subject;
  const body = {
    name: draft.name,
    subject,
    text: draft.text,
    choices: draft.choices ?? [],
    files: draft.files ?? [],
    thread: thread.ids,
    automatic: draft.automatic,
    card: draft.card,
    replaces: draft.replaces,
    under: draft.under,
  };
  const row = await oneRow<{ id: string }>(
    act.tx,
    `WITH made AS (
       INSERT INTO outbox (cause, position, channel, account, address, contact_id, ticket_id, language, body, put_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       ON CONFLICT (cause, position) DO NOTHING RETURNING id)
     SELECT id, pg_notify('${OUTBOX_NUDGE}', $3) FROM made`,
    [
      act.cause,
      position,
      draft.channel,
      draft.account ?? null,
      draft.address,
      draft.contactId ?? null,
      draft.ticketId ?? null,
      draft.language,
      JSON.stringify(body),
      act.now,
    ],
  );
  if (row && !draft.replaces) await writeTranscript(act, draft, row.id, subject);
  return row?.id;
}

async function writeTranscript(act: Act, draft: Draft, id: string, subject?: string): Promise<void> {
  await writingTo(act.tx, draft.channel, draft.address);
  await act.tx.query(
    `INSERT INTO transcript (channel, address, contact_id, direction, text, subject, choices, files, outbox_id, at)
     VALUES ($1, $2, $3, 'out', $4, $5, $6, $7, $8, $9)`,
    [
      draft.channel,
      draft.address,
      draft.contactId ?? null,
      draft.text,
      subject ?? null,
      JSON.stringify(draft.choices ?? []),
      JSON.stringify(draft.files ?? []),
      id,
      act.now,
    ],
  );
}

interface Thread {
  readonly ids: readonly string[];
  /** Of the letter that began it. */
  readonly subject?: string | null;
}

/**
 * What was said with this address about the ticket: mail programs join by these ids and by the same subject; a desk
 * joins under the first of them, which is the ticket's card where there is one.
 */
async function threadOf(act: Act, { channel, address, ticketId }: Draft): Promise<Thread> {
  if (!ticketId) return { ids: [] };
  const said = await rows<{ id: string; direction: 'in' | 'out'; subject: string | null }>(
    act.tx,
    `SELECT t.external_id AS id, t.direction, t.subject
     FROM transcript t LEFT JOIN outbox o ON o.id = t.outbox_id
     WHERE t.channel = $1 AND t.address = $2 AND t.external_id IS NOT NULL
       AND (o.ticket_id = $3 OR t.inbox_id IN (SELECT inbox_id FROM ticket_message WHERE ticket_id = $3))
     ORDER BY coalesce(o.body -> 'card' IS NOT NULL, false) DESC, t.id`,
    [channel, address, ticketId],
  );
  return {
    ids: said.map((each) => each.id),
    subject: said.find((each) => each.direction === 'in' && each.subject)?.subject,
  };
}

/** "Re:" once, however often it was answered. */
export function replySubject(subject: string): string {
  return /^\s*re\s*:/i.test(subject) ? subject.trim() : `Re: ${subject.trim()}`;
}

/** What one original caused us to say to this address, in order. */
export function saidTo(
  db: Queries,
  channel: string,
  address: string,
  externalId: string,
): Promise<{ text: string; choices: Choice[] }[]> {
  return rows(
    db,
    `SELECT o.body ->> 'text' AS text, o.body -> 'choices' AS choices FROM inbox i
     JOIN outbox o ON o.cause IN ('inbox:' || i.id, 'poison:' || i.id)
     WHERE i.channel = $1 AND i.external_id = $3 AND o.channel = $1 AND o.address = $2 ORDER BY o.position`,
    [channel, address, externalId],
  );
}
