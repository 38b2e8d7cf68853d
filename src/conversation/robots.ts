import { as } from '../act.ts';
import { putAside } from '../inbox/index.ts';
import { oneRow } from '../lib/rows.ts';
import { capAnswers } from '../outbox/index.ts';
import { noteAutoReply, noteMuted, ticketOfReferences } from '../tickets/index.ts';
import { wordsOf } from './legacy.ts';
import type { Turn } from './turn.ts';

/** A robot's words are shown on the ticket whose mail they answer; others are put aside. Nobody is answered. */
export async function heedRobot(turn: Turn, inboxId: string): Promise<void> {
  const { act, channel, message, said } = turn;
  const of =
    message.robot === 'auto_reply' ? await ticketOfReferences(act, channel, message.references) : undefined;
  if (of) await noteAutoReply(act, of.ticketId, said);
  else await putAside(act.tx, inboxId, message.robot ?? 'robot');
}

/** Letters alone can come as fast as we answer them. True when this one is not answered; it is on its ticket all the same. */
export async function endsLoop(turn: Turn): Promise<boolean> {
  const { act, channel, message } = turn;
  if (message.manner !== 'letter' || act.doer.kind === 'staff') return false;
  const address = message.replyTo ?? turn.address;
  const capped = await capAnswers(act, { channel, sender: turn.address, address, text: said(turn) });
  if (capped === 'first' && turn.ticket) {
    const ticket = await oneRow<{ id: string }>(act.tx, 'SELECT id FROM ticket WHERE number = $1', [
      turn.ticket,
    ]);
    const text = act.words.say('answers_muted', turn.language, { address });
    if (ticket) await noteMuted(as(act, { kind: 'system', name: 'answers' }), ticket.id, text);
  }
  return capped !== 'sent';
}

/** As it stands in the transcript. */
const said = (turn: Turn): string => wordsOf(turn).text;
