/** From margins to chances: 1 / (1 + e^-(a·best + b·lead + c)). */
export type Calibration = readonly [best: number, lead: number, shift: number];

/** Used when there are too few lines to fit one. */
export const ROUGH: Calibration = [2.5, 2.5, 1.2];

export interface Outcome {
  best: number;
  /** How far ahead of the next one. */
  lead: number;
  right: boolean;
}

export function chance([a, b, c]: Calibration, best: number, lead: number): number {
  return 1 / (1 + Math.exp(-(a * best + b * lead + c)));
}

/** Logistic regression on held-out outcomes by Newton-free gradient steps; three numbers, a few thousand rows. */
export function fitCalibration(outcomes: readonly Outcome[]): Calibration {
  if (outcomes.length < 50) return ROUGH;
  let fit: [number, number, number] = [...ROUGH];
  for (let round = 0; round < 400; round += 1) {
    const slope = [0, 0, 0];
    for (const { best, lead, right } of outcomes) {
      const miss = (right ? 1 : 0) - chance(fit, best, lead);
      slope[0]! += miss * best;
      slope[1]! += miss * lead;
      slope[2]! += miss;
    }
    fit = fit.map((value, i) => value + (2 * slope[i]!) / outcomes.length) as [number, number, number];
  }
  // More margin must never mean less confidence.
  return [Math.max(fit[0], 0.2), Math.max(fit[1], 0.2), fit[2]];
}
