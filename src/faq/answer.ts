import { DateTime } from 'luxon';
import type { Act } from '../act.ts';
import type { Language } from '../lib/language.ts';
import { dayOf, local, ZONE } from '../lib/time.ts';
import type { Intent } from './load.ts';

export interface Answered {
  readonly text: string;
  /** A fact in it is dated, conflicting or unconfirmed: the reader was told so. */
  readonly verify: boolean;
}

/**
 * The answer as the person reads it: contacts and figures from the cell's data as in force today, never from prose.
 * What is marked D, "verify", or not confirmed for longer than the cell's days, says so.
 */
export function answerOf(act: Act, intent: Intent, language: Language): Answered {
  let verify = intent.facts.some((fact) => fact.certainty === 'D' || fact.verify);
  const text = intent.answer[language].replaceAll(
    /\{(contact|threshold)\.([a-z0-9_]+)\}/g,
    (_, kind: string, code: string) => {
      const [shown, unsure] =
        kind === 'contact' ? contactText(act, code, language) : thresholdText(act, code, language);
      verify ||= unsure;
      return shown;
    },
  );
  const note = verify ? `\n\n${act.words.say('please_verify', language)}` : '';
  return { text: text.trimEnd() + note, verify };
}

function contactText(act: Act, code: string, language: Language): [string, boolean] {
  const contact = act.cell.contact(code);
  return [contact.value[language], contact.verify || isStale(act, contact.verifiedOn)];
}

function thresholdText(act: Act, code: string, language: Language): [string, boolean] {
  const threshold = act.cell.thresholdOn(code, dayOf(act.now));
  return [threshold.value[language], threshold.verify || threshold.certainty === 'D'];
}

/** Contacts are to be confirmed now and then (180 days, a proposal). */
function isStale(act: Act, verifiedOn: string | null): boolean {
  if (!verifiedOn) return true;
  const age = local(act.now)
    .startOf('day')
    .diff(DateTime.fromISO(verifiedOn, { zone: ZONE }), 'days').days;
  return age > act.cell.rules.contactFreshDays;
}
