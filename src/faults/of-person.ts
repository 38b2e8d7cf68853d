import type { Act } from '../act.ts';
import type { Language } from '../lib/language.ts';
import { rows } from '../lib/rows.ts';

/**
 * linked: to be asked when it is over · other: their matter is another · asked · works, stuck: their answer ·
 * elsewhere: they were asked, or answered, by another of their doors · unreachable
 */
export type LinkState = 'linked' | 'other' | 'asked' | 'works' | 'stuck' | 'elsewhere' | 'unreachable';

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

export const LINK = `l.contact_id AS "contactId", l.channel, l.account, l.address, l.language, l.intent, l.said, l.at`;

/** Not answered yet. */
export const OPEN: readonly LinkState[] = ['linked', 'asked'];

/**
 * Whose link `l` is: whoever has its door now. Two doors of one person may each have met the fault before a code joined
 * them, and go apart again where that was wrong: their links stay two, and go with the doors.
 */
export function isOf(contact: string): string {
  return `((l.contact_id = ${contact} OR (l.channel, l.address) IN (SELECT channel, address FROM handle WHERE contact_id = ${contact}))
    AND coalesce((SELECT contact_id FROM handle h WHERE h.channel = l.channel AND h.address = l.address), l.contact_id)
      = ${contact})`;
}

/** All links of the person to the fault, by any of their doors, locked; the door last used comes last. */
export function linkedTo<Said>(
  act: Act,
  faultId: string,
  contactId: string,
): Promise<(Link<Said> & { state: LinkState })[]> {
  return rows(
    act.tx,
    `SELECT ${LINK}, l.state FROM fault_link l WHERE l.fault_id = $1 AND ${isOf('$2')}
     ORDER BY l.last_at, l.at FOR UPDATE OF l`,
    [faultId, contactId],
  );
}

/** Two who were joined wrongly and are parted: what one said by the other's door is that door's, and not added to. */
export async function leaveToDoors(act: Act, faultId: string, contactId: string): Promise<void> {
  await act.tx.query(
    `UPDATE fault_link l SET contact_id = h.contact_id FROM handle h
     WHERE l.fault_id = $1 AND l.contact_id = $2 AND h.channel = l.channel AND h.address = l.address AND h.contact_id <> $2
       AND NOT EXISTS (SELECT 1 FROM fault_link o WHERE o.fault_id = $1 AND o.contact_id = h.contact_id)`,
    [faultId, contactId],
  );
}

export async function settle(
  act: Act,
  faultId: string,
  links: readonly Link[],
  state: LinkState,
  ticketId?: string,
): Promise<void> {
  await act.tx.query(
    `UPDATE fault_link SET state = $3, ticket_id = $4, asked_at = CASE $3 WHEN 'asked' THEN $5 ELSE asked_at END
     WHERE fault_id = $1 AND contact_id = ANY($2)`,
    [faultId, links.map(({ contactId }) => contactId), state, ticketId ?? null, act.now],
  );
}
