import type { Act } from '../../act.ts';
import { titleOf } from '../../directory/index.ts';
import { UserMistake } from '../../lib/errors.ts';
import { goOn } from '../clock.ts';
import type { Ticket } from '../entity.ts';
import { advance, guard, save } from '../guard.ts';
import { record } from '../history.ts';
import { keepMessage, type NewMessage } from '../messages.ts';
import { type Files, tellRequester } from '../notify.ts';

/** The officer takes it in hand, and the clock goes on if it rested; the requester is told once. */
export async function take(act: Act, id: string): Promise<Ticket> {
  const ticket = await guard(act, id, 'take');
  if (ticket.status === 'in_work') return ticket;
  const first = ticket.status === 'open';
  advance(ticket, 'take');
  if (!first) await goOn(act, ticket);
  await record(act, ticket, 'taken');
  if (first) {
    await tellRequester(act, ticket, 'requester_taken', {
      officer: await titleOf(act, ticket.officer),
    });
  }
  await save(act, ticket);
  return ticket;
}

/**
 * For staff only: never shown to the requester, never quoted in a mail.
 * @param from where it was written, so that its writer can correct it there
 */
export async function note(
  act: Act,
  id: string,
  text: string,
  files: Files = [],
  from: Pick<NewMessage, 'inboxId' | 'reference'> = {},
): Promise<Ticket> {
  const ticket = await guard(act, id, 'note');
  if (files.length === 0) needWords(text);
  await keepMessage(act, ticket, { direction: 'note', text, files, ...from });
  await record(act, ticket, 'noted', {}, text);
  await save(act, ticket);
  return ticket;
}

/** Goes out to the requester. */
export async function reply(act: Act, id: string, text: string, files: Files = []): Promise<Ticket> {
  const ticket = await guard(act, id, 'reply');
  needWords(text);
  await keepMessage(act, ticket, { direction: 'out', text, files });
  await record(act, ticket, 'replied', {}, text);
  await tellRequester(
    act,
    ticket,
    'requester_reply',
    { text, officer: await titleOf(act, ticket.officer) },
    { automatic: false, files },
  );
  await save(act, ticket);
  return ticket;
}

export function needWords(text: string, least = 1): void {
  if (text.trim().length < least) throw new UserMistake('text_too_short', { least: String(least) });
}
