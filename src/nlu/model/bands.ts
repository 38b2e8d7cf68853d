import type { Band, Bands, Scored } from '../types.ts';

/** Used when there are too few lines to choose by cost. */
export const ROUGH_BANDS: Bands = { act: 0.6, confirm: 0.4, offer: 0.15 };

/** What is none of ours is a reading like any other: taken when likely, doubted when not. */
export function bandOf(bands: Bands, best: Scored): Band {
  if (best.confidence >= bands.act) return 'act';
  if (best.confidence >= bands.confirm) return 'confirm';
  return best.confidence >= bands.offer ? 'offer' : 'ask';
}
