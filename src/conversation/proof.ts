import { oneRow } from '../lib/rows.ts';
import type { Turn } from './turn.ts';

/**
 * Whether it is known who speaks. A chat vouches for its people. A letter's From is what anybody may write: it counts
 * where the receiving server vouches for it, or where the letter answers a mail of ours that went to this person.
 * @param ticketId the mail must have been about this ticket
 */
export async function isProven(turn: Turn, ticketId?: string): Promise<boolean> {
  const { manner, from } = turn.message;
  return manner !== 'letter' || from.verified || holdsToken(turn, ticketId);
}

/** The letter answers a mail of ours that went to this person (about this ticket): only who got it knows its id. */
export async function holdsToken(turn: Turn, ticketId?: string): Promise<boolean> {
  const { act, channel, address, contact, message } = turn;
  const tokens = message.tokens ?? [];
  if (tokens.length === 0) return false;
  const row = await oneRow(
    act.tx,
    `SELECT 1 FROM outbox WHERE channel = $1 AND external_id = ANY($2) AND (contact_id = $3 OR address = $5)
       AND ($4::uuid IS NULL OR ticket_id = $4) LIMIT 1`,
    [channel, tokens, contact.id, ticketId ?? null, address],
  );
  return row !== undefined;
}
