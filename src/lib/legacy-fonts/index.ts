export { hasLostLetters } from './damage.ts';
export { type Reading, readLegacy } from './read.ts';
export { writeKruti } from './write.ts';
