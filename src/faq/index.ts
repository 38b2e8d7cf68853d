export { type Answered, answerOf } from './answer.ts';
export { checkLines } from './lines.ts';
export { type Fact, type Intent, type Intents, loadIntents } from './load.ts';
