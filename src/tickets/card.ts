import type { Act } from '../act.ts';
import { contactOf } from '../contacts/index.ts';
import { officerTitle } from '../directory/index.ts';
import type { Language } from '../lib/language.ts';
import { oneRow } from '../lib/rows.ts';
import { showDate, showMoment } from '../lib/time.ts';
import type { Params } from '../text/index.ts';
import type { Ticket } from './entity.ts';
import { eventsOf } from './history.ts';
import { showSlot } from './slots.ts';
import { isAlive } from './statuses.ts';

const SAID_MAX = 600;
const STEPS_MAX = 10;

/**
 * What a card or a line about the ticket says, in the reader's language. What is sent out of the house about an
 * irregularity file names nobody and tells nothing of it; `open` shows it whole, to those who may see it.
 */
export async function cardParams(
  act: Act,
  ticket: Ticket,
  language: Language,
  kind: 'sent' | 'open' = 'sent',
): Promise<Params> {
  const contact = await contactOf(act, ticket.contactId);
  const none = act.words.say('not_said', language);
  const hidden = ticket.confidential && kind === 'sent';
  const secret = act.words.say('name_confidential', language);
  const title = act.cell.category(ticket.category).title[language];
  return {
    number: ticket.number,
    category: isUrgent(act, ticket) ? `${act.words.say('urgent_mark', language)}: ${title}` : title,
    who: hidden || wishesSecrecy(ticket) ? secret : (contact.name ?? none),
    department: ticket.department ? act.cell.department(ticket.department).name[language] : none,
    district: ticket.district ? act.cell.district(ticket.district).name[language] : none,
    status: act.words.say(`status_${ticket.status}`, language),
    officer: await officerTitle(act, ticket.officer, language),
    opened: showDate(ticket.openedAt),
    due: showMoment(ticket.dueAt),
    said: hidden ? secret : await firstWords(act, ticket, language),
    details: hidden ? secret : slotLines(act, ticket, language) || none,
  };
}

/** Words on their way out of the house: of an irregularity file none go, whoever holds it reads them in the record. */
export function wordsSent(act: Act, { confidential }: Ticket, language: Language, text: string): string {
  return confidential && text ? act.words.say('name_confidential', language) : text;
}

/** "Keep my name confidential": it is not written into messages; who must know it finds the person in the record. */
function wishesSecrecy({ slots }: Ticket): boolean {
  return slots.confidential?.value === 'yes';
}

/** What the cell's rules call urgent, while there is something to be done about it. */
export function isUrgent({ cell }: Act, { category, slots, status }: Ticket): boolean {
  const { urgent } = cell.rules;
  const told = Object.entries(urgent.slots).some(([slot, value]) => slots[slot]?.value === value);
  return isAlive(status) && (told || urgent.categories.includes(category));
}

async function firstWords(act: Act, ticket: Ticket, language: Language): Promise<string> {
  const row = await oneRow<{ text: string; written: string | null }>(
    act.tx,
    `SELECT text, (SELECT string_agg(written, E'\\n' ORDER BY at, id) FROM ticket_message
       WHERE ticket_id = $1 AND direction = 'in' AND written <> '' AND at <= first.at) AS written
     FROM ticket_message first WHERE ticket_id = $1 AND direction = 'in' ORDER BY at, id LIMIT 1`,
    [ticket.id],
  );
  // The problem as it was told; the first words may only have been a greeting or a wish.
  const text = ticket.slots.problem?.value || row?.text || ticket.subject;
  return withWritten(act, language, shortened(text), row?.written);
}

/** Our reading of a legacy font is never shown alone: whoever reads it sees what stood there. */
export function withWritten(act: Act, language: Language, text: string, written?: string | null): string {
  if (!written) return text;
  return `${text}\n\n${act.words.say('written_as', language, { written: shortened(written) })}`;
}

function shortened(text: string): string {
  return text.length > SAID_MAX ? `${text.slice(0, SAID_MAX)}…` : text;
}

function slotLines(act: Act, ticket: Ticket, language: Language): string {
  return Object.entries(ticket.slots)
    .filter(([name]) => name !== 'department' && name !== 'district' && name !== 'problem')
    .map(
      ([name, slot]) => `${act.words.say(`slot_${name}`, language)}: ${showSlot(act, name, slot, language)}`,
    )
    .join('\n');
}

/** The one page that goes with an escalation: the matter, where it stands, what was done, what is asked. */
export async function briefOf(act: Act, ticket: Ticket, language: Language): Promise<string> {
  const events = (await eventsOf(act.tx, ticket.id)).filter((event) => act.words.has(`event_${event.kind}`));
  const steps = events
    .slice(-STEPS_MAX)
    .map((event) => `${showMoment(event.at)} – ${act.words.say(`event_${event.kind}`, language)}`);
  return act.words.say('brief', language, {
    ...(await cardParams(act, ticket, language)),
    steps: steps.join('\n'),
  });
}
