import { checkCode, issueCode, knowContact, maskAddress, proveMobile } from '../../contacts/index.ts';
import type { Intent } from '../../faq/index.ts';
import { asciiDigits } from '../../lib/digits.ts';
import { oneRow } from '../../lib/rows.ts';
import { showDate } from '../../lib/time.ts';
import { put } from '../../outbox/index.ts';
import {
  findRegistrations,
  isProvedBy,
  type Registration,
  registrationById,
} from '../../registrations/index.ts';
import type { SlotValue } from '../../tickets/index.ts';
import { beginForm } from '../form.ts';
import { offer, say, type Turn } from '../turn.ts';

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
  if (!named) return again ? offerTicket(turn, 'reg_no_number') : askIdentifier(turn, true);
  const found = await findRegistrations(turn.act, {
    kind: named.kind as (typeof KINDS)[number],
    value: named.value,
  });
  const record = found[0];
  if (!record) return offerTicket(turn, 'reg_not_found');
  if (await isProvedBy(turn.act, record, turn.contact.id)) return tell(turn, record);
  await askProof(turn, record);
}

function askIdentifier(turn: Turn, aloud: boolean): void {
  turn.step.flow = { name: 'registration', asking: 'identifier' };
  turn.step.asking = 'identifier';
  if (aloud) say(turn, 'reg_ask_identifier');
}

function offerTicket(turn: Turn, key: string): void {
  turn.step.flow = undefined;
  turn.step.asking = 'open_ticket';
  turn.step.lastIntent = 'reg_status_check';
  say(
    turn,
    key,
    {},
    {
      buttons: [
        ['button_open_ticket', 'open_ticket'],
        ['button_no', 'solved'],
      ],
    },
  );
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
  if (bySharing) askToShare(turn, record.email !== null);
}

function askToShare(turn: Turn, orElse: boolean): void {
  const label = turn.act.words.say('button_share_mobile', turn.language);
  const choices = [{ label, value: 'share:mobile', proves: 'mobile' as const }];
  say(turn, orElse ? 'reg_or_share_mobile' : 'reg_share_mobile', {}, { choices });
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
  } else if (await isProvedBy(turn.act, record, turn.contact.id)) {
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

export async function codeSaid(turn: Turn): Promise<void> {
  // Our own code is no stranger's secret: it is read before blanking, and stays blanked in the record.
  const said = asciiDigits(turn.message.text).replaceAll(/[\s-]/g, '');
  const code = /\d{4,}/.exec(said)?.[0];
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

/** The state, its reason and what to do; a firm that is not registered yet may open a ticket from here. */
function tell(turn: Turn, record: Registration): void {
  const { act, language } = turn;
  leave(turn);
  const { registrationStatuses, districts } = act.cell;
  const status = registrationStatuses.get(record.status)!;
  const reason = record.reason ? registrationStatuses.get(record.reason) : undefined;
  const next = (reason ?? status).nextStep;
  const district = record.district && districts.get(record.district)?.name[language];
  say(turn, 'reg_found', {
    ending: (identifierOf(record) ?? '').slice(-4),
    district: district || act.words.say('not_said', language),
    status: status.name[language],
    seen: showDate(record.seenOn),
  });
  const why = (record.reason === 'R99' && record.remark) || reason?.name[language];
  if (why) say(turn, 'reg_reason', { reason: why });
  if (next) say(turn, 'reg_next', { next: next[language] });
  if (record.status === 'REGISTERED') return;
  turn.step.lastIntent = 'reg_status_check';
  turn.step.known = knownOf(record, why);
  offer(turn, [
    ['button_solved', 'solved'],
    ['button_open_ticket', 'open_ticket'],
  ]);
}

function leave(turn: Turn): void {
  turn.step.flow = undefined;
  turn.step.asking = undefined;
}

function identifierOf({ gstin, pan, udyam, mobile }: Registration): string | null {
  return gstin ?? pan ?? udyam ?? mobile;
}

/** What stands on the record need not be asked again. */
function knownOf(record: Registration, reason: string | undefined): Record<string, SlotValue> {
  const identifier = identifierOf(record);
  return {
    firm: { value: record.firm },
    ...(identifier && { identifier: { value: identifier } }),
    ...(record.district && { district: { value: record.district } }),
    ...(reason && { reason: { value: reason } }),
  };
}
