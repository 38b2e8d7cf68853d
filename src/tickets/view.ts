import type { Act } from '../act.ts';
import { titleOf } from '../directory/index.ts';
import { oneRow } from '../lib/rows.ts';
import { offerOn } from './alike-offer.ts';
import type { Ticket } from './entity.ts';
import { explainDue } from './explain.ts';
import { eventsOf } from './history.ts';
import { messagesOf } from './messages.ts';

/** A ticket as JSON, one line of a list. */
export async function brieflyOf(act: Act, ticket: Ticket) {
  const named = (code: string | null, map: ReadonlyMap<string, { name: { en: string; hi: string } }>) => {
    const found = code === null ? undefined : map.get(code);
    return found ? { code, en: found.name.en, hi: found.name.hi } : null;
  };
  return {
    number: ticket.number,
    status: ticket.status,
    category: ticket.category,
    duty: ticket.duty,
    department: named(ticket.department, act.cell.departments),
    district: named(ticket.district, act.cell.districts),
    officer: { code: ticket.officer, title: (await titleOf(act, ticket.officer)).en },
    level: ticket.level,
    opened: ticket.openedAt.toISOString(),
    due: ticket.dueAt.toISOString(),
    subject: ticket.confidential ? null : ticket.subject,
  };
}

/** The whole ticket: why it is where it is, why it is due when it is, what happened, what was said. */
export async function wholeOf(act: Act, ticket: Ticket) {
  const events = await eventsOf(act.tx, ticket.id);
  return {
    ...(await brieflyOf(act, ticket)),
    language: ticket.language,
    slots: ticket.slots,
    why: ticket.why.map((line) => ({ rule: line.rule, ...line.text })),
    dueExplained: { en: await explainDue(act, ticket, 'en'), hi: await explainDue(act, ticket, 'hi') },
    outcome: ticket.outcome,
    resolution: ticket.resolution,
    findings: ticket.findings,
    rating: ticket.rating,
    mergedInto: ticket.mergedInto ? await numberById(act, ticket.mergedInto) : null,
    seemsSame: (await offerOn(act, ticket))?.other ?? null,
    events: events.map(({ seq, at, kind, doer, data, text }) => ({
      seq,
      at: at.toISOString(),
      kind,
      doer,
      data,
      text,
    })),
    messages: (await messagesOf(act, ticket.id)).map((message) => ({
      ...message,
      at: message.at.toISOString(),
    })),
  };
}

async function numberById(act: Act, id: string): Promise<string | null> {
  const row = await oneRow<{ number: string }>(act.tx, 'SELECT number FROM ticket WHERE id = $1', [id]);
  return row?.number ?? null;
}
