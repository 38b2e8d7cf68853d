export { isQuotedOnly, type SplitReply, splitReply } from './strip.ts';
