/** Faults that everybody meets (the portal is down): announced once, linked, asked after when they are over. */
export { type Announcement, announce, endFault, extendFault } from './announce.ts';
export { askInCharge, askNext, faultButtons } from './ask-over.ts';
export { type Fault, type FaultCounts, faultsSince, openFaults, titleOf, wordsOf } from './fault.ts';
export { FAULT_KINDS, OWN_WORDS } from './kinds.ts';
export { answered, askedOf, faultTold, isTold, linkTo, unlink } from './link.ts';
export type { Link } from './of-person.ts';
export { checkMayAnnounce, FAULT_DEEDS, mayAnnounce } from './rights.ts';
export { type Answered, faultPressed, faultSaid, listed, momentNamed } from './said.ts';
export { sayNextWord } from './staff-told.ts';
