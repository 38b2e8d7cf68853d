import { createHash } from 'node:crypto';
import type { Act } from '../act.ts';
import { contactOf, handlesOf } from '../contacts/index.ts';
import { hearersOf, holdersOf } from '../directory/index.ts';
import type { Language } from '../lib/language.ts';
import { oneRow, rows } from '../lib/rows.ts';
import { put } from '../outbox/index.ts';
import { type Ticket, ticketEntity } from '../tickets/index.ts';
import { cardOf } from './card.ts';
import { showFiles } from './files.ts';
import { DESK, placesFor, type Reader } from './places.ts';

interface Standing {
  readonly door: string;
  readonly address: string;
  readonly outboxId: string;
  readonly digest: string;
}

/** What the cell's offices write in, where many read. */
const COMMON: Language = 'hi';

/**
 * Takes the ticket whose cards are due longest, and shows them anew: new where none stands, in place where one does,
 * and not at all where it would say the same. In the act's transaction, which also ends the row: two processes never
 * show one ticket at once.
 * @param settleMs a burst of events within so long is shown once
 * @returns the ticket's id; undefined when none is due
 */
export async function showNextCard(act: Act, settleMs: number): Promise<string | undefined> {
  const due = await oneRow<{ id: string }>(
    act.tx,
    `DELETE FROM card_due WHERE ticket_id = (
       SELECT ticket_id FROM card_due WHERE since <= clock_timestamp() - make_interval(secs => $1)
       ORDER BY since LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING ticket_id AS id`,
    [settleMs / 1000],
  );
  if (!due) return undefined;
  const ticket = await act.tx.getRepository(ticketEntity).findOneByOrFail({ id: due.id });
  await showCards(act, ticket);
  return due.id;
}

async function showCards(act: Act, ticket: Ticket): Promise<void> {
  const standing = await rows<Standing>(
    act.tx,
    `SELECT door, address, outbox_id AS "outboxId", digest FROM ticket_card WHERE ticket_id = $1`,
    [ticket.id],
  );
  const readers = await readersOf(act, ticket);
  for (const reader of readers) {
    const old = standing.find((each) => isAt(each, reader));
    const card = await showTo(act, ticket, reader, old, true);
    if (card) await showFiles(act, ticket, reader, card);
  }
  for (const old of standing) {
    if (readers.some((reader) => isAt(old, reader))) continue;
    await showTo(act, ticket, await formerReader(act, old), old, false);
  }
}

const isAt = (a: { door: string; address: string }, b: { door: string; address: string }): boolean =>
  a.door === b.door && a.address === b.address;

/** The places that read of it, and whoever fills the post that holds it. */
async function readersOf(act: Act, ticket: Ticket): Promise<Reader[]> {
  const places = (await placesFor(act, ticket)).map((place): Reader => ({ ...place, language: COMMON }));
  const people: Reader[] = [];
  for (const { contactId } of await (ticket.confidential ? holdersOf : hearersOf)(act, ticket.officer)) {
    const { language } = await contactOf(act, contactId);
    const own = (await handlesOf(act, contactId)).find(
      ({ channel, blockedAt }) => channel === DESK && !blockedAt,
    );
    if (own) people.push({ door: DESK, address: own.address, contactId, language: language ?? COMMON });
  }
  return [...places, ...people];
}

/** Whoever had the card and does not hold the ticket any more sees where it went. */
async function formerReader(act: Act, { door, address }: Standing): Promise<Reader> {
  const row = await oneRow<{ contactId: string; language: Language | null }>(
    act.tx,
    `SELECT c.id AS "contactId", c.language FROM handle h JOIN contact c ON c.id = h.contact_id
     WHERE h.channel = $1 AND h.address = $2`,
    [door, address],
  );
  return { door, address, contactId: row?.contactId, language: row?.language ?? COMMON };
}

/** @returns the outbox id of the card that stands there */
async function showTo(
  act: Act,
  ticket: Ticket,
  reader: Reader,
  old: Standing | undefined,
  holds: boolean,
): Promise<string | undefined> {
  const whole = await cardOf(act, ticket, reader.language);
  const shown = holds ? whole : gone(act, ticket, reader.language, whole);
  const digest = createHash('sha256').update(JSON.stringify(shown)).digest('hex');
  if (old?.digest === digest) return old.outboxId;
  const { door, address, contactId, language } = reader;
  const id = await put(act, {
    channel: door,
    address,
    contactId,
    ticketId: ticket.id,
    language,
    text: shown.text,
    automatic: true,
    card: shown.card,
    replaces: old?.outboxId,
    answers: [],
  });
  await act.tx.query(
    `INSERT INTO ticket_card (ticket_id, door, address, outbox_id, digest) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (ticket_id, door, address) DO UPDATE SET digest = $5`,
    [ticket.id, door, address, old?.outboxId ?? id, digest],
  );
  return old?.outboxId ?? id;
}

/** With another post: the card says so, has no buttons, and tells nothing of a file that has become confidential. */
function gone(
  act: Act,
  ticket: Ticket,
  language: Language,
  { card, text }: Awaited<ReturnType<typeof cardOf>>,
): Awaited<ReturnType<typeof cardOf>> {
  if (!ticket.confidential) return { card: { ...card, buttons: [] }, text };
  const title = act.words.say('desk_card_gone', language, { number: ticket.number });
  return { card: { title, rows: [], log: [], buttons: [] }, text: title };
}
