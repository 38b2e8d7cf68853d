import { as } from '../../act.ts';
import { knowContact } from '../../contacts/index.ts';
import { blankSecrets } from '../../lib/secrets.ts';
import { ticketOfReferences } from '../../tickets/index.ts';
import { openLetter } from '../letter.ts';
import { IDLE } from '../step.ts';
import { flush, say, type Turn } from '../turn.ts';
import { readCommand } from './commands.ts';

/**
 * An officer sends on what somebody wrote to them: a ticket of that person's, who is told its number, and so is the
 * officer. What answers a message of ours, or names a ticket in a command, is the officer's work on that ticket.
 */
export async function forwardedTurn(turn: Turn): Promise<boolean> {
  const { forwarded, references } = turn.message;
  if (!forwarded || turn.act.doer.kind !== 'staff' || readCommand(turn.text)?.number) return false;
  if (await ticketOfReferences(turn.act, turn.channel, references)) return false;
  const theirs = await asTheirs(turn, forwarded);
  await openLetter(theirs);
  await flush(theirs);
  turn.ticket = theirs.ticket;
  turn.intent = 'officer_forwarded';
  say(turn, 'officer_forwarded', {
    number: theirs.ticket ?? '',
    person: forwarded.from.name ?? forwarded.from.address,
  });
  return true;
}

/** The turn as if the first writer had written it; what the officer wrote above goes along as folded. */
async function asTheirs(turn: Turn, forwarded: NonNullable<Turn['message']['forwarded']>): Promise<Turn> {
  const { from, subject, note } = forwarded;
  const { contact, handle } = await knowContact(turn.act, {
    channel: turn.channel,
    address: from.address,
    name: from.name,
    verified: false,
  });
  const text = blankSecrets(forwarded.text).text;
  return {
    ...turn,
    act: as(turn.act, { kind: 'contact', contactId: contact.id }),
    contact,
    handle,
    address: from.address,
    message: {
      ...turn.message,
      from: { ...from, verified: false },
      replyTo: undefined,
      subject: subject ?? turn.message.subject,
      references: [],
      ownId: undefined,
    },
    text,
    said: { ...turn.said, text, written: undefined, folded: note ? blankSecrets(note).text : undefined },
    language: contact.language ?? turn.heard.language,
    step: structuredClone(IDLE),
    replies: [],
    unverifiedStaff: false,
  };
}
