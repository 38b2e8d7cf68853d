/** Learning from officers and people: what a line means becomes a candidate; what is taken is learned, measured, lived. */
export type { Candidate, Reason, Source } from './candidate.ts';
export { type Corrected, correct } from './correct.ts';
export { approve, candidates, refuse } from './decide.ts';
export { type Figures, measure } from './figures.ts';
export { withLines } from './lesson.ts';
export { goBack, liveVersion, type ModelRow, models, readModel } from './models.ts';
export type { Correction, Knowing } from './read-line.ts';
export { anythingTaught, isBehind, type RetrainTools, retrain, type Shipped } from './retrain.ts';
export type { Taught, TaughtIntents } from './taught.ts';
export { oneVoice } from './voices.ts';
