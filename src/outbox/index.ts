export { type DeliveryOutcome, deliverNext } from './deliver.ts';
export { type Draft, OUTBOX_NUDGE, put } from './put.ts';
export { reportFailure } from './report.ts';
