export { sayingsBelongTo } from './belong.ts';
export { capAnswers } from './cap.ts';
export { type DeliveryOutcome, type DeliveryTools, deliverNext, type Undelivered } from './deliver.ts';
export { type HeldBack, heldBack, notDelivered } from './held-back.ts';
export { sendAgain } from './mark.ts';
export { type Draft, OUTBOX_NUDGE, put, replySubject, saidTo } from './put.ts';
export { moveAddress, reportFailure } from './report.ts';
export { nobodyWritesTo, writingTo } from './settled.ts';
export { lookAgain, settleNamed } from './uncertain.ts';
