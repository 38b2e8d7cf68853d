import type { Act } from '../act.ts';
import type { Choice } from '../channel.ts';
import { oneRow } from '../lib/rows.ts';
import { writingTo } from '../outbox/index.ts';
import { uuid } from '../persistence/index.ts';
import { IDLE, type Step } from './step.ts';

/** Locked first in every turn: two messages of one person never overtake each other. */
export async function lockConversation(
  act: Act,
  channel: string,
  address: string,
  contactId: string,
): Promise<Step> {
  await act.tx.query(
    `INSERT INTO conversation (id, channel, address, contact_id, step, updated_at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (channel, address) DO NOTHING`,
    [uuid(), channel, address, contactId, JSON.stringify(IDLE), act.now],
  );
  const row = await oneRow<{ step: Step; updatedAt: Date }>(
    act.tx,
    `SELECT step, updated_at AS "updatedAt" FROM conversation WHERE channel = $1 AND address = $2 FOR UPDATE`,
    [channel, address],
  );
  const step = { ...IDLE, ...row?.step };
  const newer = row && (await menuSince(act, channel, address, row.updatedAt));
  return newer ? { ...step, menu: newer } : step;
}

/** A number answers the last menu the person saw, also where an officer's message brought it. */
async function menuSince(
  act: Act,
  channel: string,
  address: string,
  since: Date,
): Promise<Choice[] | undefined> {
  const row = await oneRow<{ choices: Choice[] }>(
    act.tx,
    `SELECT choices FROM transcript WHERE channel = $1 AND address = $2 AND direction = 'out' AND at > $3
       AND jsonb_array_length(choices) > 0 ORDER BY id DESC LIMIT 1`,
    [channel, address, since],
  );
  return row?.choices;
}

export async function saveConversation(
  act: Act,
  channel: string,
  address: string,
  step: Step,
): Promise<void> {
  await act.tx.query(
    `UPDATE conversation SET step = $3, updated_at = $4,
       contact_id = coalesce((SELECT contact_id FROM handle WHERE channel = $1 AND address = $2), contact_id)
     WHERE channel = $1 AND address = $2`,
    [channel, address, JSON.stringify(step), act.now],
  );
}

/** What stood under the message that this one answers: its "2" is a line of that menu, whatever was said since. */
export async function menuAnswered(
  act: Act,
  channel: string,
  address: string,
  reference: string | undefined,
): Promise<Choice[] | undefined> {
  if (!reference) return undefined;
  const row = await oneRow<{ choices: Choice[] }>(
    act.tx,
    `SELECT choices FROM transcript WHERE channel = $1 AND external_id = $3 AND address = $2 AND direction = 'out'`,
    [channel, address, reference],
  );
  return row?.choices;
}

export interface TranscriptIn {
  readonly channel: string;
  readonly address: string;
  readonly contactId: string;
  /** As the person wrote it. */
  readonly text: string;
  /** Our reading of it, where it was in a legacy font. */
  readonly readAs?: string;
  readonly subject?: string;
  readonly folded?: string;
  readonly files: readonly { sha256: string; name: string; mediaType: string; size: number }[];
  readonly inboxId: string;
  readonly externalId?: string;
  /** External ids of what it answers; absent for chats, whose order tells. */
  readonly answers?: readonly string[];
}

export async function writeDown(act: Act, said: TranscriptIn): Promise<void> {
  await writingTo(act.tx, said.channel, said.address);
  await act.tx.query(
    `INSERT INTO transcript (channel, address, contact_id, direction, text, subject, folded, files, inbox_id, external_id, at,
       read_as, answers)
     VALUES ($1, $2, $3, 'in', $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      said.channel,
      said.address,
      said.contactId,
      said.text,
      said.subject ?? null,
      said.folded ?? null,
      JSON.stringify(said.files),
      said.inboxId,
      said.externalId ?? null,
      act.now,
      said.readAs ?? null,
      said.answers ?? null,
    ],
  );
}
