import type { Act } from '../act.ts';
import { oneRow } from '../lib/rows.ts';
import type { Sign } from './alike.ts';
import type { Ticket } from './entity.ts';

/** An open ticket that this one may be the same as, not answered by an officer yet. */
export interface Offer {
  readonly otherId: string;
  readonly other: string;
  readonly why: Sign[];
}

/** What the officer is asked about this ticket; none when the other has ended or has become confidential meanwhile. */
export function offerOn(act: Act, ticket: Pick<Ticket, 'id'>): Promise<Offer | undefined> {
  return oneRow<Offer>(
    act.tx,
    `SELECT a.other_id AS "otherId", o.number AS other, a.why FROM ticket_alike a
     JOIN ticket t ON t.id = a.ticket_id JOIN ticket o ON o.id = a.other_id
     WHERE a.ticket_id = $1 AND a.state = 'offered' AND NOT t.confidential AND NOT o.confidential
       AND t.status IN ('open','in_work','waiting_requester','waiting_gem')
       AND o.status IN ('open','in_work','waiting_requester','waiting_gem')
     ORDER BY a.score DESC LIMIT 1`,
    [ticket.id],
  );
}

/** What the officer said to it, whichever of the two was offered on the other. */
export async function noteAnswer(
  act: Act,
  id: string,
  otherId: string,
  state: 'merged' | 'apart',
): Promise<void> {
  await act.tx.query(
    `UPDATE ticket_alike SET state = $3
     WHERE (ticket_id, other_id) IN (($1::uuid, $2::uuid), ($2::uuid, $1::uuid))`,
    [id, otherId, state],
  );
}
