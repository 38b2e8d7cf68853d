import { DateTime } from 'luxon';
import { officerTitle } from '../directory/index.ts';
import { dayOf, showDate, ZONE } from '../lib/time.ts';
import { open, type SlotValue, type Ticket } from '../tickets/index.ts';
import { outOfHours } from './hours.ts';
import { askSlot } from './questions.ts';
import { showSlot, slotAnswered, slotsHeard } from './slots.ts';
import type { Form } from './step.ts';
import { ask, say, type Turn } from './turn.ts';

/** Begins to put a ticket together: what was said up to now is heard first, only the rest is asked. */
export async function beginForm(turn: Turn, category: string, intent: string | null): Promise<void> {
  const said = [...(turn.step.lastSaid ?? []), turn.said];
  const form: Form = { category, intent, slots: {}, skipped: [], said, unsure: {}, misses: 0 };
  turn.step.form = form;
  turn.step.lastSaid = undefined;
  hear(turn, form);
  if (turn.act.cell.category(category).needs.includes('problem') && speaks(turn.text)) {
    form.slots.problem ??= {
      value: said
        .map((each) => each.text)
        .filter(Boolean)
        .join('\n')
        .slice(0, 1000),
    };
  }
  if (turn.act.cell.category(category).needs.includes('question') && speaks(turn.text)) {
    form.slots.question ??= { value: turn.text.slice(0, 1000) };
  }
  await goOn(turn, form);
}

/** More than a word or two, and not a button. */
function speaks(text: string): boolean {
  return text.trim().split(/\s+/).length >= 4;
}

/** Keeps every slot that the message names. A slot once filled changes only when the person corrects. */
export function hear(turn: Turn, form: Form, correct = false): string[] {
  const changed: string[] = [];
  for (const [slot, value] of Object.entries(slotsHeard(turn.act, turn.heard))) {
    if (form.slots[slot] && !correct) continue;
    if (form.slots[slot]?.value !== value.value || form.slots[slot]?.date !== value.date) changed.push(slot);
    form.slots[slot] = value;
    form.skipped = form.skipped.filter((skipped) => skipped !== slot);
  }
  for (const slot of ['department', 'district'] as const) {
    const unsure = turn.heard.entities.find((entity) => entity.kind === `${slot}_ambiguous`);
    if (unsure?.codes?.length) form.unsure[slot] = { word: unsure.value, codes: unsure.codes };
  }
  return changed;
}

/** The answer to the present question goes into its slot; what the person does not know is not asked again. */
export function answerSlot(turn: Turn, form: Form, asked: string): boolean {
  const before = form.slots[asked]?.value;
  if (before !== undefined) return true;
  if (turn.heard.answer.dontKnow || turn.heard.answer.skip) {
    form.skipped.push(asked);
    return true;
  }
  const value = slotAnswered(asked, turn.text, turn.heard);
  if (value) form.slots[asked] = value;
  return value !== undefined;
}

/** The next question, or the summary when nothing is left to ask. */
export async function goOn(turn: Turn, form: Form): Promise<void> {
  await branch(turn, form);
  const missing = missingSlots(turn, form)[0];
  if (missing) return askSlot(turn, form, missing);
  summary(turn, form);
}

export function missingSlots(turn: Turn, form: Form): string[] {
  const { needs } = turn.act.cell.category(form.category);
  return needs.filter((slot) => !form.slots[slot] && !form.skipped.includes(slot));
}

/** Rules of the field that change the course: no CRAC yet is another kind of matter; a payment may not be due. */
async function branch(turn: Turn, form: Form): Promise<void> {
  const { crac } = form.slots;
  if (form.category === 'payment' && crac?.value === 'no') {
    form.category = 'crac';
    say(turn, 'form_as_crac');
  }
  if (form.category === 'payment' && crac?.date && turn.step.asking === 'crac') overdue(turn, crac);
}

/** Payment is due so many days after the CRAC (dated source, a setting: threshold payment_days). */
function overdue(turn: Turn, crac: SlotValue): void {
  const date = DateTime.fromISO(crac.date ?? '', { zone: ZONE });
  if (!date.isValid || crac.date?.length !== 10) return;
  const days = turn.act.cell.thresholdOn('payment_days', dayOf(turn.act.now)).number;
  const due = date.plus({ days });
  const late = Math.floor(DateTime.fromISO(dayOf(turn.act.now), { zone: ZONE }).diff(due, 'days').days);
  const shown = showDate(due.toISODate()!);
  if (late > 0) say(turn, 'pay_overdue', { due: shown, days: late });
  else say(turn, 'pay_not_yet_due', { due: shown });
}

export function summary(turn: Turn, form: Form): void {
  const { act, language } = turn;
  const category = act.cell.category(form.category);
  const shown = [...category.needs, ...category.keeps].filter((slot) => form.slots[slot]);
  const lines = shown.map((slot) =>
    act.words.say('form_line', language, {
      name: act.words.say(`slot_${slot}`, language),
      value: showSlot(act, slot, form.slots[slot]!, language),
    }),
  );
  form.misses = 0;
  ask(
    turn,
    'confirm',
    'form_summary',
    { category: category.title[language], lines: lines.join('\n') },
    {
      buttons: [
        ['button_register', 'yes'],
        ['button_correct', 'correct'],
        ['button_cancel', 'cancel'],
      ],
    },
  );
}

/** Registers what was put together, and the confidential matter heard on the way apart from it. */
export async function register(turn: Turn, form: Form): Promise<void> {
  const ticket = await openFrom(turn, form, form.category);
  turn.ticket = ticket.number;
  await sayOpened(turn, ticket);
  if (form.also) {
    const secret = await openFrom(turn, form, form.also);
    await sayOpened(turn, secret);
  }
  turn.step.form = undefined;
  turn.step.asking = undefined;
}

export async function openFrom(turn: Turn, form: Form, category: string): Promise<Ticket> {
  const { department, district, ...slots } = form.slots;
  return open(turn.act, {
    category,
    department: department?.value ?? null,
    district: district?.value ?? null,
    contactId: turn.contact.id,
    channel: turn.channel,
    address: turn.address,
    language: turn.language,
    subject: subjectOf(form),
    slots,
    messages: form.said.map((said) => ({ ...said, direction: 'in' })),
  });
}

function subjectOf(form: Form): string {
  const said = form.said.find((each) => speaks(each.text)) ?? form.said[0];
  return (said?.text || form.category).replaceAll(/\s+/g, ' ').slice(0, 140);
}

const HINTS: Record<string, string> = {
  payment: 'ticket_opened_payment_hint',
  tech_reject: 'ticket_opened_tech_hint',
  bid_deviation: 'ticket_opened_bid_hint',
};

async function sayOpened(turn: Turn, ticket: Ticket): Promise<void> {
  const { act, language } = turn;
  say(turn, 'ticket_opened', {
    number: ticket.number,
    category: act.cell.category(ticket.category).title[language],
    officer: await officerTitle(act, ticket.officer, language),
    due: showDate(ticket.dueAt),
  });
  const hint = ticket.confidential ? 'ticket_opened_secret_hint' : HINTS[ticket.category];
  if (hint) say(turn, hint);
  const opens = await outOfHours(act, ticket.officer);
  if (opens) say(turn, 'ticket_opened_out_of_hours', { opens });
}
