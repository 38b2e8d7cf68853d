import { rememberLanguage } from '../contacts/index.ts';
import { blankSecrets } from '../lib/secrets.ts';
import { askAgain } from './form-turn.ts';
import { picked } from './pick.ts';
import { readAsDesk } from './reading.ts';
import type { Said } from './step.ts';
import type { TranscriptIn } from './store.ts';
import { say, type Turn } from './turn.ts';
import { wordCount } from './words.ts';

const SHOWN = 600;
/** What was said and not yet taken up goes along with the next matter, so far back. */
const SAID_KEPT = 3;
/** In Latin letters, or in Unicode: the person no longer writes in the font. */
const WORDS_THAT_TELL = 3;

/**
 * A message in a legacy font is never read in silence: the person sees how it was read; a word or two are asked about
 * first; what has lost letters is asked for again. True when nothing more is to be said in this turn.
 */
export async function heedReading(turn: Turn): Promise<boolean> {
  await settleDoubt(turn);
  const { asRead, step } = turn;
  if (!asRead) {
    if (turn.message.kind === 'text' && wordCount(turn.text) >= WORDS_THAT_TELL)
      step.writesLegacy = undefined;
    return false;
  }
  if (asRead.lostLetters) return lostLetters(turn);
  if (asRead.found === 'doubtful' && !step.writesLegacy && turn.message.manner !== 'letter') return ask(turn);
  if (asRead.found === 'doubtful')
    await rehear(turn, { ...turn.said, text: asRead.reads, written: asRead.written.text });
  if (asRead.found !== 'none') {
    step.writesLegacy = true;
    sayRead(turn, asRead.found === 'sure' ? 'legacy_read_as' : 'legacy_read_perhaps');
  }
  for (const name of asRead.files) say(turn, 'legacy_file_read', { name });
  return false;
}

function sayRead(turn: Turn, key: string): void {
  const text = turn.text.trim() || (turn.message.subject ?? '');
  if (text) say(turn, key, { text: text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text });
}

function ask(turn: Turn): true {
  const { asRead, step } = turn;
  turn.intent = 'legacy_doubt';
  step.legacyDoubt = { said: turn.said, reads: asRead!.reads };
  say(
    turn,
    'legacy_question',
    { text: asRead!.reads },
    {
      buttons: [
        ['button_read_right', RIGHT],
        ['button_read_wrong', WRONG],
      ],
    },
  );
  return true;
}

const RIGHT = 'reading:right';
const WRONG = 'reading:wrong';

/** Yes or no is the answer to our question; with anything else, the words asked about are kept as they were written. */
async function settleDoubt(turn: Turn): Promise<void> {
  const doubt = turn.step.legacyDoubt;
  if (!doubt) return;
  turn.step.legacyDoubt = undefined;
  const choice = picked(turn);
  const { answer } = turn.heard;
  if (choice === RIGHT || (choice === undefined && answer.yes)) {
    turn.step.writesLegacy = true;
    await rehear(turn, { ...doubt.said, text: doubt.reads, written: doubt.said.text });
  } else if (choice === WRONG || (choice === undefined && answer.no)) await rehear(turn, doubt.said);
  else keep(turn, doubt.said);
}

/** The turn goes on as if this had been said. */
export async function rehear(turn: Turn, said: Said): Promise<void> {
  const { text } = blankSecrets(said.text);
  const heard = turn.knowledge.engine.understand(text, { now: turn.act.now });
  turn.message = { ...turn.message, kind: 'text', text, choice: undefined };
  turn.text = text;
  turn.said = { ...said, text };
  turn.files = said.files;
  turn.heard = readAsDesk(heard, text, turn.knowledge.intents, turn.knowledge.engine.bands);
  turn.intent = turn.heard.intent.id;
  if (turn.contact.languageChosen) return;
  turn.language = turn.heard.language;
  await rememberLanguage(turn.act, turn.contact, turn.language);
}

function keep(turn: Turn, said: Said): void {
  const { form } = turn.step;
  if (form) form.said.push(said);
  else turn.step.lastSaid = [...(turn.step.lastSaid ?? []), said].slice(-SAID_KEPT);
}

/** Asked for again once; a letter becomes a ticket all the same, and what comes a second time is taken as it is. */
function lostLetters(turn: Turn): boolean {
  const { step } = turn;
  if (step.lost) return false;
  say(turn, 'letters_lost');
  if (turn.message.manner === 'letter') return false;
  turn.intent = 'letters_lost';
  step.lost = turn.said;
  if (step.form) askAgain(turn, step.form);
  return true;
}

/** What was too damaged to be read stands behind what was said instead of it. */
export function goesAlong({ step }: Turn): void {
  if (!step.lost || !step.form) return;
  step.form.said.push(step.lost);
  step.lost = undefined;
}

/** What the transcript shows: the words as the person wrote them, and how we read them. */
export function wordsOf(turn: Turn): Pick<TranscriptIn, 'text' | 'subject' | 'readAs'> {
  const { message, asRead } = turn;
  if (asRead?.found === 'sure') return { ...asRead.written, readAs: turn.text };
  return { text: turn.text, subject: message.subject && blankSecrets(message.subject).text };
}
