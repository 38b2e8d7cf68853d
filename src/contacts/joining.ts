import type { Act } from '../act.ts';
import type { Language } from '../lib/language.ts';
import { oneRow, rows } from '../lib/rows.ts';
import { uuid } from '../persistence/index.ts';
import { type Contact, ContactSchema } from './entities.ts';
import type { Door } from './hold.ts';
import { moveMobiles, provenMobiles } from './mobile.ts';
import { contactOf } from './people.ts';

/** What the joined contact had, and what the kept one took over where it had nothing: enough to give it back. */
export interface Came<Tickets = unknown> {
  readonly handles: readonly string[];
  /** Numbers that they had proved. */
  readonly mobiles: readonly string[];
  readonly before: { name: string | null; language: Language | null; languageChosen: boolean };
  /** The tickets' own record; contacts do not read it. */
  readonly tickets: Tickets;
}

export interface Joining {
  readonly id: string;
  readonly kept: string;
  readonly joined: string;
  readonly asked: Door;
  readonly proved: Door;
  readonly came: Came;
  readonly at: Date;
  readonly separatedAt: Date | null;
}

const COLUMNS = `id, kept, joined, came, at, separated_at AS "separatedAt",
  jsonb_build_object('channel', asked_channel, 'address', asked_address) AS asked,
  jsonb_build_object('channel', proved_channel, 'address', proved_address) AS proved`;

/**
 * The other contact's handles and codes become this one's; its name and language too where this one has none. Both must
 * be held alone. The other stays as a row without handles: the record of who it was.
 */
export async function joinContacts(
  act: Act,
  kept: Contact,
  other: Contact,
  doors: { asked: Door; proved: Door },
  tickets: unknown,
): Promise<Joining> {
  const before = { name: kept.name, language: kept.language, languageChosen: kept.languageChosen };
  const handles = await rows<{ id: string }>(
    act.tx,
    'SELECT id FROM handle WHERE contact_id = $1 ORDER BY created_at',
    [other.id],
  );
  await act.tx.query('UPDATE handle SET contact_id = $2 WHERE contact_id = $1', [other.id, kept.id]);
  await act.tx.query('UPDATE proof SET contact_id = $2 WHERE contact_id = $1', [other.id, kept.id]);
  const mobiles = await moveMobiles(act, other.id, kept.id, await provenMobiles(act, other.id));
  kept.name ??= other.name;
  const speaks = kept.languageChosen || !other.languageChosen ? kept : other;
  kept.language = speaks.language ?? other.language;
  kept.languageChosen = speaks.languageChosen;
  const { id: _, ...columns } = kept;
  await act.tx.update(ContactSchema, { id: kept.id }, columns);
  const joining: Joining = {
    id: uuid(),
    kept: kept.id,
    joined: other.id,
    ...doors,
    came: { handles: handles.map(({ id }) => id), mobiles, before, tickets },
    at: act.now,
    separatedAt: null,
  };
  await write(act, joining);
  return joining;
}

async function write(act: Act, { id, kept, joined, asked, proved, came, at }: Joining): Promise<void> {
  await act.tx.query(
    `INSERT INTO joining (id, kept, joined, asked_channel, asked_address, proved_channel, proved_address, came, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      id,
      kept,
      joined,
      asked.channel,
      asked.address,
      proved.channel,
      proved.address,
      JSON.stringify(came),
      at,
    ],
  );
}

/**
 * Handles go back to the contact they came from; a name or a language that came with them goes too, unless it was set
 * anew since. Both must be held alone.
 */
export async function separateContacts(act: Act, joining: Joining): Promise<void> {
  const { id, kept, joined, came } = joining;
  await act.tx.query('UPDATE handle SET contact_id = $2 WHERE contact_id = $1 AND id = ANY($3)', [
    kept,
    joined,
    came.handles,
  ]);
  await moveMobiles(act, kept, joined, came.mobiles);
  const now = await contactOf(act, kept);
  const other = await contactOf(act, joined);
  const { name, ...spoken } = came.before;
  if (now.name === other.name) await act.tx.update(ContactSchema, { id: kept }, { name });
  if (now.language === other.language && now.languageChosen === other.languageChosen)
    await act.tx.update(ContactSchema, { id: kept }, spoken);
  await act.tx.query('UPDATE joining SET separated_at = $2, separated_by = $3 WHERE id = $1', [
    id,
    act.now,
    JSON.stringify(act.doer),
  ]);
}

/** The joinings that stand, the latest first: of a contact, or by their id. */
export function joiningsOf(act: Act, contactId: string): Promise<Joining[]> {
  return rows(
    act.tx,
    `SELECT ${COLUMNS} FROM joining WHERE kept = $1 AND separated_at IS NULL ORDER BY nth DESC`,
    [contactId],
  );
}

/** Two who separate the same pair: the second finds nothing. */
export function lockJoining(act: Act, id: string): Promise<Joining | undefined> {
  return oneRow(
    act.tx,
    `SELECT ${COLUMNS} FROM joining WHERE id::text = $1 AND separated_at IS NULL FOR UPDATE`,
    [id],
  );
}

/**
 * A later joining that stands on this one: what it found may have come by this one, so it has to be undone first.
 */
export async function laterJoining(act: Act, { id, kept }: Joining): Promise<string | undefined> {
  const row = await oneRow<{ id: string }>(
    act.tx,
    `SELECT l.id FROM joining l JOIN joining j ON j.id = $1 AND l.nth > j.nth
     WHERE (l.kept = $2 OR l.joined = $2) AND l.separated_at IS NULL ORDER BY l.nth DESC LIMIT 1`,
    [id, kept],
  );
  return row?.id;
}

/** The doors of these handles. */
export function doorsOf(act: Act, handles: readonly string[]): Promise<Door[]> {
  return rows(act.tx, 'SELECT channel, address FROM handle WHERE id = ANY($1) ORDER BY created_at', [
    handles,
  ]);
}
