import { checkMayDo, findByNumber, type Ticket, ticketById, type Verb } from '../../tickets/index.ts';
import type { OfficerDeed } from '../step.ts';
import { ask, type Turn } from '../turn.ts';
import { wordCount } from '../words.ts';
import { askCategory, hearCategory } from './category.ts';
import { DEEDS } from './deeds.ts';
import { keepAsNote, mayActByLetter } from './letters.ts';
import { askForResolve, doResolve, hearForResolve } from './resolve.ts';
import { showTicket } from './show.ts';
import { askTarget, hearTarget } from './target.ts';

const NEEDS_TEXT = ['category', 'reply', 'note', 'ask', 'transfer', 'escalate', 'return', 'interim', 'gem'];
const NEEDS_OTHER = ['merge', 'apart', 'link'];

/** Takes from the message what the deed still lacks. `words`: where a target may stand (before the colon). */
export async function hearForDeed(
  turn: Turn,
  deed: OfficerDeed,
  choice: string | undefined,
  words = turn.text,
): Promise<void> {
  const [kind, value] = (choice ?? '').split(/:(.*)/s);
  if (deed.asking === 'ticket' || deed.asking === 'other') return hearNumber(turn, deed);
  if (deed.verb === 'resolve') return hearForResolve(turn, deed, choice);
  if (deed.asking === 'words') return hearPurpose(deed, kind, value);
  if (deed.asking === 'text' && choice === undefined) deed.text = turn.text;
  if (deed.verb === 'category') return hearCategory(turn, deed, choice);
  if (deed.verb === 'interim') deed.date ??= dayNamed(turn);
  if (deed.verb !== 'transfer') return;
  if (kind === 'department') deed.department = value;
  else await hearTarget(turn, deed, words);
  // "Irrigation, the canal is theirs": one answer may say where to and why.
  if (deed.asking === 'target' && !deed.text && choice === undefined && wordCount(turn.text) >= 4)
    deed.text = turn.text;
}

function hearNumber(turn: Turn, deed: OfficerDeed): void {
  const number = turn.heard.entities.find((entity) =>
    ['ticket', 'ticket_short', 'number'].includes(entity.kind),
  );
  const said = number?.value ?? turn.heard.answer.choice?.toString();
  if (deed.asking === 'ticket') deed.number = said ?? deed.number;
  else deed.other = said ?? deed.other;
}

/** Words typed under a ticket's message are for the requester or for the file: the officer says which. */
function hearPurpose(deed: OfficerDeed, kind: string | undefined, value: string | undefined): void {
  if (kind === 'deed' && (value === 'reply' || value === 'note')) deed.verb = value;
}

function dayNamed(turn: Turn): string | undefined {
  const date = turn.heard.entities.find((entity) => entity.kind === 'date' && entity.precision === 'day');
  return date?.next ?? date?.value;
}

/** The ticket's verb behind the officer's. */
function verbOf({ verb }: OfficerDeed): Verb {
  if (verb === 'category') return 'move';
  if (verb === 'apart') return 'tell_apart';
  return verb === 'gem' ? 'wait_for_gem' : (verb as Verb);
}

/** Asks for what is still missing, or does it. What may not be done at all is told before anything is asked. */
export async function goOnWith(turn: Turn, deed: OfficerDeed): Promise<void> {
  const ticket = await ticketOf(turn, deed);
  if (!ticket) return askFor(turn, deed, 'ticket', 'officer_which_ticket');
  const { number } = ticket;
  turn.ticket = number;
  if (deed.verb === 'show') {
    await showTicket(turn, ticket);
    return end(turn);
  }
  if (deed.verb !== 'words') await checkMayDo(turn.act, ticket, verbOf(deed));
  if (!(await mayActByLetter(turn, deed.verb, ticket.id))) return keepAsNote(turn, ticket);
  if (deed.verb === 'words') return askPurpose(turn, deed, number);
  if (NEEDS_OTHER.includes(deed.verb) && !deed.other)
    return askFor(turn, deed, 'other', `officer_ask_other_${deed.verb}`, { number });
  if (deed.verb === 'resolve') {
    if (await askForResolve(turn, deed, ticket)) return;
    await doResolve(turn, deed, ticket);
    return end(turn);
  }
  if (deed.verb === 'transfer' && !deed.department && !deed.officer) return askTarget(turn, deed, number);
  if (NEEDS_TEXT.includes(deed.verb) && !deed.text)
    return askFor(turn, deed, 'text', `officer_ask_text_${deed.verb}`, { number });
  if (deed.verb === 'category' && !deed.meant) return askCategory(turn, deed, number);
  if (deed.verb === 'interim' && !deed.date)
    return askFor(turn, deed, 'date', 'officer_ask_date_interim', { number });
  await DEEDS[deed.verb]?.(turn, deed, ticket);
  end(turn);
}

function askFor(turn: Turn, deed: OfficerDeed, what: string, key: string, params = {}): void {
  deed.asking = what;
  ask(turn, what, key, params);
}

function askPurpose(turn: Turn, deed: OfficerDeed, number: string): void {
  deed.asking = 'words';
  ask(
    turn,
    'words',
    'officer_reply_or_note',
    { number },
    {
      buttons: [
        ['button_as_reply', 'deed:reply'],
        ['button_as_note', 'deed:note'],
        ['button_cancel', 'cancel'],
      ],
    },
  );
}

export function end(turn: Turn): void {
  turn.step.deed = undefined;
  turn.step.asking = undefined;
}

async function ticketOf(turn: Turn, deed: OfficerDeed): Promise<Ticket | undefined> {
  if (deed.ticketId) return ticketById(turn.act, deed.ticketId);
  if (!deed.number) return undefined;
  const ticket = await findByNumber(turn.act, deed.number);
  deed.ticketId = ticket.id;
  return ticket;
}
