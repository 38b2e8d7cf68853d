import {
  checkCode,
  issueCode,
  knowContact,
  maskAddress,
  proveMobile,
  provenMobiles,
} from '../../contacts/index.ts';
import type { Intent } from '../../faq/index.ts';
import { asciiDigits } from '../../lib/digits.ts';
import { oneRow } from '../../lib/rows.ts';
import { put } from '../../outbox/index.ts';
import {
  findRegistrations,
  isProvedBy,
  type Registration,
  registrationById,
} from '../../registrations/index.ts';
import { beginForm } from '../form.ts';
import { isProven } from '../proof.ts';
import type { Flow } from '../step.ts';
import { say, type Turn } from '../turn.ts';
import { notCome } from '../words.ts';
import { askIdentifier, askToShare, leave, offerTicket, tell } from './registration-told.ts';

const PURPOSE = 'registration';
const SAID_KEPT = 3;
const KINDS = ['gstin', 'udyam', 'pan', 'mobile'] as const;

/**
 * Where is my registration: the record is found by GSTIN, PAN, Udyam or mobile, and told only to somebody who writes
 * from an address on the record or has the one-time code sent to it (issue: proof before telling).
 */
export async function registrationStatus(turn: Turn, intent?: Intent): Promise<void> {
  if (intent?.role === 'buyer') return beginForm(turn, intent.category!, intent.id);
  if (othersRead(turn)) {
    leave(turn);
    return say(turn, 'reg_in_private');
  }
  const wrong = turn.heard.entities.find((entity) => entity.kind === 'gstin' && entity.valid === false);
  if (wrong) {
    say(turn, 'reg_gstin_wrong', { value: wrong.text });
    return askIdentifier(turn, false);
  }
  const named = turn.heard.entities.find((entity) => (KINDS as readonly string[]).includes(entity.kind));
  const again = turn.step.flow?.name === 'registration';
  turn.step.lastSaid = [...(turn.step.lastSaid ?? []), turn.said].slice(-SAID_KEPT);
  if (!named) {
    const theirs = again ? undefined : await ofProvenMobile(turn);
    if (!theirs) return again ? offerTicket(turn, 'reg_no_number') : askIdentifier(turn, true);
    say(turn, 'reg_by_mobile');
    return tell(turn, theirs);
  }
  const found = await findRegistrations(turn.act, {
    kind: named.kind as (typeof KINDS)[number],
    value: named.value,
  });
  const record = found[0];
  if (!record) return offerTicket(turn, 'reg_not_found');
  if (await mayHear(turn, record)) return tell(turn, record);
  await askProof(turn, record);
}

/** A letter under somebody's address is answered to that address, or it must be known who speaks. */
async function mayHear(turn: Turn, record: Registration): Promise<boolean> {
  const { replyTo = turn.address } = turn.message;
  if (replyTo !== turn.address && !(await isProven(turn))) return false;
  return isProvedBy(turn.act, record, turn.contact.id);
}

/** Who has proved a mobile is not asked by which number we should look. */
async function ofProvenMobile(turn: Turn): Promise<Registration | undefined> {
  if (!(await isProven(turn))) return undefined;
  for (const mobile of await provenMobiles(turn.act, turn.contact.id)) {
    const [record] = await findRegistrations(turn.act, {
      kind: 'mobile',
      value: mobile.replace(/^\+91/, ''),
    });
    if (record) return record;
  }
  return undefined;
}

/** Where a chat answers somewhere else than to its writer, it answers among people. */
function othersRead({ message }: Turn): boolean {
  return message.manner !== 'letter' && (message.replyTo ?? message.from.address) !== message.from.address;
}

async function askProof(turn: Turn, record: Registration): Promise<void> {
  const bySharing = turn.message.canProveMobile === true && record.mobile !== null;
  if (record.email) await sendCode(turn, record, record.email);
  else if (!bySharing) return offerTicket(turn, 'reg_no_address');
  turn.step.flow = { name: 'registration', asking: 'code', record: record.id };
  turn.step.asking = 'code';
  if (bySharing) askToShare(turn, record.email ? 'reg_or_share_mobile' : 'reg_share_mobile');
}

/** They shared their own number: what waited for a proof is told when it stands on the record. */
export async function mobileProved(turn: Turn, mobile: string): Promise<boolean> {
  await proveMobile(turn.act, turn.contact.id, mobile);
  const { flow } = turn.step;
  if (flow?.name !== 'registration') return false;
  if (flow.asking === 'identifier' || !flow.record) return false;
  turn.intent = 'reg_status_check';
  const record = await registrationById(turn.act, flow.record);
  if (!record) {
    offerTicket(turn, 'reg_not_found');
  } else if (await mayHear(turn, record)) {
    tell(turn, record);
  } else if (record.email) {
    say(turn, 'reg_mobile_another');
  } else offerTicket(turn, 'reg_mobile_another_alone');
  return true;
}

async function sendCode(turn: Turn, record: Registration, email: string): Promise<void> {
  const code = await issueCode(turn.act, turn.contact.id, PURPOSE, record.id);
  const known = await oneRow<{ channel: string }>(
    turn.act.tx,
    'SELECT channel FROM handle WHERE lower(address) = lower($1) AND blocked_at IS NULL ORDER BY created_at LIMIT 1',
    [email],
  );
  const channel = known?.channel ?? 'mail';
  const { contact } = await knowContact(turn.act, { channel, address: email, verified: false });
  const minutes = turn.act.cell.rules.oneTimeCode.validMinutes;
  const params = { code: spaced(code), minutes };
  await put(turn.act, {
    channel,
    address: email,
    contactId: contact.id,
    language: turn.language,
    subject: turn.act.words.subject('reg_code_mail', turn.language, params),
    text: turn.act.words.say('reg_code_mail', turn.language, params),
    automatic: true,
  });
  say(turn, 'reg_code_sent', { where: maskAddress(email), minutes });
}

/** 482-193: written so, our own code is not taken for a stranger's OTP and blanked. */
function spaced(code: string): string {
  return `${code.slice(0, 3)}-${code.slice(3)}`;
}

export async function codeSaid(turn: Turn, flow: Extract<Flow, { name: 'registration' }>): Promise<void> {
  const asked = flow.record ? await registrationById(turn.act, flow.record) : undefined;
  // No code was sent: the button was the only way, and was not pressed.
  if (asked && !asked.email) return offerTicket(turn, 'reg_no_address');
  // Our own code is no stranger's secret: it is read before blanking, and stays blanked in the record.
  const said = asciiDigits(turn.message.text).replaceAll(/[\s-]/g, '');
  const code = /\d{4,}/.exec(said)?.[0];
  // Another is sent, as often as the cell allows; the mobile is offered again with it.
  if (!code && asked && notCome(turn.text)) return askProof(turn, asked);
  if (!code) return say(turn, 'reg_code_wrong');
  const check = await checkCode(turn.act, turn.contact.id, PURPOSE, code);
  if ('failed' in check) {
    if (check.failed === 'wrong') return say(turn, 'reg_code_wrong');
    leave(turn);
    return say(turn, 'reg_code_expired');
  }
  const record = await registrationById(turn.act, check.proved);
  if (!record) return offerTicket(turn, 'reg_not_found');
  tell(turn, record);
}
