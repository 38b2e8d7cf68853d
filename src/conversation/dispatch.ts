import { answerOf, type Intent } from '../faq/index.ts';
import { isAlive, ticketsOf } from '../tickets/index.ts';
import { closeFlow } from './flows/close.ts';
import { escalateFlow } from './flows/escalate.ts';
import { askLanguage } from './flows/language.ts';
import { officerContact } from './flows/officer-contact.ts';
import { registrationStatus } from './flows/registration.ts';
import { reopenFlow } from './flows/reopen.ts';
import { showStatus, ticketStatus } from './flows/status.ts';
import { withdrawFlow } from './flows/withdraw.ts';
import { beginForm } from './form.ts';
import { knownFault } from './known-fault.ts';
import { queue } from './officers/queue.ts';
import type { Step } from './step.ts';
import { offer, say, sayText, type Turn } from './turn.ts';
import { complains } from './words.ts';

/** What was said before a matter is begun goes along with it, so far back. */
const SAID_KEPT = 3;

type FlowName = NonNullable<Intent['flow']>;

/** What each flow does; a list, not a switch, so that a newcomer finds its place. */
const FLOWS: Record<FlowName, (turn: Turn, intent: Intent) => Promise<void> | void> = {
  registration_status: (turn, intent) => registrationStatus(turn, intent),
  ticket_new: (turn) => beginForm(turn, 'other', 'ticket_new'),
  ticket_status: (turn) => ticketStatus(turn),
  ticket_reopen: (turn) => reopenFlow(turn),
  escalate: (turn) => escalateFlow(turn),
  officer_contact: (turn) => officerContact(turn),
  cell_contact: answer,
  gem_helpline: answer,
  reports: (turn) => say(turn, 'reports_later'),
  officer_close: (turn) => closeOwn(turn),
  officer_queue: (turn) => queue(turn),
  language: (turn) => askLanguage(turn),
  person: (turn) => person(turn),
  greeting: (turn) => greet(turn),
  thanks: (turn) => say(turn, 'thanks_reply'),
  out_of_scope: (turn) => say(turn, 'out_of_scope'),
};

export async function byFlow(turn: Turn, flow: FlowName, intent: Intent): Promise<void> {
  await FLOWS[flow](turn, intent);
}

/** What an intent asks for, done. */
export async function byIntent(turn: Turn, intent: Intent, known?: Step['known']): Promise<void> {
  if (await knownFault(turn, intent.id)) return;
  turn.intent = intent.id;
  turn.step.failures = 0;
  turn.step.lastIntent = intent.id;
  turn.step.known = known;
  turn.step.doubt = undefined;
  if (turn.said.text.trim() && intent.does !== 'smalltalk') remember(turn, intent.id);
  if (intent.flow) return byFlow(turn, intent.flow, intent);
  if (intent.does === 'ticket') return beginForm(turn, intent.category!, intent.id);
  answer(turn, intent);
  if (intent.does === 'answer_then_ticket' || (intent.category && complains(turn.text))) {
    turn.step.lastSaid = [...(turn.step.lastSaid ?? []), turn.said].slice(-SAID_KEPT);
    offer(turn, [
      ['button_solved', 'solved'],
      ['button_open_ticket', 'open_ticket'],
    ]);
  }
}

/** What was said and as what it was taken, so that it can be refused. */
export function remember({ step, said, act }: Turn, read: string): void {
  step.read = { said, at: act.now.toISOString(), read, tried: [] };
}

/** "Close my ticket" from the person who opened it: taking it back, or saying that what was resolved is solved. */
async function closeOwn(turn: Turn): Promise<void> {
  const own = await ticketsOf(turn.act, turn.contact.id);
  const resolved = own.filter(({ status }) => status === 'resolved');
  if (own.some(({ status }) => isAlive(status))) await withdrawFlow(turn);
  else if (resolved.length === 1) await closeFlow(turn, resolved[0]!.number);
  else if (resolved.length > 1) for (const ticket of resolved) await showStatus(turn, ticket);
  else say(turn, 'officer_only');
}

function answer(turn: Turn, intent: Intent): void {
  sayText(turn, answerOf(turn.act, intent, turn.language).text);
}

export function greet(turn: Turn): void {
  say(
    turn,
    'greeting',
    {},
    {
      buttons: [
        ['menu_report', 'menu:report'],
        ['menu_status', 'menu:status'],
        ['menu_registration', 'menu:registration'],
        ['menu_officer', 'menu:officer'],
        ['menu_contact', 'menu:contact'],
        ['menu_language', 'menu:language'],
        ['menu_join', 'menu:join'],
      ],
    },
  );
}

async function person(turn: Turn): Promise<void> {
  say(turn, 'person_offered');
  await beginForm(turn, 'other', 'human_agent');
}
