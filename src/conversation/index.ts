export { openForPoison } from './poison.ts';
export { type TurnInput, type TurnResult, takeTurn } from './take-turn.ts';
export type { Knowledge } from './turn.ts';
export { ACT } from './understood.ts';
