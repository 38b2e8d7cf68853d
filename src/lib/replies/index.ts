export { type SplitReply, splitReply } from './strip.ts';
