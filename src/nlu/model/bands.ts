import type { Band, Bands, Scored } from '../types.ts';

/** Used when there are too few lines to choose by cost. */
export const ROUGH_BANDS: Bands = { act: 0.6, confirm: 0.4, offer: 0.15 };

/**
 * What each band costs the person, in questions they have to answer. To act wrongly is dear: a flow is begun that
 * nobody wanted; but it says at its first line what it took the message for, and a word sets it right, less when the
 * right one is near. "Do you mean this?" costs one answer when right. Three
 * offered cost a reading and a choice. To be asked to say it again is the dearest question for somebody who said it
 * well, and just right for what is none of ours.
 */
export const COSTS: Record<Band, { right: number; near: number; wrong: number; outside: number }> = {
  act: { right: 0, near: 3.5, wrong: 4.5, outside: 4.5 },
  confirm: { right: 1, near: 2.5, wrong: 4, outside: 2.6 },
  offer: { right: 2.5, near: 2.5, wrong: 4, outside: 1.5 },
  ask: { right: 5, near: 5, wrong: 4, outside: 0 },
};

export type Fate = keyof (typeof COSTS)['act'];

/** A held-out line: how sure the model was, and what became of it. `weight` is how much it counts. */
export interface Judged {
  confidence: number;
  fate: Fate;
  weight: number;
}

const ORDER: readonly Band[] = ['ask', 'offer', 'confirm', 'act'];
const STEPS = 100;
const FEWEST = 50;

/** What is none of ours is a reading like any other: taken when likely, doubted when not. */
export function bandOf(bands: Bands, best: Scored): Band {
  if (best.confidence >= bands.act) return 'act';
  if (best.confidence >= bands.confirm) return 'confirm';
  return best.confidence >= bands.offer ? 'offer' : 'ask';
}

/** The three bounds, in hundredths, that together cost least on these lines. */
export function chooseBands(judged: readonly Judged[]): Bands {
  if (judged.length < FEWEST) return ROUGH_BANDS;
  // spent[b][s]: the cost of the lines of steps below s, were they all in band b.
  const spent = ORDER.map((band) => sums(judged, band));
  // least[b][s]: the least cost of the steps below s shared out among bands up to b; from[b][s]: where b begins.
  const least: number[][] = [spent[0]!];
  const from: number[][] = [];
  for (let b = 1; b < ORDER.length; b += 1) {
    least.push([]);
    from.push([]);
    for (let s = 0; s <= STEPS + 1; s += 1) {
      const start = cheapest(s, (at) => least[b - 1]![at]! + spent[b]![s]! - spent[b]![at]!);
      from[b - 1]!.push(start);
      least[b]!.push(least[b - 1]![start]! + spent[b]![s]! - spent[b]![start]!);
    }
  }
  const act = from[2]![STEPS + 1]!;
  const confirm = from[1]![act]!;
  const offer = from[0]![confirm]!;
  return { act: act / STEPS, confirm: confirm / STEPS, offer: offer / STEPS };
}

function cheapest(last: number, cost: (at: number) => number): number {
  let best = 0;
  for (let at = 1; at <= last; at += 1) if (cost(at) < cost(best) - 1e-12) best = at;
  return best;
}

function sums(judged: readonly Judged[], band: Band): number[] {
  const by = new Array<number>(STEPS + 2).fill(0);
  for (const { confidence, fate, weight } of judged) {
    by[Math.floor(confidence * STEPS + 1e-9) + 1]! += weight * COSTS[band][fate];
  }
  for (let s = 1; s < by.length; s += 1) by[s]! += by[s - 1]!;
  return by;
}
