import type { Act } from '../act.ts';
import { contactAt, DESK } from '../contacts/index.ts';
import { quietUntil } from '../directory/index.ts';
import { type Queries, rows } from '../lib/rows.ts';
import { type Draft, put } from '../outbox/index.ts';
import { uuid } from '../persistence/index.ts';
import { isUrgent } from './card.ts';
import type { Ticket } from './entity.ts';
import { showAnew } from './history.ts';
import { isAlive } from './statuses.ts';

/** Told by the card itself, where there is one: nobody gets the same news twice. */
export const CARD = 'officer_new_ticket';

/** Until when the post's people wait for a word on this ticket at this door; undefined: they hear it now. */
export async function waitsUntil(act: Act, ticket: Ticket, officer: string, door: string) {
  return isUrgent(act, ticket) ? undefined : quietUntil(act, officer, door);
}

type Word = Omit<Draft, 'ticketId'>;
interface Reader {
  readonly channel: string;
  readonly address: string;
}

/**
 * Tells a post at one address of its people: at a desk below the ticket's card, and what can wait when the office
 * opens. The word is written now, with what it tells of, and nothing is lost while nobody is told.
 */
export async function tellAt(act: Act, ticket: Ticket, officer: string, key: string, word: Word) {
  const until = await waitsUntil(act, ticket, officer, word.channel);
  if (word.channel !== DESK && !until) {
    await put(act, { ...word, ticketId: ticket.id });
    return;
  }
  await hold(act, ticket, officer, key, word, until, word);
  if (!until) await showAnew(act, ticket.id);
}

/** The card waits with the words below it. Asked for again, it waits once. */
export async function holdCard(act: Act, ticket: Ticket, reader: Reader, until: Date): Promise<void> {
  const waits = await rows(
    act.tx,
    `SELECT 1 FROM desk_word WHERE ticket_id = $1 AND door = $2 AND address = $3 AND key = $4 AND state = 'held'`,
    [ticket.id, reader.channel, reader.address, CARD],
  );
  if (waits.length === 0) await hold(act, ticket, ticket.officer, CARD, reader, until);
}

async function hold(
  act: Act,
  ticket: Ticket,
  officer: string,
  key: string,
  { channel, address }: Reader,
  until: Date | undefined,
  word?: Word,
): Promise<void> {
  await act.tx.query(
    `INSERT INTO desk_word (id, ticket_id, officer, door, address, key, draft, due_at, state, cause, made_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      uuid(),
      ticket.id,
      officer,
      channel,
      address,
      key,
      word ? JSON.stringify(word) : null,
      until ?? act.now,
      until ? 'held' : 'due',
      act.cause,
      act.now,
    ],
  );
}

/** Words whose time has come are due, and so are their ticket's cards, below which they are said. Returns how many. */
export async function wakeWords(db: Queries, now: Date): Promise<number> {
  const woken = await rows<{ id: string }>(
    db,
    `UPDATE desk_word SET state = 'due' WHERE state = 'held' AND due_at <= $1 RETURNING ticket_id AS id`,
    [now],
  );
  for (const id of new Set(woken.map((word) => word.id))) await showAnew({ tx: db }, id);
  return woken.length;
}

interface HeldWord {
  readonly id: string;
  readonly officer: string;
  readonly door: string;
  readonly key: string;
  readonly draft: Word | null;
  /** Since the evening, or over days off. */
  readonly waited: boolean;
}

/** True only while the post has the ticket: what was so in the night may be with another post by now. */
const WHILE_HELD = new Set([
  CARD,
  'officer_warning',
  'officer_overdue',
  'officer_escalated',
  'officer_reopened',
]);

/**
 * Says what is due about this ticket, each below the card that stands at its address.
 * @param under the outbox id of the card there
 * @param button what a desk calls the value of a button
 */
export async function sayWords(
  act: Act,
  ticket: Ticket,
  under: (reader: Reader) => string | undefined,
  button: (value: string) => string,
): Promise<void> {
  const due = await rows<HeldWord>(
    act.tx,
    `SELECT id, officer, door, key, draft, due_at > made_at AS waited FROM desk_word WHERE ticket_id = $1 AND state = 'due'
     ORDER BY made_at, id FOR UPDATE`,
    [ticket.id],
  );
  for (const { id, officer, door, key, draft, waited } of due) {
    // Nobody worked this morning: by now it may be quiet again.
    const until = await waitsUntil(act, ticket, officer, door);
    const overtaken =
      waited && WHILE_HELD.has(key) && (ticket.officer !== officer || !isAlive(ticket.status));
    if (draft && !overtaken && !until)
      await say(act, ticket.id, {
        ...draft,
        ...(door === DESK ? withButtons(draft, button) : {}),
        under: under(draft),
      });
    await act.tx.query('UPDATE desk_word SET state = $2, due_at = coalesce($3, due_at) WHERE id = $1', [
      id,
      overtaken ? 'overtaken' : until ? 'held' : 'said',
      until ?? null,
    ]);
  }
}

function withButtons({ choices = [] }: Word, button: (value: string) => string): Pick<Word, 'choices'> {
  return { choices: choices.map((choice) => ({ ...choice, value: button(choice.value) })) };
}

/** Whoever has the address now: people are joined. */
async function say(act: Act, ticketId: string, word: Word): Promise<void> {
  const contact = await contactAt(act, word.channel, word.address);
  await put(act, { ...word, contactId: contact?.id, ticketId });
}

/** News that a brief repeats when it names the ticket. An escalation's page and people's own words are told for themselves. */
const REPEATED = ['officer_warning', 'officer_overdue', 'officer_lost_to_ladder'];

/** What still waits for this address and stands in its brief anyhow is not said. */
export async function foldWords(act: Act, { channel, address }: Reader, tickets: readonly string[]) {
  await act.tx.query(
    `UPDATE desk_word SET state = 'folded' WHERE door = $1 AND address = $2 AND ticket_id = ANY($3) AND key = ANY($4)
       AND state = 'held'`,
    [channel, address, tickets, REPEATED],
  );
}
