export { type Asking, answerDesk } from './ask.ts';
export { morningBrief, staffToBrief, weeklyDigest } from './brief.ts';
export { releaseNext } from './held.ts';
export { loadPlace } from './places.ts';
export { showNextCard } from './show.ts';
export { comesToDesk, type DeskResult, deskTurn, isForDesk } from './turn.ts';
