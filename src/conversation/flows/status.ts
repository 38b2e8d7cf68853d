import { officerTitle } from '../../directory/index.ts';
import { showDate } from '../../lib/time.ts';
import {
  explainDue,
  findByNumber,
  isAlive,
  joinedAfter,
  type Ticket,
  ticketsOf,
} from '../../tickets/index.ts';
import { namedTicket } from '../named.ts';
import { say, sayText, type Turn } from '../turn.ts';
import { wantsDue, wantsWhy } from '../words.ts';
import { offerClosing } from './close.ts';
import { offerSaid } from './said.ts';

/** Where a matter stands; of several, the ones that are alive, the latest first. */
export async function ticketStatus(turn: Turn): Promise<void> {
  const number = namedTicket(turn);
  if (number) return showStatus(turn, await findByNumber(turn.act, number));
  const all = await ticketsOf(turn.act, turn.contact.id);
  if (all.length === 0) {
    turn.step.flow = { name: 'which', wants: 'status' };
    return say(turn, 'status_none');
  }
  const alive = all.filter((ticket) => isAlive(ticket.status));
  for (const ticket of alive.length > 0 ? alive.slice(0, 5) : all.slice(0, 1)) await showStatus(turn, ticket);
}

export async function showStatus(turn: Turn, ticket: Ticket): Promise<void> {
  const { act, language } = turn;
  turn.ticket = ticket.number;
  const params = {
    number: ticket.number,
    category: act.cell.category(ticket.category).title[language],
    status: act.words.say(`status_${ticket.status}`, language),
    officer: await officerTitle(act, ticket.officer, language),
    due: showDate(ticket.dueAt),
    reason: ticket.resolution ?? '',
  };
  // Who was copied in later was not sent what was decided before.
  const untold = ticket.resolvedAt && (await joinedAfter(act, ticket, turn.contact.id, ticket.resolvedAt));
  say(turn, isAlive(ticket.status) || untold ? 'status_line' : 'status_line_done', params);
  if (wantsDue(turn.text)) {
    sayText(
      turn,
      [act.words.say('due_title', language, params), ...(await explainDue(act, ticket, language))].join('\n'),
    );
  } else if (wantsWhy(turn.text)) {
    sayText(
      turn,
      [act.words.say('why_title', language, params), ...ticket.why.map((line) => line.text[language])].join(
        '\n',
      ),
    );
  }
  await offerSaid(turn, ticket);
  offerClosing(turn, ticket);
}
