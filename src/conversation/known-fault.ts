import { faultTold, linkTo, wordsOf } from '../faults/index.ts';
import { isSecret } from './secret.ts';
import type { Said } from './step.ts';
import { say, sayText, type Turn } from './turn.ts';
import { complains } from './words.ts';

/**
 * A fault that is known and announced: they hear of it at once instead of a form, and are asked when it is over. Told
 * again, it is a short word and no second link; what they say is kept with what they said before.
 * @param intent as what the message is read; undefined: as nothing
 */
export async function knownFault(turn: Turn, intent: string | undefined): Promise<boolean> {
  const { act, step, contact, said } = turn;
  if (act.doer.kind === 'staff' || !said.text.trim()) return false;
  const text = `${turn.message.subject ?? ''}\n${said.text}`;
  // A bribe is told of in the words of any fault ("pay for the payment"), and must reach the nodal officer.
  if (isSecret(act, turn.knowledge.intents, intent ?? '', text)) return false;
  const fault = await faultTold(act, contact.id, { text, intent, isTrouble: tellsTrouble(turn, intent) });
  if (!fault) return false;
  const earlier = step.form?.said ?? step.lastSaid ?? [];
  const first = await linkTo<Said>(act, fault, {
    contactId: contact.id,
    channel: turn.channel,
    account: turn.account ?? null,
    address: turn.address,
    language: turn.language,
    intent: intent ?? null,
    said: [...earlier.filter((each) => each !== said), said],
  });
  Object.assign(step, {
    form: undefined,
    asking: undefined,
    lastSaid: undefined,
    doubt: undefined,
    failures: 0,
  });
  step.fault = { id: fault.id, said, at: act.now.toISOString(), intent: intent ?? null };
  turn.intent = 'known_fault';
  if (turn.message.manner === 'letter' && turn.replies.length === 0) say(turn, 'letter_greeting');
  const buttons = [['button_other_matter', `unlike:${fault.serial}`]] as const;
  if (!first) say(turn, 'fault_reminder', {}, { buttons });
  else {
    sayText(turn, wordsOf(act, fault, turn.language));
    say(turn, 'fault_will_ask', {}, { buttons });
  }
  return true;
}

/** A wish ("where is my ticket?") or a plain question is none, whatever fault's words stand in it. */
function tellsTrouble({ knowledge, said }: Turn, intent: string | undefined): boolean {
  const read = knowledge.intents.get(intent ?? '');
  if (!read || read.flow === 'ticket_new') return true;
  if (read.does === 'answer') return complains(said.text);
  return read.does === 'ticket' || read.does === 'answer_then_ticket';
}
