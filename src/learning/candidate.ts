import type { Act, Doer } from '../act.ts';
import type { Language } from '../lib/language.ts';

/** Who said what the line means: told us in words, chose it from a menu, an officer at work, the command line. */
export type Source = 'person' | 'officer' | 'menu' | 'cli';

/**
 * Why a line is not taken (yet). No row is kept of: too_short, too_long, an answer ("yes", "2"), kept (it would give the
 * test away), known (it is learned already), confidential, too_many (that person, today). Rows bear: contradicts (the
 * line is learned as something else), refused (by a person), spoken_for (the line was taken in another meaning),
 * gone_back (somebody went back from the model that had learned it).
 */
export type Reason =
  | 'too_short'
  | 'too_long'
  | 'an_answer'
  | 'kept'
  | 'known'
  | 'confidential'
  | 'too_many'
  | 'contradicts'
  | 'refused'
  | 'spoken_for'
  | 'gone_back';

export interface Candidate {
  readonly id: string;
  readonly text: string;
  readonly folded: string;
  readonly language: Language;
  readonly read: string | null;
  readonly meant: string;
  readonly source: Source;
  readonly doer: string;
  readonly model: string | null;
  readonly messageId: string | null;
  readonly at: Date;
  readonly status: 'waiting' | 'taken' | 'refused';
  readonly reason: Reason | null;
  /** The intent that it contradicts, or what the person said who refused it. */
  readonly detail: string | null;
  readonly decidedBy: string | null;
  /** How many people said so. */
  readonly voices: number;
}

export const COLUMNS = `id, text, folded, language, read, meant, source, doer, model, message_id AS "messageId", at,
  status, reason, detail, decided_by AS "decidedBy",
  (SELECT count(*)::int FROM candidate_voice v WHERE v.candidate_id = candidate_line.id) AS voices`;

/** How a doer is written down: one person one name, whatever they write from. */
export function nameOf(doer: Doer): string {
  if (doer.kind === 'contact') return `contact:${doer.contactId}`;
  return doer.kind === 'staff' ? `staff:${doer.staff}` : `system:${doer.name}`;
}

/** People of the cell and whoever runs the helpdesk: their word counts at once. */
export function isTrusted(act: Act, source: Source): boolean {
  return act.doer.kind !== 'contact' && (source === 'officer' || source === 'cli');
}
