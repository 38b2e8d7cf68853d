import { holdOpening } from '../contacts/index.ts';
import { officerTitle } from '../directory/index.ts';
import { showDate } from '../lib/time.ts';
import type { Entity } from '../nlu/index.ts';
import {
  addRepeated,
  findAlike,
  type Matter,
  offerMerge,
  signsOf,
  signsOfSlots,
  type Ticket,
  type TicketSigns,
  UNTOLD,
} from '../tickets/index.ts';
import type { Form } from './step.ts';
import { say, type Turn } from './turn.ts';
import { whereAlone } from './where-alone.ts';
import { tellsOfAnother, wordCount } from './words.ts';

/** "Report a problem", pressed, tells nothing yet that could be a repetition. */
const WORDS_THAT_TELL = 4;

/**
 * The same person tells the same matter again, in the same or in other words: they hear the number that they have, and
 * what they say now is added to it. Saying that it is another matter opens one.
 * @returns their ticket, or undefined: it is new
 */
export async function toldAlready(turn: Turn, form: Form): Promise<Ticket | undefined> {
  const { act, language, step } = turn;
  if (form.apart || act.cell.category(form.category).confidential) return undefined;
  const matter = matterOf(turn, form);
  if (matter.numbers.length === 0 && wordCount(matter.text) < WORDS_THAT_TELL) return undefined;
  if (tellsOfAnother(turn.said.text)) return undefined;
  // Told by both doors at once, the second of them finds the first one's ticket.
  await holdOpening(act, turn.contact.id);
  const found = await findAlike(act, matter, 'told', turn.knowledge.engine.likeness);
  if (!found) return undefined;
  const { department, district, ...slots } = form.slots;
  const said = form.said.map((each) => ({ ...each, direction: 'in' as const }));
  const ticket = await addRepeated(act, found, said, slots);
  step.repeated = { form, ticketId: ticket.id, letter: turn.message.manner === 'letter' };
  step.form = undefined;
  step.asking = undefined;
  turn.ticket = ticket.number;
  turn.intent = 'ticket_add';
  if (turn.message.overheard) {
    turn.ticket = undefined;
    say(turn, 'overheard_repeated', { where: whereAlone(turn) });
    return ticket;
  }
  const params = {
    number: ticket.number,
    officer: await officerTitle(act, ticket.officer, language),
    due: showDate(ticket.dueAt),
  };
  const buttons = [
    ['button_other_matter', `another:${ticket.number}`],
    ['button_show', `show:${ticket.number}`],
  ] as const;
  say(turn, 'told_already', params, { buttons });
  return ticket;
}

/** Perhaps told before, by them or by somebody else: the officer is asked, the person hears of their own ticket alone. */
export async function offerOthers(turn: Turn, form: Form, ticket: Ticket): Promise<void> {
  if (form.apart) return;
  const { likeness } = turn.knowledge.engine;
  const found = await findAlike(turn.act, matterOf(turn, form), 'offered', likeness, [ticket.id]);
  if (found) await offerMerge(turn.act, ticket.id, found);
}

/** Every number and firm that was named in what was said, and in the details. */
export function signsSaid(turn: Turn, form: Form): TicketSigns {
  const said = form.said.flatMap(({ text }) => entitiesOf(turn, text));
  const one = signsOf([...said, ...entitiesOf(turn, turn.message.subject ?? '')], turn.address);
  const other = signsOfSlots({ slots: form.slots, address: turn.address });
  return {
    numbers: [...new Set([...one.numbers, ...other.numbers])],
    firms: [...new Set([...one.firms, ...other.firms])],
  };
}

function entitiesOf({ knowledge, act, heard, said }: Turn, text: string): readonly Entity[] {
  if (text === said.text) return heard.entities;
  return text.trim() ? knowledge.engine.understand(text, { now: act.now }).entities : [];
}

function matterOf(turn: Turn, form: Form): Matter {
  const { slots, category, said } = form;
  return {
    contactId: turn.contact.id,
    duty: category === UNTOLD ? null : turn.act.cell.category(category).duty,
    department: slots.department?.value ?? null,
    district: slots.district?.value ?? null,
    amount: slots.amount?.value ?? null,
    ...signsSaid(turn, form),
    text: said
      .map(({ text }) => text)
      .join('\n')
      .slice(0, TEXT_READ),
  };
}

const TEXT_READ = 2000;
