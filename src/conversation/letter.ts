import { officerTitle } from '../directory/index.ts';
import { answerOf } from '../faq/index.ts';
import { showDate } from '../lib/time.ts';
import { byIntent } from './dispatch.ts';
import { hear, missingSlots, openFrom } from './form.ts';
import { outOfHours } from './hours.ts';
import type { Form } from './step.ts';
import { say, sayText, type Turn } from './turn.ts';
import { understoodWell } from './understood.ts';

const ANSWERED_BY_FLOW = [
  'registration_status',
  'ticket_status',
  'ticket_reopen',
  'escalate',
  'officer_contact',
  'cell_contact',
  'gem_helpline',
  'language',
  'thanks',
];

/**
 * Somebody who writes a letter does not wait for questions: a clear question is answered, everything else becomes a
 * ticket at once, and the acknowledgement names in one list what would help.
 */
export async function letterTurn(turn: Turn): Promise<void> {
  const intent = understoodWell(turn) ? turn.knowledge.intents.get(turn.heard.intent.id) : undefined;
  if (intent?.flow && ANSWERED_BY_FLOW.includes(intent.flow)) return byIntent(turn, intent);
  if (intent?.does === 'answer') return byIntent(turn, intent);
  turn.intent = intent?.id ?? 'not_understood';
  const form: Form = {
    category: intent?.category ?? 'other',
    intent: intent?.id ?? null,
    slots: {},
    skipped: [],
    said: [turn.said],
    unsure: {},
    misses: 0,
  };
  hear(turn, form);
  form.slots.problem = { value: turn.text.slice(0, 1000) };
  if (form.category === 'payment' && form.slots.crac?.value === 'no') form.category = 'crac';
  const ticket = await openFrom(turn, form, form.category);
  turn.ticket = ticket.number;
  const { act, language } = turn;
  say(turn, 'letter_greeting');
  say(turn, 'ticket_opened', {
    number: ticket.number,
    category: act.cell.category(ticket.category).title[language],
    officer: await officerTitle(act, ticket.officer, language),
    due: showDate(ticket.dueAt),
  });
  if (intent?.does === 'answer_then_ticket') sayText(turn, answerOf(act, intent, language).text);
  if (ticket.confidential) say(turn, 'ticket_opened_secret_hint');
  const missing = missingSlots(turn, form).filter((slot) => slot !== 'problem' && slot !== 'question');
  if (missing.length > 0) {
    say(turn, 'ticket_opened_missing', {
      missing: missing.map((slot) => act.words.say(`slot_${slot}`, language)).join(', '),
    });
  }
  const opens = await outOfHours(act, ticket.officer);
  if (opens) say(turn, 'ticket_opened_out_of_hours', { opens });
}
