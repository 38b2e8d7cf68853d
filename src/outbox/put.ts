import type { Act } from '../act.ts';
import type { Choice } from '../channel.ts';
import type { Language } from '../lib/language.ts';
import { oneRow } from '../lib/rows.ts';

export const OUTBOX_NUDGE = 'outbox';

/** A message to be delivered, rendered now: the record shows what was said, not what a template says later. */
export interface Draft {
  readonly channel: string;
  readonly account?: string;
  readonly address: string;
  readonly name?: string;
  readonly contactId: string;
  readonly ticketId?: string;
  readonly language: Language;
  readonly subject?: string;
  readonly text: string;
  readonly choices?: readonly Choice[];
  readonly files?: readonly { sha256: string; name: string; mediaType: string; size: number }[];
  readonly automatic: boolean;
}

/**
 * Writes the message into the outbox and the transcript, in the act's transaction. The same act repeated after a
 * crash meets its own row (cause, position) and says nothing twice.
 */
export async function put(act: Act, draft: Draft): Promise<void> {
  const position = act.next();
  const body = {
    name: draft.name,
    subject: draft.subject,
    text: draft.text,
    choices: draft.choices ?? [],
    files: draft.files ?? [],
    thread: await threadOf(act, draft),
    automatic: draft.automatic,
  };
  const row = await oneRow<{ id: string }>(
    act.tx,
    `WITH made AS (
       INSERT INTO outbox (cause, position, channel, account, address, contact_id, ticket_id, language, body, put_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       ON CONFLICT (cause, position) DO NOTHING RETURNING id)
     SELECT id, pg_notify('${OUTBOX_NUDGE}', '') FROM made`,
    [
      act.cause,
      position,
      draft.channel,
      draft.account ?? null,
      draft.address,
      draft.contactId,
      draft.ticketId ?? null,
      draft.language,
      JSON.stringify(body),
      act.now,
    ],
  );
  if (!row) return;
  await act.tx.query(
    `INSERT INTO transcript (channel, address, contact_id, direction, text, subject, choices, files, outbox_id, at)
     VALUES ($1, $2, $3, 'out', $4, $5, $6, $7, $8, $9)`,
    [
      draft.channel,
      draft.address,
      draft.contactId,
      draft.text,
      draft.subject ?? null,
      JSON.stringify(draft.choices ?? []),
      JSON.stringify(draft.files ?? []),
      row.id,
      act.now,
    ],
  );
}

/** External ids of what was said with this address lately, oldest first: the channel threads under the last. */
async function threadOf(act: Act, draft: Draft): Promise<string[]> {
  const thread = await oneRow<{ ids: string[] | null }>(
    act.tx,
    `SELECT array_agg(external_id ORDER BY id) AS ids FROM (
       SELECT id, external_id FROM transcript
       WHERE channel = $1 AND address = $2 AND external_id IS NOT NULL AND direction = 'in'
         AND ($3::uuid IS NULL OR inbox_id IN (SELECT inbox_id FROM ticket_message WHERE ticket_id = $3)
              OR inbox_id = (SELECT max(inbox_id) FROM transcript WHERE channel = $1 AND address = $2))
       ORDER BY id DESC LIMIT 20) recent`,
    [draft.channel, draft.address, draft.ticketId ?? null],
  );
  return thread?.ids ?? [];
}
