import type { Choice } from '../../channel.ts';
import { dayOf, showDate } from '../../lib/time.ts';
import { missingFor, resolve, type Ticket } from '../../tickets/index.ts';
import type { OfficerDeed } from '../step.ts';
import { ask, say, type Turn } from '../turn.ts';
import { findingSaid } from './findings.ts';

const REASON_LEAST = 12;
const OUTCOMES_OFFERED = 4;

/** Which finding a date is, by what was asked. */
const DATES: Record<string, string> = { payment_date: 'payment_date', finding_or_refund_date: 'refund_date' };

/** Takes from the message what closing still lacks: a button, a date, a finding in words, the closing note. */
export function hearForResolve(turn: Turn, deed: OfficerDeed, choice: string | undefined): void {
  const { asking = '' } = deed;
  const [kind, value] = (choice ?? '').split(/:(.*)/s);
  if (choice !== undefined) {
    if (kind === 'finding' && value) deed.findings.finding = value;
    if (kind === 'outcome' && value) deed.outcome = value;
    if (choice === 'correct') deed.text = undefined;
    deed.confirmed = asking === 'confirm' && choice === 'yes';
    return;
  }
  const utr = /(?:utr|यूटीआर)\D{0,20}(\d{4,})/iu.exec(turn.text)?.[1]?.slice(-4);
  if (utr) deed.findings.utr_end = utr;
  const date = DATES[asking] && pastDay(turn);
  if (date) deed.findings[DATES[asking]!] = date;
  else if (asking.startsWith('finding')) deed.saidFinding = turn.text;
  if (asking === 'visit_report') deed.findings.visit_report = turn.text;
  if (asking === 'reason') deed.text = turn.text;
  if (asking === 'confirm') hearConfirmation(turn, deed);
}

/** Yes closes; no asks for the note anew; a date or other words set right what was read back. */
function hearConfirmation(turn: Turn, deed: OfficerDeed): void {
  const { answer } = turn.heard;
  const date = pastDay(turn);
  deed.confirmed = Boolean(answer.yes);
  if (answer.yes) return;
  if (answer.no) deed.text = undefined;
  else if (date && deed.findings.payment_date) deed.findings.payment_date = date;
  else if (turn.text.trim().length >= REASON_LEAST) deed.text = turn.text;
}

/** What was paid was paid by today: "kal" is yesterday here, and a date to come is no answer. */
function pastDay(turn: Turn): string | undefined {
  const today = dayOf(turn.act.now);
  return turn.heard.entities.find(
    (entity) => entity.kind === 'date' && entity.precision === 'day' && entity.value <= today,
  )?.value;
}

/** Asks for the first thing that is missing: what the duty demands, a speaking reason, the confirmation. */
export async function askForResolve(turn: Turn, deed: OfficerDeed, ticket: Ticket): Promise<boolean> {
  const category = turn.act.cell.category(ticket.category);
  deed.outcome ??= category.outcomes.includes('solved') ? 'solved' : category.outcomes[0]!;
  if (deed.saidFinding) deed.findings.finding ??= findingSaid(deed.saidFinding, category.findings) ?? '';
  const missing = missingFor(turn.act.cell, ticket.category, deed.outcome, deed.findings);
  if (missing) askDemand(turn, deed, ticket, missing);
  else if (!deed.text || deed.text.trim().length < REASON_LEAST) {
    deed.asking = 'reason';
    ask(turn, 'reason', 'officer_ask_reason', { number: ticket.number, least: REASON_LEAST });
  } else if (deed.confirmed) return false;
  else askConfirmation(turn, deed, ticket, category.outcomes);
  return true;
}

function askDemand(turn: Turn, deed: OfficerDeed, ticket: Ticket, missing: string): void {
  const { act, language } = turn;
  const category = act.cell.category(ticket.category);
  if (deed.asking === missing) say(turn, 'form_not_understood_slot');
  deed.asking = missing;
  const choices: Choice[] = category.findings.map((code) => ({
    label: act.cell.findings.get(code)![language],
    value: `finding:${code}`,
  }));
  const params = { number: ticket.number, category: category.title[language] };
  ask(turn, missing, `officer_ask_${missing}`, params, { choices });
}

function askConfirmation(turn: Turn, deed: OfficerDeed, ticket: Ticket, outcomes: readonly string[]): void {
  const { act, language } = turn;
  deed.asking = 'confirm';
  const title = (code: string) => act.cell.outcomes.get(code)!.title[language];
  const others = outcomes.filter((code) => code !== deed.outcome).slice(0, OUTCOMES_OFFERED);
  ask(
    turn,
    'confirm',
    'officer_confirm_resolve',
    {
      number: ticket.number,
      outcome: title(deed.outcome!),
      findings: findingsShown(turn, deed) || '–',
      reason: deed.text!,
    },
    {
      choices: [
        { label: act.words.say('button_close_it', language), value: 'yes' },
        { label: act.words.say('button_correct', language), value: 'correct' },
        { label: act.words.say('button_cancel', language), value: 'cancel' },
        ...others.map((code) => ({ label: title(code), value: `outcome:${code}` })),
      ],
    },
  );
}

function findingsShown(turn: Turn, deed: OfficerDeed): string {
  const { finding, payment_date, refund_date, utr_end, visit_report } = deed.findings;
  const { words, cell } = turn.act;
  const line = (key: string, date: string | undefined) =>
    date && words.say(key, turn.language, { date: showDate(date) });
  return [
    finding && cell.findings.get(finding)?.[turn.language],
    line('finding_payment_date', payment_date),
    line('finding_refund_date', refund_date),
    utr_end && `UTR …${utr_end}`,
    visit_report,
  ]
    .filter(Boolean)
    .join(' · ');
}

export async function doResolve(turn: Turn, deed: OfficerDeed, ticket: Ticket): Promise<void> {
  const findings = Object.fromEntries(Object.entries(deed.findings).filter(([, value]) => value));
  await resolve(turn.act, ticket.id, { outcome: deed.outcome!, reason: deed.text!, findings });
  say(turn, 'officer_done_resolve', { number: ticket.number, days: turn.act.cell.rules.reopenDays });
}
