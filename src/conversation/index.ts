export { type AsRead, readMessage } from './as-read.ts';
export { placeUnanswered } from './flows/unplaced.ts';
export { separatePeople } from './join/people.ts';
export { openForPoison } from './poison.ts';
export { type TurnInput, type TurnResult, takeTurn } from './take-turn.ts';
export type { Correction, Knowledge } from './turn.ts';
