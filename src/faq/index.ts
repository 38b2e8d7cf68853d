export { type Answered, answerOf } from './answer.ts';
export { type Fact, type Intent, type Intents, loadIntents } from './load.ts';
