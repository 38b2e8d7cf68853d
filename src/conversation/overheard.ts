import type { Intent } from '../faq/index.ts';
import { askAgain } from './form-turn.ts';
import { namedTicket } from './named.ts';
import { say, type Turn } from './turn.ts';
import { understoodWell } from './understood.ts';
import { whereAlone } from './where-alone.ts';
import { tellsBribe, wantsAdd, wantsDue, wantsReopen, wantsWhen, wantsWhy, wantsWithdraw } from './words.ts';

/** What these tell, or do, is a person's own affair. */
const PERSONAL_FLOWS: readonly Intent['flow'][] = [
  'registration_status',
  'ticket_status',
  'ticket_reopen',
  'escalate',
  'officer_close',
  'officer_queue',
  'reports',
];
/** Buttons of a ticket and of the menu that lead there. */
const PERSONAL_BUTTONS =
  /^(?:show|said|rate|close|reopen|take|return|ticket|deed):|^menu:(?:status|registration)$/;
const WISHES = [wantsAdd, wantsDue, wantsReopen, wantsWhen, wantsWhy, wantsWithdraw];

/**
 * Where others read along, how a person's matter stands is told to nobody: neither tickets nor registrations, and
 * nothing confidential is begun. General questions are answered, and a new matter is taken down.
 */
export function overheard(turn: Turn, choice: string | undefined): boolean {
  if (!turn.message.overheard || !isPersonal(turn, choice)) return false;
  turn.intent = 'overheard';
  say(turn, 'overheard_alone', { where: whereAlone(turn) });
  if (turn.step.form) askAgain(turn, turn.step.form);
  return true;
}

function isPersonal(turn: Turn, choice: string | undefined): boolean {
  if (choice !== undefined) return PERSONAL_BUTTONS.test(choice);
  if (namedTicket(turn) || tellsBribe(turn.text)) return true;
  if (!turn.step.form && WISHES.some((wants) => wants(turn.text))) return true;
  const wish = turn.knowledge.intents.get(turn.heard.intent.id);
  if (!wish || !understoodWell(turn)) return false;
  if (wish.category && turn.act.cell.category(wish.category).confidential) return true;
  return PERSONAL_FLOWS.includes(wish.flow);
}

/** A matter was taken down here; what becomes of it is told to the person alone, who must let us write to them. */
export function newsComeAlone(turn: Turn): void {
  if (turn.message.overheard && turn.ticket) say(turn, 'overheard_news', { where: whereAlone(turn) });
}

/** A dialogue among others is not the one that the same person has with us alone. */
export function conversationOf(address: string, { overheard, replyTo }: Turn['message']): string {
  return overheard && replyTo && replyTo !== address ? `${replyTo}/${address}` : address;
}
