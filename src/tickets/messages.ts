import type { Act, Doer } from '../act.ts';
import type { Door } from '../contacts/index.ts';
import { oneRow, rows } from '../lib/rows.ts';
import { uuid } from '../persistence/index.ts';
import type { Ticket } from './entity.ts';
import { type Files, requesterAt } from './notify.ts';

export interface NewMessage {
  readonly direction: 'in' | 'out' | 'note';
  readonly text: string;
  /** As it stood there, where the text is our reading of a legacy font. */
  readonly written?: string;
  readonly folded?: string;
  readonly inboxId?: string;
  /** Under which its door refers to it, where it may be corrected there. */
  readonly reference?: string;
  readonly files?: Files;
}

/** A note is seen by staff alone; it never goes into what a requester reads. */
export async function keepMessage(
  act: Act,
  ticket: Ticket,
  message: NewMessage,
  author: Doer = act.doer,
): Promise<void> {
  const id = uuid();
  const door = await doorOf(act, ticket, message);
  const who =
    author.kind === 'staff' ? { ...author, officers: author.officers.map((charge) => charge.code) } : author;
  await act.tx.query(
    `INSERT INTO ticket_message (id, ticket_id, direction, author, text, folded, inbox_id, at, written, door,
       door_address, reference) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      id,
      ticket.id,
      message.direction,
      JSON.stringify(who),
      message.text,
      message.folded ?? null,
      message.inboxId ?? null,
      act.now,
      message.written ?? null,
      door?.channel ?? null,
      door?.address ?? null,
      message.reference ?? null,
    ],
  );
  for (const file of message.files ?? []) {
    await act.tx.query(
      `INSERT INTO ticket_file (id, ticket_id, message_id, sha256, name, media_type, size, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [uuid(), ticket.id, id, file.sha256, file.name, file.mediaType, file.size, act.now],
    );
  }
}

/** By which door it came in; what goes out, by which it goes. A note goes nowhere. */
async function doorOf(
  act: Act,
  ticket: Ticket,
  { direction, inboxId }: NewMessage,
): Promise<Door | undefined> {
  if (direction === 'out') return requesterAt(act, ticket);
  if (direction === 'note' || !inboxId) return undefined;
  return oneRow<Door>(
    act.tx,
    `SELECT i.channel, t.address FROM inbox i LEFT JOIN transcript t ON t.inbox_id = i.id AND t.direction = 'in'
     WHERE i.id = $1 LIMIT 1`,
    [inboxId],
  );
}

export interface TicketMessage {
  id: string;
  direction: 'in' | 'out' | 'note';
  author: Doer;
  text: string;
  written: string | null;
  /** The channel it came in or went out by; null: a note, or from before that was written down. */
  door: string | null;
  folded: string | null;
  at: Date;
  /** A note that its writer corrected: how it read before, the oldest first. */
  earlier: { text: string; at: string }[];
  editedAt: Date | null;
  /** A note that its writer took back; the text stays. */
  deletedAt: Date | null;
  files: { name: string; mediaType: string; size: number }[];
}

export function messagesOf(act: Act, ticketId: string): Promise<TicketMessage[]> {
  return rows<TicketMessage>(
    act.tx,
    `SELECT m.id, m.direction, m.author, m.text, m.written, m.door, m.folded, m.at, m.earlier,
       m.edited_at AS "editedAt", m.deleted_at AS "deletedAt", coalesce(f.files, '[]') AS files
     FROM ticket_message m LEFT JOIN LATERAL (
       SELECT jsonb_agg(jsonb_build_object('name', name, 'mediaType', media_type, 'size', size) ORDER BY at) AS files
       FROM ticket_file WHERE message_id = m.id) f ON true
     WHERE m.ticket_id = $1 ORDER BY m.at, m.id`,
    [ticketId],
  );
}

/** What the requester and the office said to each other: no notes, and nothing that others wrote who are in copy. */
export async function saidWithRequester(act: Act, { id, contactId }: Ticket): Promise<TicketMessage[]> {
  const theirs = await rows<{ id: string }>(
    act.tx,
    `SELECT m.id FROM ticket_message m WHERE m.ticket_id = $1 AND (m.direction = 'out' OR m.direction = 'in' AND
       (m.door_address IS NULL OR EXISTS (SELECT 1 FROM handle h
          WHERE h.contact_id = $2 AND h.channel = m.door AND h.address = m.door_address)))`,
    [id, contactId],
  );
  const ids = new Set(theirs.map((each) => each.id));
  return (await messagesOf(act, id)).filter((message) => ids.has(message.id));
}
