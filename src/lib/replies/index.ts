export { type Forwarded, forwardedIn } from './forwarded.ts';
export { isQuotedOnly, type SplitReply, splitReply, wordsAbove } from './strip.ts';
