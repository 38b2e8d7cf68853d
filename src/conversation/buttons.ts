import { findByNumber, rate } from '../tickets/index.ts';
import { byIntent, greet } from './dispatch.ts';
import { closeFlow, starsFor } from './flows/close.ts';
import { askLanguage, languagePicked } from './flows/language.ts';
import { officerContact } from './flows/officer-contact.ts';
import { registrationStatus } from './flows/registration.ts';
import { reopenFlow } from './flows/reopen.ts';
import { tellSaid } from './flows/said.ts';
import { showStatus, ticketStatus } from './flows/status.ts';
import { beginForm } from './form.ts';
import { stuckWith } from './matters.ts';
import { isProven } from './proof.ts';
import { say, type Turn } from './turn.ts';

type Pressed = (turn: Turn, value: string, more: string) => Promise<void> | void;

/** Buttons that carry a ticket's number stand for themselves, however old the message they hang on. */
const OF_A_TICKET: Record<string, Pressed> = {
  rate: rated,
  reopen: (turn, number) => {
    turn.intent = 'ticket_reopen';
    return reopenFlow(turn, number, true);
  },
  close: closeFlow,
  said: tellSaid,
  show: async (turn, number) => {
    turn.intent = 'ticket_status';
    await showStatus(turn, await findByNumber(turn.act, number));
  },
};

/** Buttons of the menus, by what stands before the colon of their value. */
const OF_A_MENU: Record<string, Pressed> = {
  menu: (turn, value) => ofOwn(MENU, value)?.(turn, '', ''),
  lang: (turn, value) => languagePicked(turn, value),
  intent: byName,
  department: (turn, value) => officerContact(turn, value),
  open_ticket: async (turn, value) => {
    if (value && (await stuckWith(turn, value))) return;
    const intent = turn.knowledge.intents.get(turn.step.lastIntent ?? 'ticket_new')!;
    return beginForm(turn, intent.category ?? 'other', intent.id);
  },
  solved: (turn) => say(turn, 'thanks_reply'),
  person: (turn) => byName(turn, 'human_agent'),
  other: (turn) => say(turn, 'say_differently'),
};

const MENU: Record<string, Pressed> = {
  report: (turn) => beginForm(turn, 'other', 'ticket_new'),
  status: (turn) => ticketStatus(turn),
  registration: (turn) => registrationStatus(turn),
  officer: (turn) => officerContact(turn),
  contact: (turn) => byName(turn, 'cell_contact'),
  language: (turn) => askLanguage(turn),
};

/** A button's value comes over the wire: "constructor" is none of ours. */
function ofOwn(buttons: Record<string, Pressed>, name: string): Pressed | undefined {
  return Object.hasOwn(buttons, name) ? buttons[name] : undefined;
}

export async function ticketButton(turn: Turn, choice: string | undefined): Promise<boolean> {
  const [verb = '', number, more = ''] = (choice ?? '').split(':');
  const pressed = number ? ofOwn(OF_A_TICKET, verb) : undefined;
  if (!pressed || !number) return false;
  await pressed(turn, number, more);
  return true;
}

export async function menuChoice(turn: Turn, choice: string | undefined): Promise<boolean> {
  if (choice === undefined) return false;
  const [kind = '', value = ''] = choice.split(/:(.*)/s);
  turn.step.asking = undefined;
  const pressed = ofOwn(OF_A_MENU, kind);
  // A button of a conversation that is long over: how things stand now is said instead.
  if (pressed) await pressed(turn, value, '');
  else if (turn.message.overheard) greet(turn);
  else await ticketStatus(turn);
  return true;
}

export async function rated(turn: Turn, number: string, stars: string): Promise<void> {
  turn.intent = 'rate';
  const ticket = await findByNumber(turn.act, number);
  turn.ticket = ticket.number;
  // The figures are of an officer: a star under a From that anybody can write counts when our mail is answered with it.
  if (!(await isProven(turn, ticket.id)))
    return say(turn, 'rate_prove', { number: ticket.number }, { buttons: starsFor(ticket.number) });
  await rate(turn.act, ticket.id, Number(stars));
  say(turn, 'rated');
}

async function byName(turn: Turn, id: string): Promise<void> {
  const intent = turn.knowledge.intents.get(id);
  if (intent) await byIntent(turn, intent);
}
