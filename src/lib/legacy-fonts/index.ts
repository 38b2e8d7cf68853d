export { type CellRead, readCells } from './cells.ts';
export { hasLostLetters } from './damage.ts';
export { type Reading, readLegacy } from './read.ts';
export { decodeText, readTextFile } from './text-file.ts';
export { writeKruti } from './write.ts';
