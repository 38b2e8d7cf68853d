import type { Act } from '../act.ts';
import type { Entity } from '../nlu/index.ts';
import { bandsOf } from './alike-text.ts';
import type { Ticket } from './entity.ts';

/** What a ticket can be found again by; one row each, with its moment, behind an index. */
export interface TicketSigns {
  readonly numbers: readonly string[];
  readonly firms: readonly string[];
}

const NUMBERS: readonly Entity['kind'][] = ['contract', 'bid', 'ra'];
const FIRMS: readonly Entity['kind'][] = ['gstin', 'pan', 'udyam', 'cin', 'seller_id'];
const FIRM_SHAPE = /^(?:\d{2}[A-Z]{5}\d{4}[A-Z][A-Z\d]Z[A-Z\d]|[A-Z]{5}\d{4}[A-Z]|UDYAM-.+)$/;

/** What words name, and what the address tells of whose they are. */
export function signsOf(entities: readonly Entity[], address: string): TicketSigns {
  const valued = (kinds: readonly string[]) =>
    entities.filter(({ kind, valid }) => kinds.includes(kind) && valid !== false).map(({ value }) => value);
  return {
    numbers: [...new Set(valued(NUMBERS))],
    firms: [...new Set([...valued(FIRMS), ...domainOf(address)])],
  };
}

/** The same, of a ticket's own details. */
export function signsOfSlots({ slots, address }: Pick<Ticket, 'slots' | 'address'>): TicketSigns {
  const numbers = [slots.contract?.value, slots.bid?.value].filter((value) => value !== undefined);
  const firm = slots.identifier?.value ?? '';
  return { numbers, firms: [...(FIRM_SHAPE.test(firm) ? [firm] : []), ...domainOf(address)] };
}

/** Hosts where anybody has a box, and domains that all offices of a state share: they tell no firm. */
const PUBLIC =
  /^(?:(?:g|google|hot|fast|proton|rediff|ymail|rocket|zoho|india)mail|yahoo|outlook|live|msn|aol|icloud|me|proton|zoho|rediff|mail|gmx|in)\.(?:com|co\.in|in|org|net|me|de)$|^(?:(?:[a-z]{2}\.)?(?:gov|nic)\.in|gembuyer\.in)$/;

function domainOf(address: string): string[] {
  const domain = /@([^@\s>]+)$/.exec(address.toLowerCase())?.[1];
  return domain && !PUBLIC.test(domain) ? [domain] : [];
}

/** Of a confidential file nothing is noted that it could be found by. */
export async function noteSigns(
  act: Act,
  ticket: Ticket,
  { numbers, firms }: TicketSigns,
  texts: readonly string[],
): Promise<void> {
  if (ticket.confidential) return;
  const signs = [
    ...numbers.map((value) => ['number', value]),
    ...firms.map((value) => ['firm', value]),
    ...bandsOf(texts.join('\n')).map((value) => ['band', value]),
  ];
  if (signs.length === 0) return;
  await act.tx.query(
    `INSERT INTO ticket_sign (ticket_id, kind, value, at)
     SELECT $1, kind, value, $2 FROM unnest($3::text[], $4::text[]) AS each(kind, value) ON CONFLICT DO NOTHING`,
    [ticket.id, act.now, signs.map(([kind]) => kind), signs.map(([, value]) => value)],
  );
}
