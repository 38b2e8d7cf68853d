import { oneRow, rows } from '../lib/rows.ts';
import { findByNumber, rate, ticketById, ticketOfReferences, withdraw } from '../tickets/index.ts';
import { byIntent, greet } from './dispatch.ts';
import { escalateFlow, sendUp } from './flows/escalate.ts';
import { askLanguage, setLanguage } from './flows/language.ts';
import { officerContact } from './flows/officer-contact.ts';
import { codeSaid, registrationStatus } from './flows/registration.ts';
import { doReopen, reopenFlow } from './flows/reopen.ts';
import { showStatus, ticketStatus } from './flows/status.ts';
import { addTo, askWhich, theTicket } from './flows/which.ts';
import { beginForm } from './form.ts';
import { formTurn } from './form-turn.ts';
import { letterTurn } from './letter.ts';
import { namedTicket } from './named.ts';
import { officerTurn } from './officers/turn.ts';
import { beyondMenu, picked } from './pick.ts';
import { say, sayText, type Turn } from './turn.ts';
import { notUnderstood, understoodWell } from './understood.ts';
import { isCancel, isMenu, wantsDue, wantsWhy, wantsWithdraw } from './words.ts';

/** Finds who is to answer this message: an officer's desk, an old ticket, the matter in hand, or the first listener. */
export async function converse(turn: Turn): Promise<void> {
  const choice = picked(turn);
  if (await officerTurn(turn, choice)) return;
  if (await ticketButton(turn, choice)) return;
  if (await answersTicket(turn)) return;
  if (turn.message.manner === 'letter' && !turn.step.flow) return letterTurn(turn);
  if (isMenu(turn.text)) {
    turn.step.flow = undefined;
    if (!turn.step.form) return greet(turn);
  }
  if (turn.step.form) return formTurn(turn, turn.step.form, choice);
  if (turn.step.flow && (await flowTurn(turn, choice))) return;
  if (choice !== undefined && (await menuChoice(turn, choice))) return;
  if (choice === undefined && beyondMenu(turn)) return;
  if (await awaited(turn)) return;
  await idle(turn);
}

/** Buttons that carry a ticket's number stand for themselves, however old the message they hang on. */
async function ticketButton(turn: Turn, choice: string | undefined): Promise<boolean> {
  const [verb, number, more] = (choice ?? '').split(':');
  if (!number || !['rate', 'reopen', 'show', 'ticket'].includes(verb!)) return false;
  if (verb === 'ticket') return false;
  turn.intent = verb === 'rate' ? 'rate' : verb === 'reopen' ? 'ticket_reopen' : 'ticket_status';
  if (verb === 'reopen') await reopenFlow(turn, number, true);
  else if (verb === 'show') await showStatus(turn, await findByNumber(turn.act, number));
  else await rated(turn, number, Number(more));
  return true;
}

async function rated(turn: Turn, number: string, stars: number): Promise<void> {
  const ticket = await findByNumber(turn.act, number);
  await rate(turn.act, ticket.id, stars);
  turn.ticket = ticket.number;
  say(turn, 'rated');
}

/** A reply to a message of a ticket belongs to that ticket, unless the subject was changed: that is a new matter. */
async function answersTicket(turn: Turn): Promise<boolean> {
  const { message } = turn;
  const of = await ticketOfReferences(
    turn.act,
    turn.channel,
    message.references.filter((id) => !id.startsWith('album:')),
  );
  if (!of || turn.step.form || message.kind === 'choice') return false;
  if (message.subject && of.subject && bare(message.subject) !== bare(of.subject)) return false;
  const onTicket = await oneRow(
    turn.act.tx,
    'SELECT 1 FROM ticket_person WHERE ticket_id = $1 AND contact_id = $2',
    [of.ticketId, turn.contact.id],
  );
  if (!onTicket) return false;
  const ticket = await ticketById(turn.act, of.ticketId);
  const { id } = turn.heard.intent;
  if (
    message.manner !== 'letter' &&
    ['ticket_status', 'ticket_reopen', 'escalate', 'thanks_bye'].includes(id) &&
    understoodWell(turn)
  )
    return false;
  if (ticket.resolvedAt && id === 'thanks_bye') {
    say(turn, 'thanks_reply');
    return true;
  }
  turn.intent = 'ticket_add';
  await addTo(turn, ticket);
  return true;
}

