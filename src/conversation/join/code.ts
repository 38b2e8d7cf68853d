import {
  checkCode,
  contactAt,
  type Door,
  issueCode,
  issueDoorCode,
  JOIN,
  maskAddress,
} from '../../contacts/index.ts';
import { staffOf } from '../../directory/index.ts';
import { oneRow } from '../../lib/rows.ts';
import { put } from '../../outbox/index.ts';
import { say, type Turn } from '../turn.ts';
import { isOwn, type Named, subjectOf } from './door.ts';
import { codesIn, spaced } from './words.ts';

/** The code sent to an address that nobody vouches for: a mail's From can be forged, who can read its mail is at home. */
const HERE = 'join_here';
const TRIED_OF_ONE_MESSAGE = 2;

/**
 * A code goes out by the other door, and what is said here is the same whether that address is known, unknown or of the
 * staff (then nothing goes out).
 */
export async function sendCodes(turn: Turn, named: Named): Promise<void> {
  const { act, step } = turn;
  if (named.door && (await isOwn(turn, named.door))) return already(turn);
  const code = await issueDoorCode(act, turn.contact.id, named.subject);
  const door = named.door && (await isStaff(turn, named.door)) ? undefined : named.door;
  if (door) await send(turn, door, 'join_code_mail', code);
  step.flow = { name: 'join', asking: 'code', door };
  if (!step.form) step.asking = 'code';
  const minutes = act.cell.rules.oneTimeCode.validMinutes;
  if (named.byMobile) say(turn, 'join_code_sent_mobile', { minutes });
  else if (named.byNumber) say(turn, 'join_code_sent_number', { minutes });
  else say(turn, 'join_code_sent', { where: maskAddress(named.subject.replace(/^mail:/, '')), minutes });
  if (!turn.message.from.verified) await sendHere(turn);
}

export function already(turn: Turn): void {
  leaveJoin(turn);
  say(turn, 'join_already');
}

export function leaveJoin({ step }: Turn): void {
  step.flow = undefined;
  if (!step.form) step.asking = undefined;
}

/** Never to a Reply-To: whoever forges a From names that as well. */
export async function sendHere(turn: Turn): Promise<void> {
  const own = { channel: turn.channel, address: turn.address };
  const code = await issueCode(turn.act, turn.contact.id, HERE, subjectOf(own));
  await send(turn, own, 'join_code_here', code);
  say(turn, 'join_code_here_too');
}

async function send(turn: Turn, door: Door, key: string, code: string): Promise<void> {
  const { act, language } = turn;
  const to = await contactAt(act, door.channel, door.address);
  const params = { code: spaced(code), minutes: act.cell.rules.oneTimeCode.validMinutes };
  await put(act, {
    channel: door.channel,
    account: door.channel === turn.channel ? turn.account : undefined,
    address: door.address,
    contactId: to?.id,
    language: to?.language ?? language,
    subject: act.words.subject(key, to?.language ?? language, params),
    text: act.words.say(key, to?.language ?? language, params),
    automatic: true,
    answers: [],
  });
}

async function isStaff(turn: Turn, { channel, address }: Door): Promise<boolean> {
  const contact = await contactAt(turn.act, channel, address);
  return contact !== undefined && (await staffOf(turn.act, contact.id)) !== undefined;
}

export function codesSaid(turn: Turn): string[] {
  return codesIn(turn.message.text, turn.act.cell.rules.oneTimeCode.digits);
}

/** Whether the code that went to this door is among what was said; each that is tried counts as a try. */
export function provesThere(turn: Turn, door: Door | undefined): Promise<Proves> {
  return firstRight(turn, JOIN, codesSaid(turn), door);
}

/** The own address of a letter, by the code in it: a reply quotes our letter, where the code stands. */
export function provesHere(turn: Turn): Promise<Proves> {
  const { folded = '', subject = '' } = turn.message;
  const quoted = codesIn(`${folded}\n${subject}`, turn.act.cell.rules.oneTimeCode.digits);
  return firstRight(turn, HERE, [...new Set([...codesSaid(turn), ...quoted])], {
    channel: turn.channel,
    address: turn.address,
  });
}

export type Proves = 'right' | 'wrong' | 'over';

async function firstRight(
  turn: Turn,
  purpose: string,
  codes: readonly string[],
  door: Door | undefined,
): Promise<Proves> {
  for (const code of codes.slice(0, TRIED_OF_ONE_MESSAGE)) {
    const check = await checkCode(turn.act, turn.contact.id, purpose, code);
    if ('proved' in check) return door && check.proved === subjectOf(door) ? 'right' : 'over';
    if (check.failed !== 'wrong') return 'over';
  }
  return 'wrong';
}

/** A code is on its way to this very door: whoever has it may take our two doors for one. */
export async function isAwaitedElsewhere({ act, channel, address }: Turn): Promise<boolean> {
  const row = await oneRow(
    act.tx,
    'SELECT 1 FROM proof WHERE purpose = $1 AND subject = $2 AND used_at IS NULL AND expires_at > $3 LIMIT 1',
    [JOIN, subjectOf({ channel, address }), act.now],
  );
  return row !== undefined;
}
