import { anotherMatter } from './another.ts';
import { answersTicket, awaited } from './answers.ts';
import { menuChoice, ticketButton } from './buttons.ts';
import { greet } from './dispatch.ts';
import { askDoubtAgain, doubtTurn } from './doubt.ts';
import { faultInWords, faultOver, notThisFault } from './fault-answers.ts';
import { keepUnchosen, placeUnchosen } from './flows/chosen.ts';
import { flowTurn } from './flows/in-hand.ts';
import { mobileProved } from './flows/registration.ts';
import { askAgain, formTurn } from './form-turn.ts';
import { idle } from './idle.ts';
import { noteShared, offerShared } from './join/shared.ts';
import { addressAlone, joinTurn } from './join/turn.ts';
import { letterTurn } from './letter.ts';
import { nextTurn, takeNext } from './matters.ts';
import { misread } from './misread.ts';
import { moreOfTicket } from './more.ts';
import { forwardedTurn } from './officers/forwarded.ts';
import { officerTurn } from './officers/turn.ts';
import { newsComeAlone, overheard } from './overheard.ts';
import { beyondMenu, picked } from './pick.ts';
import { staleButton } from './stale.ts';
import type { Form } from './step.ts';
import { say, type Turn } from './turn.ts';
import { isCancel, isMenu, isSlashCommand, wordCount } from './words.ts';

/** Answers the message and returns true, or leaves it to the next. `choice` is what was picked of a menu. */
type Listener = (turn: Turn, choice: string | undefined) => Promise<boolean> | boolean;

/** Who may answer, in this order: what an officer sends on, an officer's desk, an old ticket, the matter in hand, the first listener. */
const LISTENERS: readonly Listener[] = [
  ownNumber,
  overheard,
  staleButton,
  alone(forwardedTurn),
  alone(officerTurn),
  ticketButton,
  joinTurn,
  anotherMatter,
  notThisFault,
  faultOver,
  answersTicket,
  letter,
  menuWord,
  misread,
  doubtTurn,
  nextTurn,
  faultInWords,
  form,
  flowTurn,
  menuChoice,
  (turn, choice) => choice === undefined && beyondMenu(turn),
  alone(awaited),
  alone(moreOfTicket),
  addressAlone,
  idle,
];

/** Who comes first answers; then what waits for its turn, if nothing is in hand any more. */
export async function converse(turn: Turn): Promise<void> {
  const choice = picked(turn);
  for (const listener of LISTENERS) if (await listener(turn, choice)) break;
  await placeUnchosen(turn);
  await takeNext(turn);
  askDoubtAgain(turn);
  offerShared(turn);
  newsComeAlone(turn);
}

/** What is not done, or told, where others read along. */
function alone(listener: Listener): Listener {
  return (turn, choice) => !turn.message.overheard && listener(turn, choice);
}

/** Their own number, vouched for: kept as a proof whatever else it answers. */
async function ownNumber(turn: Turn): Promise<boolean> {
  const { provesMobile } = turn.message;
  if (provesMobile === undefined) return false;
  await noteShared(turn, provesMobile);
  if (await mobileProved(turn, provesMobile)) return true;
  const { form, asking } = turn.step;
  if (!form || asking === 'identifier') return false;
  say(turn, 'mobile_proved', { ending: provesMobile.slice(-4) });
  askAgain(turn, form);
  return true;
}

async function letter(turn: Turn): Promise<boolean> {
  if (turn.message.manner !== 'letter') return false;
  if (turn.step.flow && !beginsAnew(turn)) return false;
  await keepUnchosen(turn);
  turn.step.flow = undefined;
  await letterTurn(turn);
  return true;
}

/** A whole letter outside of any thread is no answer to what was asked days ago. */
function beginsAnew(turn: Turn): boolean {
  return turn.message.references.length === 0 && wordCount(turn.text) > WORDS_OF_AN_ANSWER;
}

const WORDS_OF_AN_ANSWER = 8;

/** "Menu" leaves a small dialogue, never a matter half put together. */
function menuWord(turn: Turn): boolean {
  if (!isMenu(turn.text)) return false;
  turn.step.flow = undefined;
  if (turn.step.form && !leftForCommand(turn, turn.step.form)) return false;
  turn.step.form = undefined;
  greet(turn);
  return true;
}

async function form(turn: Turn, choice: string | undefined): Promise<boolean> {
  if (turn.step.form && leftForCommand(turn, turn.step.form)) turn.step.form = undefined;
  if (!turn.step.form) return false;
  if (choice === undefined && beyondMenu(turn)) return true;
  await formTurn(turn, turn.step.form, choice);
  return true;
}

/** Begun, but nothing told yet: another command of the menu is what is wanted now. */
function leftForCommand(turn: Turn, { said, slots }: Form): boolean {
  const left = said.length === 0 && Object.keys(slots).length === 0;
  if (!left || !isSlashCommand(turn.text) || isCancel(turn.text)) return false;
  turn.step.asking = undefined;
  return true;
}
