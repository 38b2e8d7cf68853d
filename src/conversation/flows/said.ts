import { oneRow } from '../../lib/rows.ts';
import { showMoment } from '../../lib/time.ts';
import { findByNumber, saidWithRequester, type Ticket, withWritten } from '../../tickets/index.ts';
import { offer, say, sayText, type Turn } from '../turn.ts';

const TOLD = 10;

/**
 * What the requester and the office said of the ticket, by whichever door. A note is no part of it, nor what others wrote
 * who are in copy: an officer may have joined the ticket of somebody whom the requester does not know.
 */
export async function tellSaid(turn: Turn, number: string): Promise<void> {
  const { act, language } = turn;
  turn.intent = 'ticket_said';
  const ticket = await findByNumber(act, number);
  turn.ticket = ticket.number;
  if (!isRequester(turn, ticket)) return say(turn, 'not_your_words', { number: ticket.number });
  const said = await saidWithRequester(act, ticket);
  say(turn, 'said_title', { number: ticket.number });
  const lines = said.slice(-TOLD).map(({ direction, at, door, text, written }) => {
    const key = `desk_door_${door}`;
    const by = door && act.words.has(key) ? ` (${act.words.say(key, language)})` : '';
    const who = act.words.say(direction === 'in' ? 'said_by_you' : 'said_by_us', language);
    return `${showMoment(at)}${by} ${who}: ${withWritten(act, language, text, written)}`;
  });
  sayText(turn, lines.join('\n\n'));
}

/** Where some of it was said by another door, which they may not have at hand. */
export async function offerSaid(turn: Turn, ticket: Ticket): Promise<void> {
  if (turn.act.doer.kind !== 'contact' || !isRequester(turn, ticket)) return;
  const elsewhere = await oneRow(
    turn.act.tx,
    `SELECT 1 FROM ticket_message WHERE ticket_id = $1 AND direction <> 'note' AND door IS NOT NULL
       AND (door, coalesce(door_address, '')) <> ($2, $3)
       AND (direction = 'out' OR (door, door_address) IN (SELECT channel, address FROM handle WHERE contact_id = $4)) LIMIT 1`,
    [ticket.id, turn.channel, turn.address, turn.contact.id],
  );
  if (elsewhere) offer(turn, [['button_said', `said:${ticket.number}`]]);
}

function isRequester({ contact }: Turn, ticket: Ticket): boolean {
  return ticket.contactId === contact.id;
}
