import type { Form } from '../channel.ts';
import { holdContact, knowContact, NO_CHANNEL } from '../contacts/index.ts';
import { UserMistake } from '../lib/errors.ts';
import { uuid } from '../persistence/index.ts';
import { open } from '../tickets/index.ts';
import type { Values } from './deeds.ts';
import { choice, departmentsOf, field } from './forms.ts';
import type { Person } from './person.ts';
import type { Told } from './told.ts';

/** A message in a place becomes a ticket of whoever it came from: their address, or their name alone. */
export function shortcutForm(person: Person, words: string): Form {
  const { act, language } = person;
  const { cell } = act;
  return {
    name: 'shortcut:ticket',
    title: act.words.say('desk_make_ticket', language),
    lines: [act.words.say('desk_make_ticket_why', language)],
    fields: [
      field(person, 'from', 'line'),
      ...choice(
        person,
        'category',
        [...cell.categories.values()].map(({ code, title }) => ({ label: title[language], value: code })),
      ),
      ...choice(person, 'department', departmentsOf(act, language), { optional: true }),
      ...choice(
        person,
        'district',
        [...cell.districts.values()].map(({ code, name }) => ({ label: name[language], value: code })),
        { optional: true },
      ),
      field(person, 'text', 'text', { value: words }),
    ],
    submit: act.words.say('desk_do', language),
    close: act.words.say('desk_close', language),
  };
}

const MAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;

/** Who it is from is answered there; one known by name alone has no address, and the officer says so by other means. */
export async function openFromForm(person: Person, values: Values): Promise<Told> {
  const { act, language } = person;
  const { from = '', category = '', department, district, text = '' } = values;
  if (!from.trim()) throw new UserMistake('desk_from_unknown');
  if (text.trim().length < 5) throw new UserMistake('text_too_short', { least: '5' });
  const known = MAIL.test(from.trim());
  const at = known
    ? { channel: 'mail', address: from.trim().toLowerCase() }
    : { channel: NO_CHANNEL, address: uuid() };
  const { handle } = await knowContact(act, {
    ...at,
    ...(known ? {} : { name: from.trim() }),
    verified: false,
  });
  const { contact } = await holdContact(act, handle);
  const ticket = await open(act, {
    category,
    department: department?.replace(/^department:/, '') || null,
    district: district || null,
    contactId: contact.id,
    ...at,
    language: contact.language ?? 'hi',
    subject: text.trim().slice(0, 120),
    slots: { problem: { value: text.trim().slice(0, 1000) } },
    messages: [{ direction: 'in', text: text.trim() }],
  });
  return { text: act.words.say('desk_ticket_made', language, { number: ticket.number }) };
}
