import type { Concept } from './concepts.ts';

/**
 * Field rules: a push, in margins of the model, for an intent when a message speaks of certain things and of none
 * of certain others. Only for what the desk must never miss; everything else is learnt from lines.
 */
interface Rule {
  intent: string;
  /** One concept of each row must be spoken of. */
  all: readonly (readonly Concept[])[];
  none: readonly Concept[];
  push: number;
}

/** Money is spoken of here too, but the matter is another. */
const OTHER_MATTERS: readonly Concept[] = [
  'emd',
  'epbg',
  'crac',
  'register',
  'fee',
  'otp',
  'bid',
  'deduct',
  'interest',
  'bank',
  'pool',
  'portal',
  'limit',
  'caution',
  'bribe',
  'wages',
  'transaction',
  'refund',
  'reject',
  'cancel',
  'ticket',
];

const RULES: readonly Rule[] = [
  {
    // "took the goods, has not paid" / "माल लिया पर पैसा नहीं दिया" / "paise kab denge"
    intent: 'pay_pending',
    all: [['pay'], ['not', 'pending', 'when'], ['take', 'goods', 'give', 'pending']],
    none: OTHER_MATTERS,
    push: 0.8,
  },
  {
    // "the department has not paid", with nothing else said.
    intent: 'pay_pending',
    all: [['department'], ['pay'], ['not', 'pending', 'when']],
    none: OTHER_MATTERS,
    push: 0.6,
  },
];

/** Pushes for the intents named by rules that hold for what a message speaks of. */
export function pushes(spoken: ReadonlySet<Concept>): Map<string, number> {
  const total = new Map<string, number>();
  for (const rule of RULES) {
    const holds =
      rule.all.every((row) => row.some((one) => spoken.has(one))) &&
      !rule.none.some((one) => spoken.has(one));
    if (holds) total.set(rule.intent, (total.get(rule.intent) ?? 0) + rule.push);
  }
  return total;
}
