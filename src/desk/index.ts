/** What staff see and ask at a desk (a chat of the workplace), answered at once and changing nothing. Knows no channel. */
export { answer } from './answer.ts';
