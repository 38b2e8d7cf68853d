/** Understanding what people write: language, intent, things named, short answers. Pure; knows no cell and no ticket. */
export { createUnderstanding } from './engine.ts';
export { datesSaid } from './entities/dates-said.ts';
export { keysOf } from './fold.ts';
export { type LabelReader, learnLabels, type Recipe, type TrainOptions } from './labels.ts';
export { type LineFault, type LinePlace, lineFaults, type TaughtIntent } from './lines/check.ts';
export { heardOf } from './segments/part.ts';
export type {
  Answer,
  Band,
  Bands,
  Context,
  Engine,
  Entity,
  EntityKind,
  Likeness,
  Matter,
  Named,
  Nearest,
  SavedModel,
  Scored,
  Understanding,
  UnderstandingInput,
} from './types.ts';
