import { askAgain } from './form-turn.ts';
import { say, type Turn } from './turn.ts';

/** A voice note, a sticker, a location, an empty message: never silence, and the matter in hand goes on. */
export function unsupported(turn: Turn): void {
  const kind = turn.message.unsupported ?? 'other';
  turn.intent = 'unsupported';
  const key = `unsupported_${kind}`;
  const { form } = turn.step;
  if (turn.files.length > 0 || turn.text.trim()) {
    if (form) form.said.push(turn.said);
    else turn.step.lastSaid = [...(turn.step.lastSaid ?? []), turn.said].slice(-10);
  }
  say(turn, turn.act.words.has(key) ? key : 'unsupported_other');
  if (form) askAgain(turn, form);
}
