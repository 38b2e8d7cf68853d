import type { Act } from '../act.ts';
import { holdContact, knowContact } from '../contacts/index.ts';
import { officerTitle } from '../directory/index.ts';
import { storeFile } from '../files/index.ts';
import { put } from '../outbox/index.ts';
import { open, type Ticket } from '../tickets/index.ts';
import { say, type Turn } from './turn.ts';

/** It could not be parsed: the message, raw, is attached to a ticket, and the sender is told its number. */
export async function unreadable(turn: Turn): Promise<void> {
  turn.intent = 'unreadable';
  const ticket = await open(turn.act, {
    category: 'other',
    department: null,
    district: null,
    contactId: turn.contact.id,
    channel: turn.channel,
    address: turn.address,
    language: turn.language,
    subject: turn.message.subject || turn.act.words.say('poison_subject', turn.language),
    slots: {},
    messages: [{ ...turn.said, direction: 'in' }],
  });
  turn.ticket = ticket.number;
  say(turn, 'poison_opened', {
    number: ticket.number,
    officer: await officerTitle(turn.act, ticket.officer, turn.language),
  });
}

export interface PoisonOriginal {
  readonly id: string;
  readonly channel: string;
  readonly lane: string;
  readonly raw: Buffer;
}

/**
 * A turn over this original threw three times. It is kept as a ticket with the original attached, and the sender is
 * told that it was kept: in a transaction of its own, that touches nothing the failing turn touched.
 */
export async function openForPoison(
  act: Act,
  original: PoisonOriginal,
  sender: { address: string; answer: boolean },
): Promise<Ticket> {
  const known = await knowContact(act, {
    channel: original.channel,
    address: sender.address,
    verified: false,
  });
  const { contact } = await holdContact(act, known.handle);
  const language = contact.language ?? 'hi';
  const file = await storeFile(
    act.tx,
    { name: `original-${original.id}.bin`, mediaType: 'application/octet-stream', bytes: original.raw },
    act.now,
  );
  const subject = act.words.say('poison_subject', language);
  const ticket = await open(act, {
    category: 'other',
    department: null,
    district: null,
    contactId: contact.id,
    channel: original.channel,
    address: sender.address,
    language,
    subject,
    slots: {},
    messages: [{ direction: 'in', text: subject, inboxId: original.id, files: [file] }],
  });
  if (sender.answer) {
    await put(act, {
      channel: original.channel,
      address: sender.address,
      contactId: contact.id,
      ticketId: ticket.id,
      language,
      subject: act.words.say('mail_subject', language, { number: ticket.number, category: subject }),
      text: act.words.say('trouble', language, { reference: ticket.number }),
      automatic: true,
    });
  }
  return ticket;
}
