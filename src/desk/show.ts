import { createHash } from 'node:crypto';
import type { Act } from '../act.ts';
import { contactOf, deskOf } from '../contacts/index.ts';
import { hearersOf, holdersOf } from '../directory/index.ts';
import type { Language } from '../lib/language.ts';
import { oneRow, rows } from '../lib/rows.ts';
import { put } from '../outbox/index.ts';
import { holdCard, sayWords, type Ticket, ticketEntity, waitsUntil } from '../tickets/index.ts';
import { atDesk } from './buttons.ts';
import { cardOf } from './card.ts';
import { showFiles } from './files.ts';
import { placesFor, type Reader } from './places.ts';

interface Standing {
  readonly door: string;
  readonly address: string;
  readonly outboxId: string;
  readonly digest: string;
  /** It never arrived, as far as we know: there is nothing to take the place of. */
  readonly lost: boolean;
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

/**
 * At night and on days off a new card calls nobody in person: it waits for the morning. In places it stands at once, and
 * one that stands already changes unheard.
 */
async function showCards(act: Act, ticket: Ticket): Promise<void> {
  const standing = await standingOf(act, ticket);
  const readers = await readersOf(act, ticket);
  for (const reader of readers) {
    const { door, address, contactId } = reader;
    const old = standing.find((each) => isAt(each, reader));
    const until = contactId && (await waitsUntil(act, ticket, ticket.officer, door));
    if (until) await holdCard(act, ticket, { channel: door, address }, until);
    if (until && !old) continue;
    const card = await showTo(act, ticket, reader, old, true);
    if (card && !until) await showFiles(act, ticket, reader, card);
  }
  for (const old of standing) {
    if (readers.some((reader) => isAt(old, reader))) continue;
    await showTo(act, ticket, await formerReader(act, old), old, false);
  }
  const shown = await standingOf(act, ticket);
  await sayWords(
    act,
    ticket,
    ({ channel, address }) => shown.find((card) => isAt(card, { door: channel, address }))?.outboxId,
    atDesk,
  );
}

function standingOf(act: Act, { id }: Ticket): Promise<Standing[]> {
  return rows<Standing>(
    act.tx,
    `SELECT c.door, c.address, c.outbox_id AS "outboxId", c.digest,
       o.external_id IS NULL AND o.state IN ('failed', 'uncertain') AS lost
     FROM ticket_card c JOIN outbox o ON o.id = c.outbox_id WHERE c.ticket_id = $1`,
    [id],
  );
}

const isAt = (a: { door: string; address: string }, b: { door: string; address: string }): boolean =>
  a.door === b.door && a.address === b.address;

/** The places that read of it, and whoever fills the post that holds it. */
async function readersOf(act: Act, ticket: Ticket): Promise<Reader[]> {
  const places = (await placesFor(act, ticket)).map((place): Reader => ({ ...place, language: COMMON }));
  const people: Reader[] = [];
  for (const { contactId } of await (ticket.confidential ? holdersOf : hearersOf)(act, ticket.officer)) {
    const { language } = await contactOf(act, contactId);
    const own = await deskOf(act, contactId);
    if (own)
      people.push({ door: own.channel, address: own.address, contactId, language: language ?? COMMON });
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
  const replaces = old?.lost ? undefined : old?.outboxId;
  const id = await put(act, {
    channel: door,
    address,
    contactId,
    ticketId: ticket.id,
    language,
    text: shown.text,
    automatic: true,
    card: shown.card,
    replaces,
    answers: [],
  });
  await act.tx.query(
    `INSERT INTO ticket_card (ticket_id, door, address, outbox_id, digest) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (ticket_id, door, address) DO UPDATE SET outbox_id = $4, digest = $5`,
    [ticket.id, door, address, replaces ?? id, digest],
  );
  return replaces ?? id;
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
