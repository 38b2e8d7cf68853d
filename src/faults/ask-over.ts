import type { Act } from '../act.ts';
import type { Choice } from '../channel.ts';
import { deskOf, type Handle, handlesOf, holdAlone, reachOf } from '../contacts/index.ts';
import { hearersOf, officerTitle, quietUntil } from '../directory/index.ts';
import type { Language } from '../lib/language.ts';
import { oneRow, rows } from '../lib/rows.ts';
import { put } from '../outbox/index.ts';
import { type Fault, faultsById, lockFault, noteFault, titleOf } from './fault.ts';
import { type Link, linkedTo, settle } from './of-person.ts';

type Door = Pick<Link, 'contactId' | 'channel' | 'address'>;

/**
 * One of those who met a fault that is over is asked whether it works now, once, by the door they used last. Who is to be
 * asked is held alone meanwhile: any number of processes may ask, and nobody is asked twice.
 * @returns false when nobody is left to be asked
 */
export async function askNext(act: Act): Promise<boolean> {
  const due = await oneRow<Door & { faultId: string }>(
    act.tx,
    `SELECT l.fault_id AS "faultId", l.contact_id AS "contactId", l.channel, l.address
     FROM fault_link l JOIN fault f ON f.id = l.fault_id
     WHERE l.state = 'linked' AND f.ended_at IS NOT NULL ORDER BY l.at LIMIT 1`,
  );
  if (!due) return false;
  const contactId = await holderOf(act, due);
  const links = await linkedTo(act, due.faultId, contactId);
  const [fault] = await faultsById(act, [due.faultId]);
  const waiting = links.filter(({ state }) => state === 'linked');
  const last = waiting.at(-1);
  if (!last || !fault) return true;
  const before = links.some(
    ({ state }) => state !== 'linked' && state !== 'other' && state !== 'unreachable',
  );
  const told = !before && (await tell(act, contactId, last, fault));
  await settle(act, fault.id, [last], before ? 'elsewhere' : told ? 'asked' : 'unreachable');
  await settle(act, fault.id, waiting.slice(0, -1), 'elsewhere');
  return true;
}

/** Whoever has the door now, nobody else meanwhile: joined with another contact, or parted, is known by it. */
async function holderOf(act: Act, link: Door): Promise<string> {
  for (;;) {
    const id = await doorHolder(act, link);
    await holdAlone(act, [id]);
    if ((await doorHolder(act, link)) === id) return id;
  }
}

async function doorHolder(act: Act, { channel, address, contactId }: Door): Promise<string> {
  const row = await oneRow<{ id: string }>(
    act.tx,
    'SELECT coalesce((SELECT contact_id FROM handle WHERE channel = $1 AND address = $2), $3) AS id',
    [channel, address, contactId],
  );
  return row!.id;
}

async function tell(act: Act, contactId: string, due: Link, fault: Fault): Promise<boolean> {
  const { language } = due;
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
      { label: act.words.say('button_works', language), value: `over:works:${fault.serial}` },
      { label: act.words.say('button_still_stuck', language), value: `over:stuck:${fault.serial}` },
    ],
    automatic: true,
  });
  return true;
}

/**
 * An announcement past its expected end: whoever fills the post that made it is asked, once, whether it is over; where
 * their door is quiet by now, when their office opens. Until they say so it goes on, without a time.
 */
export async function askInCharge(act: Act): Promise<boolean> {
  const due = await rows<{ serial: number }>(
    act.tx,
    `SELECT serial FROM fault WHERE ended_at IS NULL AND until <= $1 AND asked_at IS NULL
     ORDER BY until FOR UPDATE SKIP LOCKED`,
    [act.now],
  );
  for (const { serial } of due) {
    const fault = await lockFault(act, serial);
    const hearers = await awakeHearersOf(act, fault);
    if (!hearers) continue;
    await askWhetherOver(act, fault, hearers);
    return true;
  }
  return false;
}

interface Hearer {
  readonly contactId: string;
  readonly handle: Handle;
}

/** Undefined where one of them has quiet: it can wait for the morning, and all of them are asked then. */
async function awakeHearersOf(act: Act, fault: Fault): Promise<Hearer[] | undefined> {
  const hearers: Hearer[] = [];
  for (const { contactId } of await hearersOf(act, fault.officer)) {
    const handle = (await deskOf(act, contactId)) ?? (await reachOf(act, contactId));
    if (!handle) continue;
    if (await quietUntil(act, fault.officer, handle.channel)) return undefined;
    hearers.push({ contactId, handle });
  }
  return hearers;
}

async function askWhetherOver(act: Act, fault: Fault, hearers: readonly Hearer[]): Promise<void> {
  await act.tx.query('UPDATE fault SET asked_at = $2 WHERE id = $1', [fault.id, act.now]);
  await noteFault(act, fault.id, 'asked_whether_over', { officer: fault.officer });
  for (const { contactId, handle } of hearers) {
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
