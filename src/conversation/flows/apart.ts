import type { SlotValue, Ticket } from '../../tickets/index.ts';
import { beginForm } from '../form.ts';
import { withoutWords } from '../leave.ts';
import { openFrom, sayHours, sayOpened } from '../register.ts';
import { secretOf } from '../secret.ts';
import type { Form, Said } from '../step.ts';
import { say, type Turn } from '../turn.ts';

/**
 * The confidential category of words meant for an ordinary ticket (a bribe told to its officer); undefined when its
 * officer may read them.
 */
export function secretFor(turn: Turn, ticket: Ticket, said: Said = turn.said): string | undefined {
  if (ticket.confidential) return undefined;
  const { act, knowledge } = turn;
  const heard =
    said === turn.said ? turn.heard : knowledge.engine.understand(said.text, { now: turn.act.now });
  return secretOf(act, knowledge.intents, heard.band === 'act' ? heard.intent.id : '', said.text);
}

/** They become a file of their own, for the nodal officer alone; the ticket, and whoever holds it, hear nothing. */
export async function keepApart(turn: Turn, ticket: Ticket, category: string, said: Said): Promise<void> {
  const { step } = turn;
  say(turn, 'secret_apart', { number: ticket.number });
  if (step.form) return ontoForm(turn, step.form, category, said);
  turn.intent = intentOf(turn, category) ?? turn.intent;
  const slots = detailsOf(ticket);
  if (turn.message.manner === 'letter') return openAtOnce(turn, category, slots, said);
  step.lastSaid = said === turn.said ? undefined : [said];
  step.known = slots;
  await beginForm(turn, category, intentOf(turn, category) ?? null);
}

function ontoForm(turn: Turn, form: Form, category: string, said: Said): void {
  if (turn.act.cell.category(form.category).confidential) form.said.push(said);
  else if (form.also) form.also.more = [...(form.also.more ?? []), said];
  else form.also = { category, said };
}

/** Whoever writes letters is asked nothing. */
async function openAtOnce(turn: Turn, category: string, slots: Form['slots'], said: Said): Promise<void> {
  const form = { category, intent: null, slots, skipped: [], said: [said], unsure: {}, misses: 0 };
  const opened = await openFrom(turn, form, category);
  turn.ticket = opened.number;
  await sayOpened(turn, opened);
  await sayHours(turn, opened);
}

function intentOf({ knowledge }: Turn, category: string): string | undefined {
  return [...knowledge.intents.values()].find((intent) => intent.category === category)?.id;
}

/** Where it happened and on which contract, as the ticket has it: nobody is asked twice. */
function detailsOf({ slots, department, district }: Ticket): Record<string, SlotValue> {
  return {
    ...withoutWords(slots),
    ...(department && { department: { value: department } }),
    ...(district && { district: { value: district } }),
  };
}
