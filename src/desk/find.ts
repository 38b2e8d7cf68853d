import type { Act } from '../act.ts';
import { rows } from '../lib/rows.ts';
import { maySee, type Ticket, ticketEntity } from '../tickets/index.ts';

const FOUND = 10;
/** Of more that fit, the core may let them see none. */
const LOOKED_AT = 50;

/**
 * Tickets in which every word stands: in their number, subject, details, messages, kind or department, or in the
 * requester's name where they did not ask to keep it secret. An irregularity file is found by nobody; of the others, what
 * the core lets the doer see. Their own posts' first, then the latest.
 */
export async function ticketsWith(act: Act, said: string): Promise<Ticket[]> {
  const words = said.split(/\s+/u).filter(Boolean).slice(0, 8);
  if (act.doer.kind !== 'staff') return [];
  const found = await rows<{ id: string }>(
    act.tx,
    `SELECT t.id FROM ticket t JOIN contact c ON c.id = t.contact_id
     LEFT JOIN LATERAL (SELECT string_agg(m.text, ' ') AS said FROM ticket_message m WHERE m.ticket_id = t.id) m ON true
     LEFT JOIN LATERAL (SELECT string_agg(concat_ws(' ', s.value ->> 'value', s.value ->> 'shown'), ' ') AS told
                        FROM jsonb_each(t.slots) s) d ON true
     WHERE NOT t.confidential AND NOT EXISTS (
       SELECT 1 FROM jsonb_to_recordset($1) AS w(word text, categories text[], departments text[])
       WHERE NOT (t.category = ANY(w.categories) OR coalesce(t.department, '') = ANY(w.departments)
         OR concat_ws(' ', t.number, t.subject, d.told, m.said,
              CASE WHEN t.slots -> 'confidential' ->> 'value' = 'yes' THEN NULL ELSE c.name END) ILIKE w.word))
     ORDER BY t.officer = ANY($2) DESC, t.opened_at DESC LIMIT ${LOOKED_AT}`,
    [JSON.stringify(words.map((word) => meantBy(act, word))), act.doer.officers.map(({ code }) => code)],
  );
  const seen: Ticket[] = [];
  for (const { id } of found) {
    if (seen.length === FOUND) break;
    const ticket = await act.tx.getRepository(ticketEntity).findOneByOrFail({ id });
    if (await maySee(act, ticket)) seen.push(ticket);
  }
  return seen;
}

/** A word as it stands, and the kinds and departments that are called so. */
function meantBy({ cell }: Act, word: string) {
  const wanted = word.normalize('NFC').toLowerCase();
  const called = (names: readonly string[]) =>
    wanted.length > 2 && names.some((name) => name.normalize('NFC').toLowerCase().includes(wanted));
  return {
    word: `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`,
    categories: [...cell.categories.values()]
      .filter(({ title }) => called(Object.values(title)))
      .map(({ code }) => code),
    departments: [...cell.departments.values()]
      .filter(({ code, name }) => code.toLowerCase() === wanted || called(Object.values(name)))
      .map(({ code }) => code),
  };
}
