import type { Act } from '../act.ts';
import { maskWords } from '../lib/mask.ts';
import { rows } from '../lib/rows.ts';
import { put } from '../outbox/index.ts';
import type { Files, Ticket } from '../tickets/index.ts';
import type { Reader } from './places.ts';

/**
 * What the requester sent with their words is shown below the card, once at each place: its cause says which message
 * and where. Of an irregularity file nothing leaves the record; of whoever wishes not to be named nothing is shown
 * where many read, since a paper names its writer.
 */
export async function showFiles(act: Act, ticket: Ticket, reader: Reader, card: string): Promise<void> {
  const { confidential, slots } = ticket;
  if (confidential || (slots.confidential?.value === 'yes' && !reader.contactId)) return;
  const sent = await rows<{ messageId: string; files: Files }>(
    act.tx,
    `SELECT f.message_id AS "messageId", jsonb_agg(jsonb_build_object('sha256', f.sha256, 'name', f.name,
       'mediaType', f.media_type, 'size', f.size) ORDER BY f.at, f.id) AS files
     FROM ticket_file f JOIN ticket_message m ON m.id = f.message_id AND m.direction = 'in'
     WHERE f.ticket_id = $1 GROUP BY f.message_id ORDER BY min(f.at)`,
    [ticket.id],
  );
  const { door, address, contactId, language } = reader;
  for (const { messageId, files } of sent) {
    await put(
      { ...act, cause: `files:${messageId}:${address}`, next: () => 0 },
      {
        channel: door,
        address,
        contactId,
        ticketId: ticket.id,
        language,
        text: act.words.say('desk_files', language, { number: ticket.number }),
        files: contactId ? files : files.map((file) => ({ ...file, name: maskWords(file.name) })),
        automatic: true,
        under: card,
        answers: [],
      },
    );
  }
}
