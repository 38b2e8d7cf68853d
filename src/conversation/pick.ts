import { takesNumbers } from './slots.ts';
import { say, type Turn } from './turn.ts';
import { nowSolved, stillStuck, wordCount } from './words.ts';

const WORDS_OF_AN_ANSWER = 6;

/**
 * What was picked of the last menu: by its button, by its label written out, or by its number, exactly ("10" is never
 * "1", १ is 1). A number that answers a question for a number is left to that question.
 */
export function picked(turn: Turn): string | undefined {
  if (turn.message.kind === 'choice') return turn.message.choice;
  const { menu, asking } = turn.step;
  if (!menu || menu.length === 0) return undefined;
  const said = fold(turn.text);
  const byLabel = menu.find((choice) => fold(choice.label) === said);
  if (byLabel) return byLabel.value;
  // In few words: a whole sentence may be a matter of its own.
  const few = wordCount(turn.text) <= WORDS_OF_AN_ANSWER;
  if (few && menu.some((choice) => choice.value === 'open_ticket')) {
    if (stillStuck(turn.text)) return 'open_ticket';
    if (nowSolved(turn.text)) return 'solved';
  }
  const number = turn.heard.answer.choice;
  if (number === undefined || takesNumbers(asking)) return undefined;
  return menu[number - 1]?.value;
}

/** A number beyond the menu is told, not guessed at. True when it was one. */
export function beyondMenu(turn: Turn): boolean {
  const { menu, asking } = turn.step;
  const number = turn.heard.answer.choice;
  if (!menu || menu.length < 2 || number === undefined || takesNumbers(asking)) return false;
  if (number >= 1 && number <= menu.length) return false;
  say(turn, 'menu_choose_again', { max: menu.length }, { choices: menu });
  return true;
}

function fold(text: string): string {
  return text.normalize('NFC').trim().toLowerCase().replaceAll(/\s+/g, ' ');
}
