import { say, type Turn } from './turn.ts';

/**
 * From here on we act on a reading; below it we ask. On the lines kept aside (intents/, `kept`), 0.4 acts on 95 % of
 * what belongs to us and turns away two points more of what does not than 0.35; 0.5 would cost two points of ours.
 */
export const ACT = 0.4;
const OFFERED = 3;

export function understoodWell(turn: Turn, least = ACT): boolean {
  const { id, confidence } = turn.heard.intent;
  return confidence >= least && turn.knowledge.intents.has(id);
}

/** Once: say it differently. Twice: the three likeliest readings. After that: a person. */
export function notUnderstood(turn: Turn): void {
  const { step } = turn;
  turn.intent = 'not_understood';
  step.failures += 1;
  step.lastSaid = [...(step.lastSaid ?? []), turn.said].slice(-3);
  if (step.failures === 1) return say(turn, 'say_differently');
  if (step.failures === 2) return offerReadings(turn);
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

function offerReadings(turn: Turn): void {
  const { intents } = turn.knowledge;
  const likely = turn.heard.alternatives
    .filter(({ id }) => intents.has(id) && id !== 'out_of_scope')
    .slice(0, OFFERED);
  say(
    turn,
    'did_you_mean',
    {},
    {
      choices: likely.map(({ id }) => ({
        label: intents.get(id)!.title[turn.language],
        value: `intent:${id}`,
      })),
      buttons: [['button_other', 'other']],
    },
  );
}
