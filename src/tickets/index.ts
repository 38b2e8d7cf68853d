export type { Matter } from './alike.ts';
export type { Found, Likeness } from './alike-find.ts';
export { findAlike, UNTOLD } from './alike-find.ts';
export { type Offer, offerOn } from './alike-offer.ts';
export { anchorHistory, checkHistory } from './anchors.ts';
export { briefOf, cardParams, withWritten } from './card.ts';
export { missingFor } from './demands.ts';
export { foldWords, holdCard, sayWords, waitsUntil, wakeWords } from './desk-words.ts';
export { type SlotValue, type Ticket, TicketSchema as ticketEntity } from './entity.ts';
export { explainDue } from './explain.ts';
export {
  doorOfNumber,
  findByNumber,
  queueOf,
  ticketById,
  ticketOfReferences,
  ticketsOf,
  ticketsOfReferences,
} from './find.ts';
export { checkMayDo, maySee, standingOf } from './guard.ts';
export { CARD_NUDGE, type EventRow, eventsOf, record, showPosts } from './history.ts';
export { type DueRung, dueRungs, nextRungAt, toClose, treadRung } from './ladder.ts';
export { messagesOf, type NewMessage, saidWithRequester, type TicketMessage } from './messages.ts';
export { type Button, type Files, requesterAt } from './notify.ts';
export { numberOf, readNumber } from './number.ts';
export { signsOf, signsOfSlots, type TicketSigns } from './signs.ts';
export { showSlot } from './slots.ts';
export { isAlive, STATUSES, type Status, VERBS, type Verb } from './statuses.ts';
export { addRepeated, offerMerge, remaining, separate, tellApart, whyAlike } from './verbs/alike.ts';
export { noteAutoReply, noteMuted } from './verbs/auto-reply.ts';
export { copyIn, joinedAfter } from './verbs/copy.ts';
export { correctNote, takeBackNote } from './verbs/correct-note.ts';
export { declare } from './verbs/declare.ts';
export { noteArrived, noteBounce, noteSentAgain, noteUncertain } from './verbs/delivery.ts';
export { escalate } from './verbs/escalate.ts';
export { close, rate, reopen, resolve, withdraw } from './verbs/finish.ts';
export { assign, handOverCharge, move, returnDown, transfer } from './verbs/hand-over.ts';
export { interim } from './verbs/interim.ts';
export { link, merge } from './verbs/join.ts';
export { noteOfFault } from './verbs/of-fault.ts';
export { type Opening, open } from './verbs/open.ts';
export { followPerson, returnPerson, type Standings } from './verbs/person.ts';
export { add, ask, resume, waitForGem } from './verbs/wait.ts';
export { note, reply, take } from './verbs/work.ts';
export { brieflyOf, wholeOf } from './view.ts';
