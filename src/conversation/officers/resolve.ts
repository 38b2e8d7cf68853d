import type { Choice } from '../../channel.ts';
import { showDate } from '../../lib/time.ts';
import { missingFor, resolve, type Ticket } from '../../tickets/index.ts';
import type { OfficerDeed } from '../step.ts';
import { ask, say, type Turn } from '../turn.ts';

const REASON_LEAST = 12;

/** The finding in words that officers use, when they write it instead of pressing the button. */
const FINDING_WORDS: readonly [RegExp, string][] = [
  [/(no reason|koi karan nahi|karan nahi diya|कारण नहीं)/iu, 'no_reason'],
  [/(partly|partial|aanshik|anshik|आंशिक)/iu, 'reason_partly'],
  [/(wrong|galat|incorrect|गलत)/iu, 'reason_wrong'],
  [/(correct|right|sahi|theek|सही|ठीक)/iu, 'reason_correct'],
];

/** Asks for the first thing that is missing: what the duty demands, a speaking reason, the confirmation. */
export async function askForResolve(turn: Turn, deed: OfficerDeed, ticket: Ticket): Promise<boolean> {
  const { act, language } = turn;
  const category = act.cell.category(ticket.category);
  deed.outcome ??= category.outcomes.includes('solved') ? 'solved' : category.outcomes[0];
  readFinding(deed, category.findings);
  const missing = missingFor(act.cell, ticket.category, deed.outcome!, deed.findings);
  if (missing) {
    askDemand(turn, deed, ticket, missing);
    return true;
  }
  if (!deed.text || deed.text.trim().length < REASON_LEAST) {
    deed.asking = 'reason';
    ask(turn, 'reason', 'officer_ask_reason', { number: ticket.number, least: REASON_LEAST });
    return true;
  }
  if (deed.findings.confirmed === 'yes') return false;
  deed.asking = 'confirm';
  ask(
    turn,
    'confirm',
    'officer_confirm_resolve',
    {
      number: ticket.number,
      outcome: act.cell.outcomes.get(deed.outcome!)!.title[language],
      findings: findingsShown(turn, deed) || '–',
      reason: deed.text,
    },
    {
      buttons: [
        ['button_close_it', 'yes'],
        ['button_correct', 'correct'],
        ['button_cancel', 'cancel'],
      ],
      choices: otherOutcomes(turn, deed, category.outcomes),
    },
  );
  return true;
}

function readFinding(deed: OfficerDeed, allowed: readonly string[]): void {
  const said = deed.findings.said_finding;
  if (!said || deed.findings.finding) return;
  const found = FINDING_WORDS.find(([pattern, code]) => allowed.includes(code) && pattern.test(said));
  if (found) deed.findings.finding = found[1];
}

function askDemand(turn: Turn, deed: OfficerDeed, ticket: Ticket, missing: string): void {
  const { act, language } = turn;
  const category = act.cell.category(ticket.category);
  deed.asking = missing;
  const choices: Choice[] = category.findings.map((code) => ({
    label: act.cell.findings.get(code)![language],
    value: `finding:${code}`,
  }));
  ask(
    turn,
    missing,
    `officer_ask_${missing}`,
    { number: ticket.number, category: category.title[language] },
    { choices },
  );
}

function otherOutcomes(turn: Turn, deed: OfficerDeed, outcomes: readonly string[]): Choice[] {
  return outcomes
    .filter((code) => code !== deed.outcome)
    .slice(0, 4)
    .map((code) => ({
      label: turn.act.cell.outcomes.get(code)!.title[turn.language],
      value: `outcome:${code}`,
    }));
}

function findingsShown(turn: Turn, deed: OfficerDeed): string {
  const { finding, payment_date, refund_date, utr_end, visit_report } = deed.findings;
  return [
    finding && turn.act.cell.findings.get(finding)?.[turn.language],
    payment_date && showDate(payment_date),
    refund_date && showDate(refund_date),
    utr_end && `UTR …${utr_end}`,
    visit_report,
  ]
    .filter(Boolean)
    .join(' · ');
}

export async function doResolve(turn: Turn, deed: OfficerDeed, ticket: Ticket): Promise<void> {
  const { confirmed: _c, said_finding: _s, ticket: _t, other: _o, ...findings } = deed.findings;
  await resolve(turn.act, ticket.id, { outcome: deed.outcome!, reason: deed.text!, findings });
  say(turn, 'officer_done_resolve', { number: ticket.number, days: turn.act.cell.rules.reopenDays });
}
