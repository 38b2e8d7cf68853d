import { fileURLToPath } from 'node:url';
import { type Act, createAct, type Doer } from '../../src/act.ts';
import { type Cell, loadCell } from '../../src/cells/index.ts';
import { contactEntities, knowContact } from '../../src/contacts/index.ts';
import { chargesOf, seedDirectory } from '../../src/directory/index.ts';
import { rows } from '../../src/lib/rows.ts';
import type { Database } from '../../src/persistence/index.ts';
import { createWording, loadTemplates } from '../../src/text/index.ts';
import { type Opening, open, type Ticket, ticketById, ticketEntity } from '../../src/tickets/index.ts';
import { testDatabase } from './database.ts';
import { at } from './wall-clock.ts';

const folder = fileURLToPath(new URL('../../templates', import.meta.url));

/** The entities of contacts and tickets. */
export const ENTITIES = [...contactEntities, ticketEntity];

/** A shipped cell, a database of its own, a hand-moved clock, and named people: a buyer in Basti, officers. */
export interface World {
  readonly db: Database;
  cell: Cell;
  /** What acts read; a test moves it. */
  now: Date;
  readonly buyer: Doer & { kind: 'contact' };
  act<T>(doer: Doer, work: (act: Act) => Promise<T>, cause?: string): Promise<T>;
  /** The same house seen by another process, through a pool of its own. */
  on(db: Database): Pick<World, 'act'>;
  /** Whoever fills the post today, with all the posts they fill. */
  officer(post: string): Promise<Doer>;
  person(address: string): Promise<Doer & { kind: 'contact' }>;
  /** Opens a ticket of the buyer in Basti for Public Works, or as told. */
  open(told?: Partial<Opening>, by?: Doer & { kind: 'contact' }): Promise<Ticket>;
  read(ticket: Ticket): Promise<Ticket>;
  /** Kinds of the ticket's events, in order. */
  events(ticket: Ticket): Promise<string[]>;
  /** Texts that went out to an address, oldest first. */
  heard(address: string): Promise<string[]>;
}

export const SYSTEM: Doer = { kind: 'system', name: 'test' };
let causes = 0;

export async function smallWorld(start = '2026-11-16 10:00', database?: Database): Promise<World> {
  const db = database ?? (await testDatabase(ENTITIES));
  const words = createWording(loadTemplates(folder));
  const world: World = {
    db,
    cell: loadCell('up'),
    now: at(start),
    buyer: { kind: 'contact', contactId: '' },
    act: (...told) => world.on(db).act(...told),
    on: (pool) => ({
      act: (doer, work, cause = `test:${process.pid}:${causes++}`) =>
        pool.transaction((tx) =>
          work(createAct({ tx, now: world.now, cell: world.cell, words, doer, cause })),
        ),
    }),
    officer: (post) =>
      world.act(SYSTEM, async (act) => {
        const [holder] = await rows<{ staff: string; contactId: string }>(
          act.tx,
          `SELECT s.code AS staff, s.contact_id AS "contactId" FROM tenure t
           JOIN staff_member s ON s.code = t.staff_member WHERE t.officer = $1 AND t.to_date IS NULL`,
          [post],
        );
        return { kind: 'staff', ...holder!, officers: await chargesOf(act, holder!.staff) };
      }),
    person: (address) =>
      world.act(SYSTEM, async (act) => {
        const seen = { channel: 'web', address, verified: false };
        return { kind: 'contact', contactId: (await knowContact(act, seen)).contact.id };
      }),
    open: (told = {}, by = world.buyer) => world.act(by, (act) => open(act, { ...opening(by), ...told })),
    read: (ticket) => world.act(SYSTEM, (act) => ticketById(act, ticket.id)),
    events: async (ticket) =>
      (
        await db.query<{ kind: string }>('SELECT kind FROM ticket_event WHERE ticket_id = $1 ORDER BY seq', [
          ticket.id,
        ])
      ).map((row) => row.kind),
    heard: async (address) =>
      (
        await db.query<{ text: string }>(
          `SELECT text FROM transcript WHERE address = $1 AND direction = 'out' ORDER BY id`,
          [address],
        )
      ).map((row) => row.text),
  };
  await world.act(SYSTEM, seedDirectory);
  Object.assign(world, { buyer: await world.person('buyer-basti') });
  return world;
}

function opening(by: { contactId: string }): Opening {
  return {
    category: 'payment',
    department: 'PWD',
    district: '131',
    contactId: by.contactId,
    channel: 'web',
    address: 'buyer-basti',
    language: 'en',
    subject: 'Goods taken in June, not paid',
    slots: { amount: { value: '200000', shown: '₹2,00,000' } },
    messages: [{ direction: 'in', text: 'PWD Basti took goods in June and has not paid.' }],
  };
}
