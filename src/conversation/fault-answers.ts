import { answered, askedOf, unlink } from '../faults/index.ts';
import { noteOfFault } from '../tickets/index.ts';
import { asIf } from './as-if.ts';
import { byIntent } from './dispatch.ts';
import { knownFault } from './known-fault.ts';
import { letterTurn } from './letter.ts';
import { formOf, sayMissing } from './letter-form.ts';
import { openFrom, sayHours, sayOpened } from './register.ts';
import { toldAlready } from './repeated.ts';
import type { Said } from './step.ts';
import { say, type Turn } from './turn.ts';
import { notUnderstood, understoodWell } from './understood.ts';
import { leadsWith, meansAnother, nowSolved, stillStuck, wordCount } from './words.ts';

const WORDS_OF_AN_ANSWER = 15;

/** "My matter is another": what they said goes its usual way, and this fault is not told to them any more. */
export async function notThisFault(turn: Turn, choice: string | undefined): Promise<boolean> {
  const pressed = choice?.startsWith('unlike:') ?? false;
  const { fault, repeated } = turn.step;
  if (!fault) return false;
  if (!pressed && (choice !== undefined || repeated || !meansAnother(turn.text))) return false;
  turn.step.fault = undefined;
  const before = await unlink<Said>(turn.act, fault.id, turn.contact.id);
  say(turn, 'other_matter_noted');
  const { at } = fault;
  const said = all(before.length > 0 ? before : [fault.said]);
  const intent = turn.knowledge.intents.get(fault.intent ?? '');
  await asIf(turn, { said, at, intent: fault.intent ?? 'ticket_new' }, async (then) => {
    if (then.message.manner === 'letter') return letterTurn(then);
    if (intent) return byIntent(then, intent);
    notUnderstood(then);
  });
  return true;
}

/** "Is it working now?": the button, or the answer in words where nothing else is in hand. */
export async function faultOver(turn: Turn, choice: string | undefined): Promise<boolean> {
  const [kind, pressed, number] = (choice ?? '').split(':');
  if (choice !== undefined && kind !== 'over') return false;
  const { form, flow, deed, doubt } = turn.step;
  if (choice === undefined && (form || flow || deed || doubt?.asked)) return false;
  const works = choice === undefined ? inWords(turn) : pressed === 'works';
  if (works === undefined) return false;
  const link = await askedOf<Said>(turn.act, turn.contact.id, number ? Number(number) : undefined);
  if (!link) return choice !== undefined && toldBefore(turn);
  turn.step.fault = undefined;
  turn.intent = 'known_fault';
  if (works) {
    await answered(turn.act, link.faultId, turn.contact.id, 'works');
    say(turn, 'fault_works');
    return true;
  }
  const said = choice === undefined ? [...link.said, turn.said] : link.said;
  const ticketId = await openStuck(turn, said, link.at, link.intent);
  await noteOfFault(turn.act, ticketId, link.serial);
  await answered(turn.act, link.faultId, turn.contact.id, 'stuck', ticketId);
  return true;
}

/** A button that was pressed before, or of a fault they said nothing of. */
function toldBefore(turn: Turn): boolean {
  say(turn, 'fault_answered_before');
  return true;
}

/** Undefined: it is no answer to our question. */
function inWords({ heard: { answer }, text }: Turn): boolean | undefined {
  if (wordCount(text) > WORDS_OF_AN_ANSWER) return undefined;
  if (answer.no || stillStuck(text) || leadsWith(text) === 'no') return false;
  if (answer.yes || nowSolved(text) || leadsWith(text) === 'yes') return true;
  return undefined;
}

/** A ticket with everything they said since the fault began; nothing is asked again. */
async function openStuck(turn: Turn, said: Said[], at: Date, intentId: string | null): Promise<string> {
  const words = all(said.length > 0 ? said : [turn.said]);
  let id = '';
  const earlier = { said: words, at: new Date(at).toISOString(), intent: intentId ?? 'ticket_new' };
  await asIf(turn, earlier, async (then) => {
    const form = { ...formOf(then, turn.knowledge.intents.get(intentId ?? ''), words), said };
    say(then, 'fault_still_stuck');
    const known = await toldAlready(then, form);
    const ticket = known ?? (await openFrom(then, form, form.category));
    id = ticket.id;
    then.ticket = ticket.number;
    if (known) return;
    await sayOpened(then, ticket);
    sayMissing(then, form);
    await sayHours(then, ticket);
  });
  return id;
}

/** Several messages as one: nothing that was told is asked. */
function all(said: readonly Said[]): Said {
  const text = [...new Set(said.map((each) => each.text))].join('\n');
  return { ...said[0]!, text, files: said.flatMap(({ files }) => files) };
}

/** Told in answer to "what is the problem?", or in words that no intent is read in. */
export async function faultInWords(turn: Turn, choice: string | undefined): Promise<boolean> {
  if (choice !== undefined || turn.message.kind === 'choice') return false;
  const { form, asking, flow, deed } = turn.step;
  if (flow || deed) return false;
  const asksProblem = form?.intent === 'ticket_new' && form.category === 'other' && asking === 'problem';
  if (form ? !asksProblem : understoodWell(turn)) return false;
  return knownFault(turn, understoodWell(turn) ? turn.heard.intent.id : undefined);
}