/** A subject without its prefixes and our number. */
function bare(subject: string): string {
  return subject
    .replaceAll(/^\s*((re|fwd?|aw|उत्तर)\s*:\s*)+/giu, '')
    .replaceAll(/\[?[A-Z]+-\d{4}-\d{6}-[A-Z]\]?/g, '')
    .trim()
    .toLowerCase();
}

async function flowTurn(turn: Turn, choice: string | undefined): Promise<boolean> {
  const flow = turn.step.flow!;
  if (isCancel(turn.text) || choice === 'wait' || choice === 'cancel') {
    turn.step.flow = undefined;
    turn.step.asking = undefined;
    say(turn, 'form_cancelled');
    return true;
  }
  // A clear new wish ends a flow that only waited for a detail.
  const elsewhere =
    choice === undefined &&
    flow.name !== 'reason' &&
    understoodWell(turn, 0.75) &&
    turn.heard.answer.choice === undefined;
  const own = {
    registration: 'registration_status',
    officer_contact: 'officer_contact',
    language: 'language',
    which: '',
    withdraw: '',
    reason: '',
  }[flow.name];
  const wish = turn.knowledge.intents.get(turn.heard.intent.id);
  const names = turn.heard.entities.length > 0;
  if (elsewhere && wish && wish.flow !== own && !names && wish.id !== 'out_of_scope') {
    turn.step.flow = undefined;
    return false;
  }
  await inFlow(turn, choice);
  return true;
}

async function inFlow(turn: Turn, choice: string | undefined): Promise<void> {
  const flow = turn.step.flow!;
  const [kind, value] = (choice ?? '').split(/:(.*)/s);
  if (flow.name === 'officer_contact') return officerContact(turn, kind === 'department' ? value : undefined);
  if (flow.name === 'registration') return flow.asking === 'code' ? codeSaid(turn) : registrationStatus(turn);
  if (flow.name === 'language') return kind === 'lang' ? setLanguage(turn, value as 'hi') : askLanguage(turn);
  turn.step.flow = undefined;
  turn.step.asking = undefined;
  if (flow.name === 'reason') {
    if (flow.verb === 'reopen') await doReopen(turn, flow.ticketId, turn.text);
    else await sendUp(turn, flow.ticketId, turn.text);
    return;
  }
  if (flow.name === 'withdraw') {
    if (!(choice === 'yes' || turn.heard.answer.yes)) return say(turn, 'form_cancelled');
    const ticket = await withdraw(turn.act, flow.ticketId, turn.text);
    turn.ticket = ticket.number;
    return say(turn, 'withdrawn', { number: ticket.number });
  }
  const number = kind === 'ticket' ? value : namedTicket(turn);
  if (!number) return idle(turn);
  if (flow.wants === 'reopen') return reopenFlow(turn, number, true);
  if (flow.wants === 'escalate') return escalateFlow(turn, number);
  const ticket = await findByNumber(turn.act, number);
  if (flow.wants === 'add')
    return addTo({ ...turn, said: { ...turn.said, text: flow.text ?? turn.text } }, ticket);
  if (flow.wants === 'withdraw') return askWithdraw(turn, number);
  return showStatus(turn, ticket);
}

async function askWithdraw(turn: Turn, number = namedTicket(turn)): Promise<void> {
  const ticket = await theTicket(turn, 'withdraw', number, (each) => !each.resolvedAt && !each.closedAt);
  if (ticket === undefined) return;
  if (ticket === 'none') return say(turn, 'status_none');
  turn.step.flow = { name: 'withdraw', ticketId: ticket.id };
  turn.step.asking = 'confirm';
  say(
    turn,
    'withdraw_confirm',
    { number: ticket.number },
    {
      buttons: [
        ['button_yes', 'yes'],
        ['button_no', 'no'],
      ],
    },
  );
}

