import { showMoment } from '../../lib/time.ts';
import { queueOf, type Ticket } from '../../tickets/index.ts';
import { say, type Turn } from '../turn.ts';

const LINES = 15;

/** What lies with the officer's posts, the earliest due first, each a button to look at. An irregularity file is named by its number and its due time alone. */
export async function queue(turn: Turn): Promise<void> {
  const { act, language } = turn;
  turn.intent = 'officer_my_queue';
  if (act.doer.kind !== 'staff') return say(turn, 'officer_only');
  const tickets = await queueOf(
    act,
    act.doer.officers.map((charge) => charge.code),
  );
  if (tickets.length === 0) return say(turn, 'officer_queue_empty');
  const none = act.words.say('not_said', language);
  const secret = act.words.say('name_confidential', language);
  const lines = tickets.slice(0, LINES).map((ticket) =>
    act.words.say('officer_queue_line', language, {
      number: ticket.number,
      category: ticket.confidential ? secret : act.cell.category(ticket.category).title[language],
      department: ticket.confidential ? secret : (departmentOf(turn, ticket) ?? none),
      due: showMoment(ticket.dueAt),
      status: act.words.say(`status_${ticket.status}`, language),
    }),
  );
  const title = act.words.say('officer_queue_title', language, { count: tickets.length });
  turn.replies.push({
    text: [title, ...lines].join('\n'),
    choices: tickets.slice(0, 6).map((ticket) => ({ label: ticket.number, value: `show:${ticket.number}` })),
  });
}

function departmentOf({ act, language }: Turn, { department }: Ticket): string | undefined {
  return department ? act.cell.department(department).name[language] : undefined;
}
