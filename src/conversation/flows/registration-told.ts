import { showDate } from '../../lib/time.ts';
import type { Registration } from '../../registrations/index.ts';
import type { SlotValue } from '../../tickets/index.ts';
import { offer, say, type Turn } from '../turn.ts';

export function askIdentifier(turn: Turn, aloud: boolean): void {
  turn.step.flow = { name: 'registration', asking: 'identifier' };
  turn.step.asking = 'identifier';
  if (!aloud) return;
  say(turn, 'reg_ask_identifier');
  if (turn.message.canProveMobile) askToShare(turn, 'reg_or_share_mobile');
}

/** The button by which the channel vouches for the person's own number. */
export function askToShare(turn: Turn, key: string): void {
  const label = turn.act.words.say('button_share_mobile', turn.language);
  const choices = [{ label, value: 'share:mobile', proves: 'mobile' as const }];
  say(turn, key, {}, { choices });
}

export function offerTicket(turn: Turn, key: string): void {
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

/** The state, its reason and what to do; a firm that is not registered yet may open a ticket from here. */
export function tell(turn: Turn, record: Registration): void {
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

export function leave(turn: Turn): void {
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
