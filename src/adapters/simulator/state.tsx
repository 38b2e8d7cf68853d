import { showMoment } from '../../lib/time.ts';
import { paneId } from './posts.ts';
import type { SimTicket } from './world.ts';

export interface SimState {
  readonly now: Date;
  readonly tickets: readonly SimTicket[];
}

type Say = (key: string) => string;

/** The demo's time and where the tickets stand: read anew every few seconds. */
export const State = ({ state, say }: { state: SimState; say: Say }) => (
  <>
    <p class="now">
      {say('simulator_now')} <time datetime={state.now.toISOString()}>{showMoment(state.now)}</time> IST
    </p>
    {state.tickets.length === 0 ? (
      <p class="none">{say('simulator_no_tickets')}</p>
    ) : (
      <TicketStrip tickets={state.tickets} say={say} />
    )}
  </>
);

const COLUMNS = ['number', 'status', 'officer', 'level', 'due'] as const;

const TicketStrip = ({ tickets, say }: { tickets: readonly SimTicket[]; say: Say }) => (
  <section class="strip" tabindex={0} aria-label={say('simulator_tickets')}>
    <table>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th scope="col">{say(`simulator_ticket_${column}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tickets.map((ticket) => (
          <tr>
            <th scope="row">
              {ticket.number}
              {ticket.subject ? <small>{ticket.subject}</small> : null}
            </th>
            <td>{ticket.status}</td>
            <td>
              {ticket.holder ? <a href={`#${paneId(ticket.holder)}`}>{ticket.officer}</a> : ticket.officer}
            </td>
            <td>{ticket.level}</td>
            <td>{ticket.due ? showMoment(ticket.due) : '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
