import type { Act } from '../../act.ts';
import type { Role } from '../../cells/index.ts';
import { inChargeOf, isFilled, nodalOf, titleOf, why } from '../../directory/index.ts';
import { UserMistake } from '../../lib/errors.ts';
import { showDate, showMoment } from '../../lib/time.ts';
import { briefOf, cardParams, wordsSent } from '../card.ts';
import { goOn } from '../clock.ts';
import type { Ticket } from '../entity.ts';
import { advance, guard, save } from '../guard.ts';
import { record } from '../history.ts';
import { tellPost, tellRequester } from '../notify.ts';

const LEVEL = { officer: 0, in_charge: 1, nodal: 2 } as const;

export type Reason = 'overdue' | 'requester' | 'officer' | 'reopened';

/**
 * One rung up, or to the rung named. An empty in-charge's post is passed over; at the top it stays with the nodal
 * officer's post even when nobody fills it, and the history says so.
 * @throws UserMistake 'already_top' when a person asks and there is no higher rung
 */
export async function escalate(
  act: Act,
  id: string,
  reason: Reason,
  said?: string,
  to?: Role,
): Promise<Ticket> {
  const ticket = await guard(act, id, 'escalate');
  const target = to ?? (ticket.level === 0 ? 'in_charge' : 'nodal');
  if (LEVEL[target] <= ticket.level) {
    if (reason !== 'overdue') throw new UserMistake('already_top', { number: ticket.number });
    await remind(act, ticket);
  } else {
    await climb(act, ticket, target, reason, said);
  }
  await save(act, ticket);
  return ticket;
}

async function remind(act: Act, ticket: Ticket): Promise<void> {
  await record(act, ticket, 'overdue_reminded', { officer: ticket.officer });
  await tellPost(
    act,
    ticket,
    ticket.officer,
    'officer_overdue',
    (language) => cardParams(act, ticket, language),
    [['button_show', `show:${ticket.number}`]],
  );
}

/** Shared with reopening, which climbs by itself the second time. */
export async function climb(
  act: Act,
  ticket: Ticket,
  target: Role,
  reason: Reason,
  said?: string,
): Promise<void> {
  const from = ticket.officer;
  const [officer, level] = await firstFilled(act, target);
  advance(ticket, 'escalate');
  ticket.officer = officer;
  ticket.level = level;
  const titles = { from: await titleOf(act, from), officer: await titleOf(act, officer) };
  ticket.why = [...ticket.why, why(act, 'escalated', { ...titles, date: showDate(act.now) })];
  await record(act, ticket, 'escalated', { from, to: officer, reason }, said);
  await goOn(act, ticket);
  if (!(await isFilled(act, officer))) await record(act, ticket, 'nobody_in_post', { officer });
  const reasonSaid = act.words.each(`escalation_${reason}`);
  await tellPost(
    act,
    ticket,
    officer,
    'officer_escalated',
    async (language) => ({
      reason: reasonSaid,
      said: said ? wordsSent(act, ticket, language, said) : act.words.say('not_said', language),
      brief: await briefOf(act, ticket, language),
    }),
    [
      ['button_take', `take:${ticket.number}`],
      ['button_return', `return:${ticket.number}`],
      ['button_show', `show:${ticket.number}`],
    ],
  );
  const { officer: title } = titles;
  await tellPost(act, ticket, from, 'officer_lost_to_ladder', () => ({ officer: title, reason: reasonSaid }));
  // Who asked for it is answered by the conversation.
  if (act.doer.kind === 'contact') return;
  await tellRequester(act, ticket, 'requester_escalated', { officer: title, due: showMoment(ticket.dueAt) });
}

async function firstFilled(act: Act, target: Role): Promise<[string, number]> {
  if (target === 'in_charge') {
    const inCharge = await inChargeOf(act);
    if (await isFilled(act, inCharge)) return [inCharge, LEVEL.in_charge];
  }
  return [await nodalOf(act), LEVEL.nodal];
}
