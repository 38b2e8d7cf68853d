import type { Choice } from '../channel.ts';
import { slotsHeard, takesNumbers } from './slots.ts';
import { say, type Turn } from './turn.ts';
import { asksSomething, nowSolved, stillStuck, wordCount } from './words.ts';

const WORDS_OF_AN_ANSWER = 6;

/**
 * What was picked of the last menu: by its button, by its label written out, or by its number, exactly ("10" is never
 * "1", १ is 1). A number that answers a question for a number is left to that question.
 */
export function picked(turn: Turn): string | undefined {
  if (turn.message.kind === 'choice') return turn.message.choice;
  const { menu } = turn.step;
  if (!menu || menu.length === 0) return undefined;
  const said = fold(turn.text);
  const byLabel = menu.find((choice) => fold(choice.label) === said);
  if (byLabel) return byLabel.value;
  // In few words: a whole sentence may be a matter of its own.
  const few = wordCount(turn.text) <= WORDS_OF_AN_ANSWER;
  // "Shall a ticket be opened?"
  if (few && turn.step.asking === 'open_ticket' && turn.heard.answer.yes) return 'open_ticket';
  if (few && turn.step.asking === 'open_ticket' && turn.heard.answer.no) return 'solved';
  if (few && menu.some(({ value }) => value === 'open_ticket')) {
    if (stillStuck(turn.text)) return 'open_ticket';
    if (nowSolved(turn.text)) return 'solved';
    if (givesDetails(turn)) return 'open_ticket';
  }
  const number = turn.heard.answer.choice;
  if (number === undefined || wantsNumber(turn)) return undefined;
  const numbered = menu.filter(isNumber);
  if (numbered.length === 0) return menu[number - 1]?.value;
  return numbered.find(({ label }) => label === String(number))?.value;
}

/** "Contract no GEMC-…", where the answer said to send it for a ticket: no question and no matter of its own. */
function givesDetails(turn: Turn): boolean {
  if (asksSomething(turn.text) || Object.keys(slotsHeard(turn.act, turn.heard)).length === 0) return false;
  const intent = turn.knowledge.intents.get(turn.heard.intent.id);
  return intent?.does !== 'ticket' || turn.heard.band !== 'act';
}

/** Stars of a rating: the number written is the label ("५" is 5 stars), never the place in the list. */
function isNumber({ label }: Choice): boolean {
  return /^\d+$/.test(label);
}

/** A number beyond the menu is told, not guessed at. True when it was one. */
export function beyondMenu(turn: Turn): boolean {
  const { menu } = turn.step;
  const number = turn.heard.answer.choice;
  if (!menu || menu.length < 2 || number === undefined || wantsNumber(turn)) return false;
  const max = menu.filter(isNumber).length || menu.length;
  if (number >= 1 && number <= max) return false;
  say(turn, 'menu_choose_again', { max }, { choices: menu });
  return true;
}

/** A number answers the question for one, unless readings were offered since it was asked. */
function wantsNumber({ step: { asking, menu } }: Turn): boolean {
  return takesNumbers(asking) && !menu?.some(({ value }) => value.startsWith('intent:'));
}

function fold(text: string): string {
  return text.normalize('NFC').trim().toLowerCase().replaceAll(/\s+/g, ' ');
}
