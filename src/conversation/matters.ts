import { asIf } from './as-if.ts';
import { byIntent } from './dispatch.ts';
import { beginForm } from './form.ts';
import { partsOf, waitingOf } from './parts.ts';
import type { Waiting } from './step.ts';
import { ask, say, sayText, type Turn } from './turn.ts';

/** "Payment nahi aaya aur login bhi nahi ho raha": said that there are two, and the first is taken up. */
export async function several(turn: Turn): Promise<boolean> {
  // A confidential one first, and by itself: no officer hears of the others before the person registers them.
  const parts = partsOf(turn).toSorted((one, other) => Number(!one.secret) - Number(!other.secret));
  if (parts.length < 2) return false;
  const [first, ...rest] = waitingOf(turn, parts);
  turn.step.lastSaid = undefined;
  turn.step.answered = undefined;
  const titles = [first!, ...rest].map((each) => titleOf(turn, each));
  say(turn, 'matters_several', { count: titles.length, list: titles.join('; '), first: titles[0]! });
  turn.step.waiting = [...rest, ...(turn.step.waiting ?? [])];
  await takeUp(turn, first!);
  return true;
}

/** The next of several things, when nothing is in hand any more. */
export async function takeNext(turn: Turn): Promise<void> {
  for (let next = turn.step.waiting?.[0]; next && isFree(turn, next); next = turn.step.waiting?.[0]) {
    drop(turn);
    say(turn, 'matter_next', { title: titleOf(turn, next) });
    await takeUp(turn, next);
  }
  stuckWithSeveral(turn);
}

function isFree(turn: Turn, next: Waiting): boolean {
  const { form, flow, deed, doubt, asking } = turn.step;
  if (form || flow || deed || doubt?.asked || asking === NEXT) return false;
  // "Solved, or still stuck?" wants its answer, unless only another answer follows.
  return isAnswer(turn, next) || !turn.replies.some(({ choices }) => choices.some(isStillStuck));
}

const isStillStuck = ({ value }: { value: string }): boolean => value === 'open_ticket';

function isAnswer({ knowledge }: Turn, { intent }: Waiting): boolean {
  return Boolean(intent && knowledge.intents.get(intent)?.does.startsWith('answer'));
}

async function takeUp(turn: Turn, next: Waiting): Promise<void> {
  const { said, at, slots, category, entities } = next;
  const intent = next.intent ? turn.knowledge.intents.get(next.intent) : undefined;
  await asIf(turn, { said, at, intent: next.intent ?? 'ticket_new', entities }, async (then) => {
    if (intent) return byIntent(then, intent, slots);
    then.step.known = slots;
    return beginForm(then, category ?? 'other', null);
  });
  if (turn.replies.at(-1)?.choices.some(isStillStuck))
    turn.step.answered = [...(turn.step.answered ?? []), next];
}

function drop({ step }: Turn): void {
  const [, ...rest] = step.waiting ?? [];
  step.waiting = rest.length > 0 ? rest : undefined;
}

/** Several answers in one go: each may leave somebody stuck, and the buttons say which. */
function stuckWithSeveral(turn: Turn): void {
  const { answered = [] } = turn.step;
  const asked = turn.replies.filter(({ choices }) => choices.some(isStillStuck));
  if (asked.length < 2 || answered.length < 2) return;
  for (const reply of asked) turn.replies[turn.replies.indexOf(reply)] = { ...reply, choices: [] };
  const last = turn.replies.pop()!;
  const { words } = turn.act;
  sayText(turn, last.text, {
    choices: [
      { label: words.say('button_solved', turn.language), value: 'solved' },
      ...answered.slice(-asked.length).map((each) => ({
        label: words.say('still_stuck_with', turn.language, { title: titleOf(turn, each) }),
        value: `open_ticket:${each.intent}`,
      })),
    ],
  });
}

/** "Still stuck with the second": its own words go into the ticket. */
export async function stuckWith(turn: Turn, intentId: string): Promise<boolean> {
  const one = turn.step.answered?.find(({ intent }) => intent === intentId);
  const intent = turn.knowledge.intents.get(intentId);
  if (!one || !intent?.category) return false;
  turn.step.answered = undefined;
  turn.step.lastSaid = undefined;
  const { said, at, entities } = one;
  await asIf(turn, { said, at, intent: intentId, entities }, (then) =>
    beginForm(then, intent.category!, intentId),
  );
  return true;
}

const NEXT = 'next_matter';

/** The first was cancelled: whether the next is still wanted is asked. */
export function askNext(turn: Turn): void {
  const next = turn.step.waiting?.[0];
  if (!next) return;
  const buttons = [
    ['button_yes', 'next:yes'],
    ['button_no', 'next:no'],
  ] as const;
  ask(turn, NEXT, 'matter_next_ask', { title: titleOf(turn, next) }, { buttons });
}

/** The answer to it. Anything else comes first, and this follows when that has ended. */
export async function nextTurn(turn: Turn, choice: string | undefined): Promise<boolean> {
  const next = turn.step.waiting?.[0];
  if (turn.step.asking !== NEXT || !next) return false;
  turn.step.asking = undefined;
  const { answer } = turn.heard;
  if (choice === 'next:yes' || (choice === undefined && answer.yes)) {
    drop(turn);
    await takeUp(turn, next);
  } else if (choice === 'next:no' || (choice === undefined && answer.no)) {
    drop(turn);
    say(turn, 'matter_left', { title: titleOf(turn, next) });
    askNext(turn);
  } else return false;
  return true;
}

function titleOf({ act, knowledge, language }: Turn, { intent, category }: Waiting): string {
  const read = intent ? knowledge.intents.get(intent) : undefined;
  return read?.title[language] ?? act.cell.category(category ?? 'other').title[language];
}
