export { type Aside, bringBack, listAside, putAside, wasBroughtBack } from './aside.ts';
export { type Claim, type ClaimedOriginal, claimOriginal, giveBack, prolongClaim, waitsIn } from './claim.ts';
export { finishOriginal, lockClaimed, poisonOriginal } from './finish.ts';
export { INBOX_NUDGE, keepOriginal } from './keep.ts';
