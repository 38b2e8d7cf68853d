export { showAway } from './absence.ts';
export { type Asking, answerDesk } from './ask.ts';
export { morningBrief, staffToBrief } from './brief.ts';
export { weeklyDigest } from './digest.ts';
export { releaseNext } from './held.ts';
export { loadPlace } from './places.ts';
export { showNextCard } from './show.ts';
export { comesToDesk, type DeskResult, deskTurn, isForDesk } from './turn.ts';
