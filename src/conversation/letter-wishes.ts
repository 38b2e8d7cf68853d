import { isAlive, type Ticket } from '../tickets/index.ts';
import { escalateFlow } from './flows/escalate.ts';
import { reopenFlow } from './flows/reopen.ts';
import { withdrawFlow } from './flows/withdraw.ts';
import type { Turn } from './turn.ts';
import { understoodSurely } from './understood.ts';
import { asksSomething, wantsReopen, wantsWithdraw, wordCount } from './words.ts';

/** A letter's words are for the officer, save for the wishes that only the requester has. */
export async function wishInLetter(turn: Turn, { number, status, resolvedAt }: Ticket): Promise<boolean> {
  if (isAlive(status) && withdrawsInLetter(turn)) {
    await withdrawFlow(turn, number);
    return true;
  }
  if (isAlive(status) && wishes(turn, 'escalate')) {
    turn.intent = 'escalate';
    await escalateFlow(turn, number);
    return true;
  }
  const reopens =
    wantsReopen(turn.text) || (turn.heard.intent.id === 'ticket_reopen' && understoodSurely(turn));
  if (!resolvedAt || !reopens) return false;
  turn.intent = 'ticket_reopen';
  await reopenFlow(turn, number);
  return true;
}

const WORDS_OF_A_WISH = 25;

function wishes(turn: Turn, intent: string): boolean {
  return turn.heard.intent.id === intent && understoodSurely(turn) && wordCount(turn.text) <= WORDS_OF_A_WISH;
}

/** Asked in a few words how the ticket stands: told, and the words go to the officer all the same. */
export function asksHowItStands(turn: Turn): boolean {
  return wishes(turn, 'ticket_status') && asksSomething(turn.text);
}

/** In few words: a long letter may tell of somebody who was pressed to take it back. */
export function withdrawsInLetter({ text }: Turn): boolean {
  return wantsWithdraw(text) && wordCount(text) <= WORDS_OF_A_WISH;
}
