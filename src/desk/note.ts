import type { IncomingMessage } from '../channel.ts';
import { sayingOf, storeFile } from '../files/index.ts';
import { blankSecrets } from '../lib/secrets.ts';
import { correctNote, note, type Ticket, takeBackNote } from '../tickets/index.ts';
import type { Person } from './person.ts';
import type { Told } from './told.ts';

/** Words under a card: a note, a correction of one, or one taken back. None of them goes out. */
export async function noted(
  person: Person,
  message: IncomingMessage,
  ticket: Ticket,
  inboxId: string | undefined,
): Promise<Told | undefined> {
  const text = blankSecrets(message.text).text;
  if (message.kind === 'edit') return corrected(person, message, ticket, text, inboxId);
  const { act, language } = person;
  const files = [];
  for (const file of message.files) if (!file.refused) files.push(await storeFile(act.tx, file, act.now));
  await note(act, ticket.id, text, files, { inboxId, reference: message.ownId });
  const lines = [act.words.say('desk_noted', language, { number: ticket.number })];
  for (const file of message.files) {
    const key = sayingOf(file);
    if (key) lines.push(act.words.say(key, language, { name: file.name }));
  }
  return { text: lines.join('\n') };
}

/** It refers to what it corrects. What was no note of ours until now becomes one; nothing new is nothing said. */
async function corrected(
  person: Person,
  { references: [reference = ''] }: IncomingMessage,
  ticket: Ticket,
  text: string,
  inboxId: string | undefined,
): Promise<Told | undefined> {
  const { act, language } = person;
  const { number } = ticket;
  if (!text.trim()) {
    const taken = await takeBackNote(act, ticket.id, reference);
    return taken ? { text: act.words.say('desk_note_deleted', language, { number }) } : undefined;
  }
  if (await correctNote(act, ticket.id, reference, text))
    return { text: act.words.say('desk_note_edited', language, { number }) };
  if (await isKnown(person, ticket, reference)) return undefined;
  await note(act, ticket.id, text, [], { inboxId, reference });
  return { text: act.words.say('desk_noted', language, { number }) };
}

async function isKnown({ act }: Person, { id }: Ticket, reference: string): Promise<boolean> {
  const known = await act.tx.query('SELECT 1 FROM ticket_message WHERE ticket_id = $1 AND reference = $2', [
    id,
    reference,
  ]);
  return known.length > 0;
}