async function menuChoice(turn: Turn, choice: string): Promise<boolean> {
  const [kind, value] = choice.split(/:(.*)/s);
  turn.step.asking = undefined;
  if (kind === 'menu') {
    const flows = { status: ticketStatus, officer: officerContact, language: askLanguage } as const;
    if (value === 'report') await beginForm(turn, 'other', 'ticket_new');
    else if (value === 'registration') await registrationStatus(turn);
    else if (value === 'contact') await byIntent(turn, turn.knowledge.intents.get('cell_contact')!);
    else await flows[value as keyof typeof flows]?.(turn);
    return true;
  }
  if (kind === 'lang') await setLanguage(turn, value as 'hi');
  else if (kind === 'intent' && value && turn.knowledge.intents.has(value))
    await byIntent(turn, turn.knowledge.intents.get(value)!);
  else if (choice === 'open_ticket') await stillStuck(turn);
  else if (choice === 'solved') say(turn, 'thanks_reply');
  else if (choice === 'person') await byIntent(turn, turn.knowledge.intents.get('human_agent')!);
  else if (choice === 'other') say(turn, 'say_differently');
  else {
    // A button of a conversation that is long over: what stands now is said instead.
    await ticketStatus(turn);
  }
  return true;
}

async function stillStuck(turn: Turn): Promise<void> {
  const intent = turn.knowledge.intents.get(turn.step.lastIntent ?? 'ticket_new')!;
  await beginForm(turn, intent.category ?? 'other', intent.id);
}

/** A ticket asked this person something, or waits for a rating: what they write now is the answer. */
async function awaited(turn: Turn): Promise<boolean> {
  const waiting = await rows<{ ticketId: string; kind: string; number: string }>(
    turn.act.tx,
    `SELECT a.ticket_id AS "ticketId", a.kind, t.number FROM awaiting a JOIN ticket t ON t.id = a.ticket_id
     WHERE a.contact_id = $1 ORDER BY a.since DESC`,
    [turn.contact.id],
  );
  const ratings = waiting.filter((each) => each.kind === 'rating');
  const stars = turn.heard.answer.choice;
  if (ratings[0] && stars !== undefined && stars <= 5 && turn.text.trim().length <= 12) {
    turn.intent = 'rate';
    await rated(turn, ratings[0].number, stars);
    return true;
  }
  const answers = waiting.filter((each) => each.kind === 'answer');
  if (answers.length === 0 || isCommand(turn)) return false;
  turn.intent = 'ticket_add';
  if (answers.length === 1) await addTo(turn, await ticketById(turn.act, answers[0]!.ticketId));
  else
    askWhich(
      turn,
      'add',
      await Promise.all(answers.map((each) => ticketById(turn.act, each.ticketId))),
      turn.text,
    );
  return true;
}

function isCommand(turn: Turn): boolean {
  const intent = turn.knowledge.intents.get(turn.heard.intent.id);
  return understoodWell(turn, 0.6) && (intent?.flow !== undefined || intent?.does === 'answer');
}

async function idle(turn: Turn): Promise<void> {
  const { intents } = turn.knowledge;
  if (wantsWithdraw(turn.text)) return askWithdraw(turn);
  if (namedTicket(turn) || wantsWhy(turn.text) || wantsDue(turn.text)) {
    const wish = intents.get(turn.heard.intent.id);
    if (wish?.flow === 'ticket_reopen' || wish?.flow === 'escalate') return byIntent(turn, wish);
    turn.intent = 'ticket_status';
    return ticketStatus(turn);
  }
  if (turn.files.length > 0 && !turn.text.trim()) return fileAlone(turn);
  if (!understoodWell(turn)) return notUnderstood(turn);
  const intent = intents.get(turn.heard.intent.id)!;
  await byIntent(turn, intent);
}

/** A picture without a word: kept, and one question, however many pictures the album has. */
function fileAlone(turn: Turn): void {
  const album = turn.message.references.find((id) => id.startsWith('album:'));
  turn.step.lastSaid = [...(turn.step.lastSaid ?? []), turn.said].slice(-10);
  if (album && turn.step.lastAlbum === album) return;
  turn.step.lastAlbum = album;
  if (turn.message.files.some((file) => file.refused)) return;
  sayText(turn, turn.act.words.say('file_what_about', turn.language));
}
