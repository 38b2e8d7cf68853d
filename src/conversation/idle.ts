import type { Intent } from '../faq/index.ts';
import { isAlive, type Ticket, ticketById, ticketsOf } from '../tickets/index.ts';
import { wordsMayCome } from './album.ts';
import { byIntent } from './dispatch.ts';
import { actOn } from './doubt.ts';
import { ticketStatus } from './flows/status.ts';
import { addTo, theTicket } from './flows/which.ts';
import { withdrawFlow } from './flows/withdraw.ts';
import { several } from './matters.ts';
import { namedTicket } from './named.ts';
import { say, type Turn } from './turn.ts';
import { notUnderstood, understoodWell } from './understood.ts';
import { isCancel, wantsAdd, wantsDue, wantsReopen, wantsWhen, wantsWhy, wantsWithdraw } from './words.ts';

/** Files kept for a matter that has no words yet. */
const FILES_KEPT = 10;

/** Nothing is in hand: the message says by itself what is wanted. */
export async function idle(turn: Turn): Promise<boolean> {
  const wish = turn.knowledge.intents.get(turn.heard.intent.id);
  if (wantsWithdraw(turn.text)) await withdrawFlow(turn);
  else if (isCancel(turn.text)) say(turn, 'flow_left');
  else if (wantsReopen(turn.text) && (await owns(turn, isResolved))) await byName(turn, 'ticket_reopen');
  else if (wantsWhen(turn.text) && (await owns(turn, ({ status }) => isAlive(status))))
    await byName(turn, 'ticket_status');
  else if (wantsAdd(turn.text) && (await owns(turn, ({ status }) => isAlive(status)))) await addition(turn);
  else if (turn.files.length > 0 && namedTicket(turn)) await fileForTicket(turn);
  else if (namedTicket(turn) || wantsWhy(turn.text) || wantsDue(turn.text)) {
    if (wish?.flow === 'ticket_reopen' || wish?.flow === 'escalate') await byIntent(turn, wish);
    else {
      turn.intent = 'ticket_status';
      await ticketStatus(turn);
    }
  } else if (turn.files.length > 0 && !turn.text.trim()) await fileAlone(turn);
  else if (await several(turn)) return true;
  else if (wish && understoodWell(turn) && !answersNothing(turn, wish)) await actOn(turn, wish);
  else notUnderstood(turn);
  return true;
}

/** "GC-… me yeh jodiye: …": the words go to the officer with the ticket. */
async function addition(turn: Turn): Promise<void> {
  turn.intent = 'ticket_add';
  const ticket = await theTicket(turn, 'add', namedTicket(turn), ({ status }) => isAlive(status));
  if (ticket && ticket !== 'none') await addTo(turn, ticket);
}

function isResolved(ticket: Ticket): boolean {
  return ticket.resolvedAt !== null && !ticket.mergedInto;
}

/** Their own words for it ("when will my money come") mean a ticket only where there is one. */
async function owns(turn: Turn, fits: (ticket: Ticket) => boolean): Promise<boolean> {
  return (await ticketsOf(turn.act, turn.contact.id)).some(fits);
}

/** "Yes", "no" or a number where nothing was asked: not understood, rather than none of our business. */
function answersNothing({ heard: { answer } }: Turn, wish: Intent): boolean {
  return wish.id === 'out_of_scope' && Boolean(answer.yes || answer.no || answer.choice !== undefined);
}

function byName(turn: Turn, id: string): Promise<void> {
  return byIntent(turn, turn.knowledge.intents.get(id)!);
}

/** Its words name the ticket that the picture belongs to. */
async function fileForTicket(turn: Turn): Promise<void> {
  turn.intent = 'file';
  const ticket = await theTicket(turn, 'add', namedTicket(turn), () => true);
  if (ticket && ticket !== 'none') await addTo(turn, ticket);
}

/** A picture without a word: with its album's ticket, else kept, and one question however many pictures there are. */
async function fileAlone(turn: Turn): Promise<void> {
  turn.intent = 'file';
  const of = turn.albumGoesOn ? turn.step.album?.ticketId : undefined;
  if (of) return addTo(turn, await ticketById(turn.act, of));
  turn.step.lastSaid = [...(turn.step.lastSaid ?? []), turn.said].slice(-FILES_KEPT);
  const { album } = turn.step;
  // The next picture of the album may bear the words: where one waits already, it is not asked too early.
  if (album && (album.asked || (await wordsMayCome(turn)))) return;
  if (album) album.asked = true;
  say(turn, 'file_what_about');
}
