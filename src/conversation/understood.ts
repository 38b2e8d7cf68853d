import type { Choice } from '../channel.ts';
import type { Scored } from '../nlu/index.ts';
import type { Doubt } from './step.ts';
import { say, type Turn } from './turn.ts';

const OFFERED = 3;
const SAID_KEPT = 3;

/** Good enough to go by: acted on, or confirmed where acting wrongly would cost. Below it we ask. */
export function understoodWell({ heard, knowledge }: Turn): boolean {
  return (heard.band === 'act' || heard.band === 'confirm') && knowledge.intents.has(heard.intent.id);
}

/** Good enough to leave what is in hand for it. */
export function understoodSurely({ heard, knowledge }: Turn): boolean {
  return heard.band === 'act' && knowledge.intents.has(heard.intent.id);
}

/**
 * The three likeliest readings where there is one that might be right; else "say it differently" once, then the three
 * likeliest, and after that a person.
 */
export function notUnderstood(turn: Turn): void {
  const { step, heard, said } = turn;
  turn.intent = 'not_understood';
  step.failures += 1;
  step.lastSaid = [...(step.lastSaid ?? []), said].slice(-SAID_KEPT);
  if (step.failures > 2) return offerPerson(turn);
  const before = step.doubt?.tried ?? [];
  const doubt = newDoubt(turn, before);
  const likely = readings(turn, heard.alternatives, before);
  if (likely.length === 0 || (heard.band === 'ask' && step.failures === 1))
    return say(turn, 'say_differently');
  offerReadings(turn, doubt, likely, 'did_you_mean');
}

function offerPerson(turn: Turn): void {
  turn.step.doubt = undefined;
  say(
    turn,
    'offer_person',
    {},
    {
      buttons: [
        ['button_person', 'person'],
        ['button_other', 'other'],
      ],
    },
  );
}

/** What was just said, waiting to be told what it is. */
export function newDoubt({ said, heard, act }: Turn, tried: readonly string[] = []): Doubt {
  const read = heard.alternatives[0]?.id ?? null;
  return { said, at: act.now.toISOString(), read, tried: [...tried] };
}

/** Readings that can be offered, likeliest first. */
export function readings(turn: Turn, scored: readonly Scored[], tried: readonly string[]): string[] {
  return scored
    .map(({ id }) => id)
    .filter((id) => {
      const does = turn.knowledge.intents.get(id)?.does;
      return does && does !== 'refuse' && does !== 'smalltalk' && !tried.includes(id);
    })
    .slice(0, OFFERED);
}

export function readingButtons(turn: Turn, ids: readonly string[]): Choice[] {
  const { intents } = turn.knowledge;
  return ids.map((id) => ({ label: intents.get(id)!.title[turn.language], value: `intent:${id}` }));
}

/** "Is it one of these?", and what was said is kept for the one that is picked. */
export function offerReadings(turn: Turn, doubt: Doubt, likely: readonly string[], key: string): void {
  turn.step.doubt = { ...doubt, asked: undefined, tried: [...doubt.tried, ...likely] };
  say(turn, key, {}, { choices: readingButtons(turn, likely), buttons: [['button_other', 'other']] });
}
