import type { Act } from '../../act.ts';
import { routeFor } from '../../directory/index.ts';
import type { Language } from '../../lib/language.ts';
import { uuid } from '../../persistence/index.ts';
import { cardParams } from '../card.ts';
import { hoursOfDay, setClock } from '../clock.ts';
import { type SlotValue, type Ticket, TicketSchema } from '../entity.ts';
import { save } from '../guard.ts';
import { record } from '../history.ts';
import { keepMessage, type NewMessage } from '../messages.ts';
import { tellPost } from '../notify.ts';
import { nextNumber } from '../number.ts';
import { noteSigns, signsOfSlots, type TicketSigns } from '../signs.ts';

export interface Opening {
  readonly category: string;
  readonly department: string | null;
  readonly district: string | null;
  readonly contactId: string;
  readonly channel: string;
  readonly address: string;
  readonly language: Language;
  readonly subject: string;
  readonly slots: Record<string, SlotValue>;
  readonly messages: readonly NewMessage[];
  /** Every number and firm that the words name, where there may be more than the details hold. */
  readonly signs?: TicketSigns;
}

/** Opens a ticket with the officer who holds the charge today, starts its clock and tells the officer. */
export async function open(act: Act, opening: Opening): Promise<Ticket> {
  const category = act.cell.category(opening.category);
  const route = await routeFor(act, opening);
  const { messages, signs, ...told } = opening;
  const ticket: Ticket = {
    ...told,
    ...(await nextNumber(act)),
    id: uuid(),
    duty: category.duty,
    status: 'open',
    officer: route.officer,
    level: route.level,
    confidential: category.confidential,
    why: [...route.why],
    openedAt: act.now,
    clockFrom: act.now,
    round: 0,
    dueAt: act.now,
    serviceHours: category.serviceDays * hoursOfDay(act),
    promisedAt: null,
    interimCount: 0,
    reopenCount: 0,
    outcome: null,
    resolution: null,
    findings: {},
    resolvedAt: null,
    closedAt: null,
    mergedInto: null,
    rating: null,
    historyLength: 0,
    historyHash: '',
  };
  await act.tx.insert(TicketSchema, ticket);
  await act.tx.query(`INSERT INTO ticket_person (ticket_id, contact_id, role) VALUES ($1, $2, 'requester')`, [
    ticket.id,
    ticket.contactId,
  ]);
  await setClock(act, ticket);
  await record(
    act,
    ticket,
    'opened',
    {
      category: ticket.category,
      duty: ticket.duty,
      officer: ticket.officer,
      level: ticket.level,
      due: ticket.dueAt.toISOString(),
    },
    ticket.subject,
  );
  for (const message of messages) await keepMessage(act, ticket, message);
  const texts = messages.map(({ text }) => text);
  await noteSigns(act, ticket, signs ?? signsOfSlots(ticket), texts);
  await tellPost(
    act,
    ticket,
    ticket.officer,
    'officer_new_ticket',
    (language) => cardParams(act, ticket, language),
    [
      ['button_take', `take:${ticket.number}`],
      ['button_show', `show:${ticket.number}`],
    ],
  );
  await save(act, ticket);
  return ticket;
}
