import type { Act } from '../../act.ts';
import {
  type Came,
  type Contact,
  type Door,
  doorsOf,
  handlesOf,
  holdAlone,
  joinContacts,
  laterJoining,
  lockJoining,
  maskAddress,
  separateContacts,
} from '../../contacts/index.ts';
import { staffOf } from '../../directory/index.ts';
import { oneVoice } from '../../learning/index.ts';
import { UserMistake } from '../../lib/errors.ts';
import { sayingsBelongTo } from '../../outbox/index.ts';
import { followPerson, returnPerson, type Standings } from '../../tickets/index.ts';

/**
 * Two contacts of one person become one, in this transaction: handles, codes, what was said, tickets, voices. Both must
 * be held alone; tickets are locked by number, after what was said, as deliveries do it.
 * @throws UserMistake 'join_not_staff' when either is of the staff: rights are given by the directory alone
 */
export async function joinPeople(
  act: Act,
  kept: Contact,
  other: Contact,
  doors: { asked: Door; proved: Door },
): Promise<void> {
  for (const { id } of [kept, other]) if (await staffOf(act, id)) throw new UserMistake('join_not_staff');
  await sayingsBelongTo(act.tx, await handlesOf(act, other.id), kept.id);
  const tickets = await followPerson(act, other.id, kept.id, {
    asked: shown(doors.asked),
    proved: shown(doors.proved),
  });
  await oneVoice(act, other.id, kept.id);
  await joinContacts(act, kept, other, doors, tickets);
}

/**
 * A pair that was joined wrongly is two again. The latest first: an earlier one may have brought what a later one found.
 * @throws UserMistake 'joining_unknown' when there is no such joining, or it was undone before · 'joining_not_last'
 */
export async function separatePeople(act: Act, joiningId: string, why: string): Promise<void> {
  const joining = await lockJoining(act, joiningId);
  if (!joining) throw new UserMistake('joining_unknown', { id: joiningId });
  const { kept, joined, came } = joining;
  await holdAlone(act, [kept, joined]);
  const later = await laterJoining(act, joining);
  if (later) throw new UserMistake('joining_not_last', { id: later });
  const doors = await doorsOf(act, came.handles);
  await sayingsBelongTo(act.tx, doors, joined);
  const { tickets: standings } = came as Came<Standings>;
  await returnPerson(act, { from: kept, to: joined, doors, standings }, { joining: joining.id, why });
  await separateContacts(act, joining);
}

/** As a history may bear it: the door, and who it is only to those who know. */
function shown({ channel, address }: Door): string {
  return `${channel}:${maskAddress(address)}`;
}
