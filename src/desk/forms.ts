import type { Act } from '../act.ts';
import type { Choice, Field, Form } from '../channel.ts';
import { contactOf, maskAddress } from '../contacts/index.ts';
import { inChargeOf, nodalOf, officerTitle } from '../directory/index.ts';
import type { Language } from '../lib/language.ts';
import { rows } from '../lib/rows.ts';
import { requesterAt, type Ticket } from '../tickets/index.ts';
import { doorName } from './card.ts';
import { maskName } from './mask.ts';
import type { Person } from './person.ts';
import type { Deed } from './rights.ts';

/** Deeds that need no form are done when they are pressed. */
export type FormDeed = Exclude<Deed, 'take'>;
type Fields = (person: Person, ticket: Ticket) => Promise<Field[]>;

const FILES = 10;

/** What each deed asks for. What may be missing depends on the outcome, and is told when the form is checked. */
const FIELDS: Record<FormDeed, Fields> = {
  reply: async (person, ticket) => [
    field(person, 'text', 'text'),
    ...choice(person, 'file', await filesOf(person.act, ticket), { optional: true }),
  ],
  note: async (person) => [field(person, 'text', 'text')],
  ask: async (person) => [field(person, 'text', 'text')],
  interim: async (person) => [field(person, 'text', 'text'), field(person, 'until', 'date')],
  escalate: async (person) => [field(person, 'text', 'text')],
  return: async (person) => [field(person, 'text', 'text')],
  transfer: async (person, ticket) => [
    ...choice(person, 'to', await targets(person, ticket)),
    field(person, 'text', 'text'),
  ],
  resolve: async (person, ticket) => [
    ...choice(person, 'outcome', outcomes(person, ticket)),
    ...demanded(person, ticket),
    field(person, 'text', 'text'),
  ],
};

export async function formFor(person: Person, ticket: Ticket, deed: FormDeed): Promise<Form> {
  const { act, language } = person;
  const { words } = act;
  return {
    name: `deed:${deed}:${ticket.number}`,
    title: words.say(`desk_button_${deed}`, language),
    lines: await linesFor(person, ticket, deed),
    fields: await FIELDS[deed](person, ticket),
    submit: words.say(deed === 'reply' ? 'desk_send' : 'desk_do', language),
    close: words.say('desk_close', language),
  };
}

const GOES_OUT: readonly Deed[] = ['reply', 'ask', 'interim', 'resolve'];

/** To whom it goes, by which door, in which language, and how it will look; or that it does not go out. */
async function linesFor(person: Person, ticket: Ticket, deed: FormDeed): Promise<string[]> {
  const { act, language } = person;
  if (!GOES_OUT.includes(deed))
    return [act.words.say('desk_stays_here', language, { number: ticket.number })];
  const handle = await requesterAt(act, ticket);
  if (!handle) return [act.words.say('desk_unreachable', language, { number: ticket.number })];
  const contact = await contactOf(act, ticket.contactId);
  const theirs = contact.language ?? ticket.language;
  const to = act.words.say('desk_goes_to', language, {
    number: ticket.number,
    who: whoIs(person, ticket, contact.name),
    door: `${doorName(act, handle.channel, language)} (${maskAddress(handle.address)})`,
    language: act.words.say(`desk_language_${theirs.replace('-', '_').toLowerCase()}`, language),
  });
  const preview = deed === 'reply' ? await asTheySee(act, ticket, theirs, '…') : undefined;
  return preview ? [to, act.words.say('desk_will_see', language, { text: preview })] : [to];
}

function whoIs({ act, language }: Person, { confidential, slots }: Ticket, name: string | null): string {
  if (confidential || slots.confidential?.value === 'yes')
    return act.words.say('name_confidential', language);
  return name ? maskName(name) : act.words.say('not_said', language);
}

/** The reply as the requester will read it. */
export async function asTheySee(act: Act, ticket: Ticket, language: Language, text: string): Promise<string> {
  const officer = await officerTitle(act, ticket.officer, language);
  return act.words.say('requester_reply', language, { number: ticket.number, officer, text });
}

export function field(
  { act, language }: Person,
  name: string,
  kind: Field['kind'],
  more: Partial<Field> = {},
): Field {
  return { name, kind, label: act.words.say(`desk_field_${name}`, language), ...more };
}

/** A choice among nothing is none. */
export function choice(
  person: Person,
  name: string,
  choices: readonly Choice[],
  more: Partial<Field> = {},
): Field[] {
  return choices.length > 0 ? [field(person, name, 'choice', { choices, ...more })] : [];
}

async function targets({ act, language }: Person, ticket: Ticket): Promise<Choice[]> {
  const above = [await inChargeOf(act), await nodalOf(act)].filter((post) => post !== ticket.officer);
  const posts: Choice[] = [];
  for (const post of above)
    posts.push({ label: await officerTitle(act, post, language), value: `officer:${post}` });
  return [...posts, ...departmentsOf(act, language)];
}

export function departmentsOf(act: Act, language: Language): Choice[] {
  return [...act.cell.departments.values()].map(({ code, name }) => ({
    label: name[language],
    value: `department:${code}`,
  }));
}

function outcomes({ act, language }: Person, { category }: Ticket): Choice[] {
  return act.cell.category(category).outcomes.map((code) => ({
    label: act.cell.outcomes.get(code)!.title[language],
    value: code,
  }));
}

/** What the duty demands; an outcome may waive it, so the form lets it stand empty and the check does not. */
function demanded(person: Person, ticket: Ticket): Field[] {
  const { act, language } = person;
  const category = act.cell.category(ticket.category);
  const findings = category.findings.map((code) => ({
    label: act.cell.findings.get(code)![language],
    value: code,
  }));
  const optional = { optional: true };
  const finding = choice(person, 'finding', findings, optional);
  switch (category.resolve) {
    case 'payment_date':
      return [field(person, 'payment_date', 'date', optional), field(person, 'utr_end', 'line', optional)];
    case 'finding':
      return finding;
    case 'finding_or_refund_date':
      return [...finding, field(person, 'refund_date', 'date', optional)];
    case 'visit_report':
      return [field(person, 'visit_report', 'text', optional)];
    default:
      return [];
  }
}

/** Files that staff put under the card: one of them may go out with a reply. */
export async function filesOf({ tx }: Act, { id }: Ticket): Promise<Choice[]> {
  return rows<Choice>(
    tx,
    `SELECT f.id AS value, left(f.name, 70) AS label FROM ticket_file f
     JOIN ticket_message m ON m.id = f.message_id AND m.direction = 'note' AND m.deleted_at IS NULL
     WHERE f.ticket_id = $1 ORDER BY f.at DESC LIMIT ${FILES}`,
    [id],
  );
}
