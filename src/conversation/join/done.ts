import { contactAt, type Door, holdAlone, knowContact, maskAddress } from '../../contacts/index.ts';
import { Trouble } from '../../lib/errors.ts';
import type { Language } from '../../lib/language.ts';
import { put } from '../../outbox/index.ts';
import { isAlive, ticketsOf } from '../../tickets/index.ts';
import { showStatus } from '../flows/status.ts';
import { say, type Turn } from '../turn.ts';
import { already, leaveJoin } from './code.ts';
import { joinPeople } from './people.ts';

const TICKETS_SHOWN = 5;

/**
 * The code was right. Both contacts are held since the turn began, unless the other has only now become one.
 */
export async function joinWith(turn: Turn, door: Door): Promise<void> {
  const { act, contact } = turn;
  const { contact: other } = await knowContact(act, { ...door, verified: true });
  if (other.id === contact.id) return already(turn);
  await holdAlone(act, [other.id]);
  if ((await contactAt(act, door.channel, door.address))?.id !== other.id)
    throw new Trouble('joining', 'The other address became another contact meanwhile.');
  const asked = { channel: turn.channel, address: turn.address };
  leaveJoin(turn);
  await joinPeople(act, contact, other, { asked, proved: door });
  await tellThere(turn, door);
  say(turn, 'join_done', { where: nameOf(turn, door, turn.language) });
  const tickets = (await ticketsOf(act, contact.id)).filter(
    ({ status }) => isAlive(status) || status === 'resolved',
  );
  for (const ticket of tickets.slice(0, TICKETS_SHOWN)) await showStatus(turn, ticket);
}

/** v•••@example.org; a chat's own number would tell the person nothing. */
function nameOf(turn: Turn, { channel, address }: Door, language: Language): string {
  return channel === 'mail' ? maskAddress(address) : doorName(turn, channel, language);
}

function doorName({ act }: Turn, channel: string, language: Language): string {
  const key = `desk_door_${channel}`;
  return act.words.has(key) ? act.words.say(key, language) : channel;
}

/** So that whoever holds the address hears of it, should it have been somebody else. */
async function tellThere(turn: Turn, door: Door): Promise<void> {
  const { act, contact } = turn;
  const language = contact.language ?? turn.language;
  const params = { door: doorName(turn, turn.channel, language) };
  await put(act, {
    channel: door.channel,
    account: door.channel === turn.channel ? turn.account : undefined,
    address: door.address,
    contactId: contact.id,
    language,
    subject: act.words.subject('join_done_there', language, params),
    text: act.words.say('join_done_there', language, params),
    automatic: true,
    answers: [],
  });
}
