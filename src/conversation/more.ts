import { isAlive, type Ticket, ticketsOf } from '../tickets/index.ts';
import { wordsMayCome } from './album.ts';
import { addTo, askWhich } from './flows/which.ts';
import { namedTicket } from './named.ts';
import { slotsHeard } from './slots.ts';
import type { Turn } from './turn.ts';
import { understoodSurely, understoodWell } from './understood.ts';
import { asksSomething, wordCount } from './words.ts';

const WORDS_OF_A_MATTER = 6;
const SAME_CASE = ['contract', 'bid'];

/**
 * A detail or a paper sent after the ticket was registered ("when you find the contract number, send it here") goes
 * into it, not into a new one. Where it is not plain which ticket lacks it, the person is asked.
 */
export async function moreOfTicket(turn: Turn, choice: string | undefined): Promise<boolean> {
  const { album, lastSaid } = turn.step;
  if (choice !== undefined || (turn.albumGoesOn && (album?.ticketId || album?.asked))) return false;
  if (lastSaid?.some((said) => !said.album || said.album !== album?.id)) return false;
  if (await wordsMayCome(turn)) return false;
  const again = await openedAgain(turn);
  if (again) {
    turn.intent = 'ticket_add';
    await addTo(turn, again);
    return true;
  }
  const fileAlone = turn.files.length > 0 && !namedTicket(turn) && !tellsMatter(turn);
  const { department, district, ...details } = slotsHeard(turn.act, turn.heard);
  const named = Object.keys(details);
  if (!fileAlone && (named.length === 0 || department || isMatterOfItsOwn(turn))) return false;
  const alive = (await ticketsOf(turn.act, turn.contact.id)).filter((ticket) => isAlive(ticket.status));
  if (alive.length === 0) return false;
  turn.intent = 'ticket_add';
  const lacking = alive.filter((ticket) => named.some((slot) => lacks(turn, ticket, slot)));
  if (lacking.length === 1) await addTo(turn, lacking[0]!);
  else askWhich(turn, 'add', alive, turn.said);
  return true;
}

/** "Keep this too", under a picture, is no matter of its own. */
function tellsMatter(turn: Turn): boolean {
  return wordCount(turn.text) >= WORDS_OF_A_MATTER || (turn.text.trim() !== '' && understoodSurely(turn));
}

/** "The money has not come", after it was opened again for just that: no second ticket. */
async function openedAgain(turn: Turn): Promise<Ticket | undefined> {
  const intent = turn.knowledge.intents.get(turn.heard.intent.id);
  if (intent?.does !== 'ticket' || !understoodWell(turn) || turn.heard.matters.length > 1) return undefined;
  const { department, ...slots } = slotsHeard(turn.act, turn.heard);
  const isSame = ({ slots: had, department: of }: Ticket) =>
    (!department || !of || department.value === of) &&
    SAME_CASE.every((slot) => !slots[slot] || !had[slot] || slots[slot].value === had[slot].value);
  return (await ticketsOf(turn.act, turn.contact.id)).find(
    (ticket) =>
      isAlive(ticket.status) && ticket.reopenCount > 0 && ticket.duty === intent.duty && isSame(ticket),
  );
}

function lacks(turn: Turn, ticket: Ticket, slot: string): boolean {
  return !ticket.slots[slot] && turn.act.cell.category(ticket.category).needs.includes(slot);
}

/** A question, a wish, or a whole new complaint. */
function isMatterOfItsOwn(turn: Turn): boolean {
  if (asksSomething(turn.text)) return true;
  const intent = turn.knowledge.intents.get(turn.heard.intent.id);
  const wish = intent?.flow !== undefined && intent.flow !== 'out_of_scope';
  if (wish && understoodSurely(turn)) return true;
  return intent?.does === 'ticket' && wordCount(turn.text) >= WORDS_OF_A_MATTER && understoodSurely(turn);
}
