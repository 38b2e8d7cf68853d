import type { Act } from '../act.ts';
import { asciiDigits } from '../lib/digits.ts';
import { oneRow } from '../lib/rows.ts';
import { type Fault, noteFault, openFaults } from './fault.ts';
import { isOf, LINK, type Link, leaveToDoors, linkedTo, OPEN, settle } from './of-person.ts';

/** What a message says; `intent` undefined: it was not understood. */
export interface Telling {
  readonly text: string;
  readonly intent?: string;
  /** Whether it tells of something that does not work: what is looked for where a fault names no intents. */
  readonly isTrouble?: boolean;
}

/**
 * The open fault that is told, held open to the end of the transaction: whoever is linked was told before it was over.
 * Whoever said that their matter is another goes their usual way, also past a second fault of like words.
 */
export async function faultTold(
  act: Act,
  contactId: string,
  { text, intent, isTrouble = true }: Telling,
): Promise<Fault | undefined> {
  for (const fault of await openFaults(act)) {
    if (fault.intents.length === 0 && !isTrouble) continue;
    if (!isTold(fault, text, intent) || !(await isStillOpen(act, fault))) continue;
    return (await linkedTo(act, fault.id, contactId)).some(({ state }) => state === 'other')
      ? undefined
      : fault;
  }
  return undefined;
}

async function isStillOpen({ tx }: Act, { id }: Fault): Promise<boolean> {
  const open = await oneRow(tx, 'SELECT 1 FROM fault WHERE id = $1 AND ended_at IS NULL FOR SHARE', [id]);
  return open !== undefined;
}

/** By its intent, and by one of its words where it has some; not understood, by the words alone. */
export function isTold(
  { intents, words }: Pick<Fault, 'intents' | 'words'>,
  text: string,
  intent?: string,
): boolean {
  const said = fold(text);
  const worded = words.some((word) => says(said, fold(word)));
  if (intents.length === 0 || intent === undefined) return worded;
  return intents.includes(intent) && (words.length === 0 || worded);
}

function fold(text: string): string {
  return asciiDigits(text.normalize('NFC')).toLowerCase();
}

/** As a word of its own: "otp" stands not in "captop". */
function says(text: string, word: string): boolean {
  const letter = /[\p{L}\p{M}\p{N}]/u;
  for (let at = text.indexOf(word); at >= 0 && word !== ''; at = text.indexOf(word, at + 1)) {
    const [before = ' ', after = ' '] = [text[at - 1], text[at + word.length]];
    if (!letter.test(before) && !letter.test(after)) return true;
  }
  return false;
}

/** @returns false: they were told before, by whichever door; what they say now is kept with it */
export async function linkTo<Said>(act: Act, fault: Fault, link: Omit<Link<Said>, 'at'>): Promise<boolean> {
  await leaveToDoors(act, fault.id, link.contactId);
  const before = await linkedTo(act, fault.id, link.contactId);
  await act.tx.query(
    `INSERT INTO fault_link (fault_id, contact_id, channel, account, address, language, intent, said, at, last_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
     ON CONFLICT (fault_id, contact_id) DO UPDATE SET times = fault_link.times + 1, said = fault_link.said || excluded.said,
       channel = excluded.channel, account = excluded.account, address = excluded.address, language = excluded.language,
       last_at = excluded.last_at`,
    [
      fault.id,
      link.contactId,
      link.channel,
      link.account,
      link.address,
      link.language,
      link.intent,
      JSON.stringify(link.said),
      act.now,
    ],
  );
  return before.length === 0;
}

/**
 * "My matter is another": they are not asked, and not told of this fault any more.
 * @returns all that they had said of it
 */
export async function unlink<Said>(act: Act, faultId: string, contactId: string): Promise<Said[]> {
  const links = (await linkedTo<Said>(act, faultId, contactId)).filter(({ state }) => state === 'linked');
  await settle(act, faultId, links, 'other');
  return links.flatMap(({ said }) => said);
}

/** So long an answer in words ("yes", "not yet") is one to our question. */
const AWAITED_DAYS = 7;

/**
 * The fault that the person was asked about and has not answered, with all they said of it by any of their doors; by its
 * serial where a button names it.
 */
export async function askedOf<Said>(
  act: Act,
  contactId: string,
  serial?: number,
): Promise<(Link<Said> & { faultId: string; serial: number }) | undefined> {
  const asked = await oneRow<Link<Said> & { faultId: string; serial: number }>(
    act.tx,
    `SELECT l.fault_id AS "faultId", f.serial, ${LINK}
     FROM fault_link l JOIN fault f ON f.id = l.fault_id
     WHERE l.state = 'asked' AND ${isOf('$1')}
       AND ($2::int IS NULL OR f.serial = $2)
       AND ($2::int IS NOT NULL OR l.asked_at > $3::timestamptz - make_interval(days => ${AWAITED_DAYS}))
     ORDER BY l.asked_at DESC LIMIT 1 FOR UPDATE OF l`,
    [contactId, serial ?? null, act.now],
  );
  if (!asked) return undefined;
  const links = await linkedTo<Said>(act, asked.faultId, contactId);
  return { ...asked, said: links.flatMap(({ said }) => said), at: links[0]?.at ?? asked.at };
}

/** What the person said to it, once for all their doors; `ticketId` where one was opened because it still does not work. */
export async function answered(
  act: Act,
  faultId: string,
  contactId: string,
  state: 'works' | 'stuck',
  ticketId?: string,
): Promise<void> {
  const links = await linkedTo(act, faultId, contactId);
  const answering = links.findLast((each) => each.state === 'asked');
  await settle(act, faultId, answering ? [answering] : [], state, ticketId);
  const others = links.filter((each) => each !== answering && OPEN.includes(each.state));
  await settle(act, faultId, others, 'elsewhere');
  if (ticketId) await noteFault(act, faultId, 'still_stuck', { ticketId });
}
