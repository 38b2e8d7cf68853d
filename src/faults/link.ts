import type { Act } from '../act.ts';
import { asciiDigits } from '../lib/digits.ts';
import type { Language } from '../lib/language.ts';
import { oneRow } from '../lib/rows.ts';
import { type Fault, noteFault, openFaults } from './fault.ts';

/** Who met a fault, by which door, and all that they said of it; `said` is the conversation's own. */
export interface Link<Said = unknown> {
  readonly contactId: string;
  readonly channel: string;
  readonly account: string | null;
  readonly address: string;
  readonly language: Language;
  readonly intent: string | null;
  readonly said: Said[];
  readonly at: Date;
}

/** @param intent undefined: the message was not understood */
export async function faultTold(
  act: Act,
  contactId: string,
  text: string,
  intent: string | undefined,
): Promise<Fault | undefined> {
  const open = await openFaults(act);
  const fault = open.find((each) => isTold(each, text, intent));
  if (!fault) return undefined;
  const theirs = await oneRow(
    act.tx,
    `SELECT 1 FROM fault_link WHERE fault_id = $1 AND contact_id = $2 AND state = 'other'`,
    [fault.id, contactId],
  );
  return theirs ? undefined : fault;
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

/** @returns false: they were told before, what they say now is kept with it */
export async function linkTo<Said>(act: Act, fault: Fault, link: Omit<Link<Said>, 'at'>): Promise<boolean> {
  const made = await oneRow<{ times: number }>(
    act.tx,
    `INSERT INTO fault_link (fault_id, contact_id, channel, account, address, language, intent, said, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (fault_id, contact_id) DO UPDATE SET times = fault_link.times + 1, said = fault_link.said || excluded.said,
       channel = excluded.channel, account = excluded.account, address = excluded.address, language = excluded.language
     RETURNING times`,
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
  return made?.times === 1;
}

/** "My matter is another": they are not asked, and not told of this fault any more. */
export async function unlink(act: Act, faultId: string, contactId: string): Promise<void> {
  await act.tx.query(
    `UPDATE fault_link SET state = 'other' WHERE fault_id = $1 AND contact_id = $2 AND state = 'linked'`,
    [faultId, contactId],
  );
}

/** So long an answer in words ("yes", "not yet") is one to our question. */
const AWAITED_DAYS = 7;

/**
 * The fault that the person was asked about and has not answered; by its serial where a button names it. Whose contact
 * was joined with another meanwhile is known by the door; `contactId` is the one the link bears.
 */
export function askedOf<Said>(
  act: Act,
  contactId: string,
  serial?: number,
): Promise<(Link<Said> & { faultId: string; serial: number }) | undefined> {
  return oneRow<Link<Said> & { faultId: string; serial: number }>(
    act.tx,
    `SELECT l.fault_id AS "faultId", f.serial, l.contact_id AS "contactId", l.channel, l.account, l.address, l.language,
       l.intent, l.said, l.at
     FROM fault_link l JOIN fault f ON f.id = l.fault_id
     WHERE l.state = 'asked'
       AND (l.contact_id = $1 OR (l.channel, l.address) IN (SELECT channel, address FROM handle WHERE contact_id = $1))
       AND ($2::int IS NULL OR f.serial = $2)
       AND ($2::int IS NOT NULL OR l.asked_at > $3::timestamptz - make_interval(days => ${AWAITED_DAYS}))
     ORDER BY l.asked_at DESC LIMIT 1 FOR UPDATE OF l`,
    [contactId, serial ?? null, act.now],
  );
}

/** What they said to it; `ticketId` where one was opened because it still does not work. */
export async function answered(
  act: Act,
  faultId: string,
  contactId: string,
  state: 'works' | 'stuck',
  ticketId?: string,
): Promise<void> {
  await act.tx.query(
    'UPDATE fault_link SET state = $3, ticket_id = $4 WHERE fault_id = $1 AND contact_id = $2',
    [faultId, contactId, state, ticketId ?? null],
  );
  if (ticketId) await noteFault(act, faultId, 'still_stuck', { ticketId });
}
