import { answerOf } from '../faq/index.ts';
import { UserMistake } from '../lib/errors.ts';
import { byFlow } from './dispatch.ts';
import { ticketStatus } from './flows/status.ts';
import { readsWords, slotAnswered, slotsHeard } from './slots.ts';
import type { Form } from './step.ts';
import { say, sayText, type Turn } from './turn.ts';
import { understoodWell } from './understood.ts';
import { asksSomething, corrects, isSlashCommand } from './words.ts';

const SIDE_FLOWS = ['ticket_status', 'officer_contact', 'cell_contact', 'gem_helpline', 'language', 'person'];
/** Told where they are only likely too: it harms nobody, and the question of the form comes again. */
const HARMLESS = ['ticket_status', 'officer_contact', 'cell_contact', 'gem_helpline'];

/** Something else is asked in the middle: answered, and the matter goes on where it was. */
export function isSideQuestion(turn: Turn, form: Form): boolean {
  const { heard, step } = turn;
  if (turn.message.kind === 'choice') return false;
  if (namesTicket(turn)) return true;
  if (!understoodWell(turn) || heard.intent.id === form.intent) return false;
  const { answer } = heard;
  if (answer.yes || answer.no || answer.dontKnow || answer.skip || answer.choice !== undefined) return false;
  const intent = turn.knowledge.intents.get(heard.intent.id);
  if (!intent) return false;
  const asked = step.asking ?? '';
  if ((asked === 'confirm' || asked === 'correction') && corrects(turn.text)) return false;
  const sideFlow = intent.flow !== undefined && SIDE_FLOWS.includes(intent.flow);
  if (isSlashCommand(turn.text)) return sideFlow;
  const fits = intent.flow ? sideFlow : intent.does.startsWith('answer');
  if (!fits || asked in slotsHeard(turn.act, heard)) return false;
  // What names a detail still missing, or one set right, and asks nothing tells more of the matter.
  const edit = turn.message.kind === 'edit';
  const told = Object.keys(slotsHeard(turn.act, heard)).some((slot) => edit || !form.slots[slot]);
  if (told && !asksSomething(turn.text)) return false;
  const answers = !readsWords(asked) && slotAnswered(asked, turn.text, heard) !== undefined;
  if (answers && !asksSomething(turn.text)) return false;
  if (asksSomething(turn.text)) return true;
  if (readsWords(asked) || asked === 'correction') return false;
  return heard.band === 'act' || (heard.entities.length === 0 && HARMLESS.includes(intent.flow ?? ''));
}

/** A whole ticket number is of that ticket, whatever we asked. */
function namesTicket(turn: Turn): boolean {
  return turn.heard.entities.some((entity) => entity.kind === 'ticket');
}

export async function answerSide(turn: Turn): Promise<void> {
  const { asking, form } = turn.step;
  try {
    await sideAnswer(turn);
  } catch (error) {
    // Somebody else's number, or a mistyped one: told, and the matter goes on.
    if (!(error instanceof UserMistake)) throw error;
    say(turn, error.key, error.params);
  }
  // Whatever the side question left behind, the matter stands where it stood.
  turn.step.asking = asking;
  turn.step.form = form;
  turn.step.flow = undefined;
}

async function sideAnswer(turn: Turn): Promise<void> {
  if (namesTicket(turn)) {
    turn.intent = 'ticket_status';
    return ticketStatus(turn);
  }
  const intent = turn.knowledge.intents.get(turn.heard.intent.id)!;
  turn.intent = intent.id;
  if (intent.flow === 'person') say(turn, 'person_after_form');
  else if (intent.flow) await byFlow(turn, intent.flow, intent);
  else sayText(turn, answerOf(turn.act, intent, turn.language).text);
}
