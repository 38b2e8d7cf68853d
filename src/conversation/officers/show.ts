import { showMoment } from '../../lib/time.ts';
import {
  cardParams,
  explainDue,
  messagesOf,
  type Ticket,
  type TicketMessage,
  withWritten,
} from '../../tickets/index.ts';
import { say, sayText, type Turn } from '../turn.ts';

const MESSAGES = 5;

/** The ticket as its officer sees it: the card, the last messages, why it is here and why it is due when it is. */
export async function showTicket(turn: Turn, ticket: Ticket): Promise<void> {
  const { act, language } = turn;
  say(turn, 'officer_show', await cardParams(act, ticket, language, 'open'));
  const messages = (await messagesOf(act, ticket.id)).slice(1).slice(-MESSAGES);
  const mark = { in: '←', out: '→', note: '•' };
  if (messages.length > 0) {
    sayText(
      turn,
      messages
        .map(
          (each) =>
            `${mark[each.direction]} ${showMoment(each.at)}${by(turn, each.door)}: ${withWritten(act, language, each.text, each.written)}${markOf(turn, each)}`,
        )
        .join('\n'),
    );
  }
  const title = { number: ticket.number };
  sayText(
    turn,
    [act.words.say('why_title', language, title), ...ticket.why.map((line) => line.text[language])].join(
      '\n',
    ),
  );
  sayText(
    turn,
    [act.words.say('due_title', language, title), ...(await explainDue(act, ticket, language))].join('\n'),
  );
}

/** By which door it came or went: a ticket may go on by several. */
function by({ act, language }: Turn, door: string | null): string {
  const key = `desk_door_${door}`;
  return door && act.words.has(key) ? ` (${act.words.say(key, language)})` : '';
}

/** A note that its writer corrected or took back. */
function markOf({ act, language }: Turn, { editedAt, deletedAt }: TicketMessage): string {
  if (deletedAt) return ` ${act.words.say('desk_mark_deleted', language)}`;
  return editedAt ? ` ${act.words.say('desk_mark_edited', language)}` : '';
}
