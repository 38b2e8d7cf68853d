import type { Act } from '../act.ts';
import type { Choice } from '../channel.ts';
import { contactAt, handlesOf, reachOf } from '../contacts/index.ts';
import { hearersOf, officerTitle } from '../directory/index.ts';
import type { Language } from '../lib/language.ts';
import { oneRow } from '../lib/rows.ts';
import { put } from '../outbox/index.ts';
import { type Fault, lockFault, noteFault, titleOf } from './fault.ts';

interface Due {
  faultId: string;
  serial: number;
  contactId: string;
  channel: string;
  account: string | null;
  address: string;
  language: Language;
}

/**
 * One of those who met a fault that is over is asked whether it works now, by their door. The row taken is the right to
 * ask: any number of processes may, and nobody is asked twice.
 * @returns false when nobody is left to be asked
 */
export async function askNext(act: Act): Promise<boolean> {
  const due = await oneRow<Due>(
    act.tx,
    `SELECT l.fault_id AS "faultId", f.serial, l.contact_id AS "contactId", l.channel, l.account, l.address, l.language
     FROM fault_link l JOIN fault f ON f.id = l.fault_id
     WHERE l.state = 'linked' AND f.ended_at IS NOT NULL ORDER BY l.at LIMIT 1 FOR UPDATE OF l SKIP LOCKED`,
  );
  if (!due) return false;
  const told = await tell(act, due, await lockFault(act, due.serial));
  await act.tx.query(
    'UPDATE fault_link SET state = $3, asked_at = $4 WHERE fault_id = $1 AND contact_id = $2',
    [due.faultId, due.contactId, told ? 'asked' : 'unreachable', act.now],
  );
  return true;
}

async function tell(act: Act, due: Due, fault: Fault): Promise<boolean> {
  const { language, serial } = due;
  // Joined with another contact meanwhile, the door tells who it is now.
  const contactId = (await contactAt(act, due.channel, due.address))?.id ?? due.contactId;
  const own = (await handlesOf(act, contactId)).find(
    ({ channel, address, blockedAt }) => channel === due.channel && address === due.address && !blockedAt,
  );
  const handle = own ?? (await reachOf(act, contactId));
  if (!handle) return false;
  const params = { title: titleOf(act, fault, language) };
  await put(act, {
    channel: handle.channel,
    account: own ? (due.account ?? undefined) : undefined,
    address: handle.address,
    contactId,
    language,
    subject: act.words.subject('fault_over', language, params),
    text: act.words.say('fault_over', language, params),
    choices: [
      { label: act.words.say('button_works', language), value: `over:works:${serial}` },
      { label: act.words.say('button_still_stuck', language), value: `over:stuck:${serial}` },
    ],
    automatic: true,
  });
  return true;
}

/**
 * An announcement past its expected end: whoever fills the post that made it is asked, once, whether it is over. Until
 * they say so it goes on, without a time.
 */
export async function askInCharge(act: Act): Promise<boolean> {
  const due = await oneRow<{ serial: number }>(
    act.tx,
    `SELECT serial FROM fault WHERE ended_at IS NULL AND until <= $1 AND asked_at IS NULL
     ORDER BY until LIMIT 1 FOR UPDATE SKIP LOCKED`,
    [act.now],
  );
  if (!due) return false;
  const fault = await lockFault(act, due.serial);
  await act.tx.query('UPDATE fault SET asked_at = $2 WHERE id = $1', [fault.id, act.now]);
  await noteFault(act, fault.id, 'asked_whether_over', { officer: fault.officer });
  for (const { contactId } of await hearersOf(act, fault.officer)) {
    const handle = await reachOf(act, contactId);
    if (!handle) continue;
    const language = await languageOf(act, contactId);
    const params = { serial: String(fault.serial), title: titleOf(act, fault, language) };
    await put(act, {
      channel: handle.channel,
      address: handle.address,
      name: await officerTitle(act, fault.officer, language),
      contactId,
      language,
      subject: act.words.subject('fault_expired', language, params),
      text: act.words.say('fault_expired', language, params),
      choices: faultButtons(act, fault, language),
      automatic: true,
    });
  }
  return true;
}

async function languageOf(act: Act, contactId: string): Promise<Language> {
  const row = await oneRow<{ language: Language | null }>(
    act.tx,
    'SELECT language FROM contact WHERE id = $1',
    [contactId],
  );
  return row?.language ?? 'hi';
}

/** "It is over" and "it takes longer", wherever the in-charge reads of it. */
export function faultButtons(act: Act, { serial }: Fault, language: Language): Choice[] {
  return [
    { label: act.words.say('button_fault_over', language), value: `fault:over:${serial}` },
    { label: act.words.say('button_fault_longer', language), value: `fault:longer:${serial}` },
  ];
}
