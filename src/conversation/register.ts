import { officerTitle } from '../directory/index.ts';
import { dayOf, showDate } from '../lib/time.ts';
import { open, type Ticket } from '../tickets/index.ts';
import { outOfHours } from './hours.ts';
import { offerOthers, signsSaid, toldAlready } from './repeated.ts';
import type { Form } from './step.ts';
import { say, type Turn } from './turn.ts';
import { wordCount } from './words.ts';

const SUBJECT_LENGTH = 140;
const WORDS_OF_A_SUBJECT = 4;

/** Registers what was put together, and the confidential matter heard on the way apart from it. */
export async function register(turn: Turn, form: Form): Promise<void> {
  const ticket = (await toldAlready(turn, form)) ?? (await openAnew(turn, form));
  if (form.also) {
    const { category, said, more = [], slots = form.slots, before = form.said } = form.also;
    const apart = { ...form, slots, said: [said, ...more, ...before] };
    await sayOpened(turn, await openFrom(turn, apart, category));
  }
  await sayHours(turn, ticket);
  turn.step.form = undefined;
  turn.step.asking = undefined;
}

async function openAnew(turn: Turn, form: Form): Promise<Ticket> {
  const ticket = await openFrom(turn, form, form.category);
  turn.ticket = ticket.number;
  await sayOpened(turn, ticket);
  return ticket;
}

/** Opens it; where somebody else's ticket seems to be the same matter, the officer is shown both. */
export async function openFrom(turn: Turn, form: Form, category: string): Promise<Ticket> {
  const { department, district, ...slots } = form.slots;
  const ticket = await open(turn.act, {
    category,
    department: department?.value ?? null,
    district: district?.value ?? null,
    contactId: turn.contact.id,
    channel: turn.channel,
    address: turn.address,
    language: turn.language,
    subject: subjectOf(turn, form),
    slots,
    messages: form.said.map((said) => ({ ...said, direction: 'in' })),
    signs: signsSaid(turn, form),
  });
  if (!ticket.confidential) await offerOthers(turn, form, ticket);
  return ticket;
}

/** A letter has one; else the first thing said that says something. */
function subjectOf({ act, language, message }: Turn, form: Form): string {
  const written = message.manner === 'letter' && withoutPrefixes(message.subject ?? '');
  if (written) return written.slice(0, SUBJECT_LENGTH);
  const said = form.said.find((each) => wordCount(each.text) >= WORDS_OF_A_SUBJECT) ?? form.said[0];
  return (said?.text || act.cell.category(form.category).title[language])
    .replaceAll(/\s+/g, ' ')
    .slice(0, SUBJECT_LENGTH);
}

function withoutPrefixes(subject: string): string {
  return subject.replace(/^(\s*(re|fwd?|fw|aw|उत्तर|जवाब)\s*[:：])+/iu, '').trim();
}

/** What the person should know of this kind of matter; the figures come from the cell's thresholds. */
const HINTS: Record<string, readonly [key: string, threshold?: string]> = {
  payment: ['ticket_opened_payment_hint'],
  tech_reject: ['ticket_opened_tech_hint'],
  bid_deviation: ['ticket_opened_bid_hint', 'representation_days'],
};

/** The number, who answers by when, and what else to do. */
export async function sayOpened(turn: Turn, ticket: Ticket): Promise<void> {
  const { act, language } = turn;
  say(turn, 'ticket_opened', {
    number: ticket.number,
    category: act.cell.category(ticket.category).title[language],
    officer: await officerTitle(act, ticket.officer, language),
    due: showDate(ticket.dueAt),
  });
  if (ticket.confidential) return say(turn, 'ticket_opened_secret_hint');
  const [hint, threshold] = HINTS[ticket.category] ?? [];
  const days = threshold ? act.cell.thresholdOn(threshold, dayOf(act.now)).number : '';
  if (hint) say(turn, hint, { days });
  // A letter lists what is missing, the contract number among it.
  const asked = turn.message.manner === 'letter';
  if (ticket.category === 'payment' && !ticket.slots.contract && !asked)
    say(turn, 'ticket_opened_contract_hint');
}

/** Out of hours: when work resumes. */
export async function sayHours(turn: Turn, ticket: Ticket): Promise<void> {
  const opens = await outOfHours(turn.act, ticket.officer);
  if (opens) say(turn, 'ticket_opened_out_of_hours', { opens });
}
