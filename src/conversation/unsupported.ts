import { answersTicket, awaited } from './answers.ts';
import { askAgain } from './form-turn.ts';
import { moreOfTicket } from './more.ts';
import { say, type Turn } from './turn.ts';

/** A voice note, a sticker, a location, an empty message: never silence, and the matter in hand goes on. */
export async function unsupported(turn: Turn): Promise<void> {
  const kind = turn.message.unsupported ?? 'other';
  turn.intent = 'unsupported';
  const key = `unsupported_${kind}`;
  const { form } = turn.step;
  say(turn, turn.act.words.has(key) ? key : 'unsupported_other');
  // What was spoken can be heard by an officer: it goes where a picture would go.
  if (turn.files.length > 0 && !form && !turn.message.overheard && (await goesToTicket(turn))) return;
  if (turn.files.length > 0 || turn.text.trim()) {
    if (form) form.said.push(turn.said);
    else turn.step.lastSaid = [...(turn.step.lastSaid ?? []), turn.said].slice(-10);
  }
  if (form) askAgain(turn, form);
}

async function goesToTicket(turn: Turn): Promise<boolean> {
  return (await answersTicket(turn)) || (await awaited(turn)) || moreOfTicket(turn, undefined);
}
