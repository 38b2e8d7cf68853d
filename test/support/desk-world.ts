import { expect } from 'vitest';
import type { Act } from '../../src/act.ts';
import type { IncomingMessage, Question, Reply } from '../../src/channel.ts';
import { knowContact } from '../../src/contacts/index.ts';
import {
  answerDesk,
  deskTurn,
  isForDesk,
  loadPlace,
  releaseNext,
  showNextCard,
} from '../../src/desk/index.ts';
import { oneRow, rows } from '../../src/lib/rows.ts';
import type { Ticket } from '../../src/tickets/index.ts';
import { SYSTEM, smallWorld, type World } from './small-world.ts';
import { at } from './wall-clock.ts';

/** The Slack user of whoever holds the buyer's ticket, and the place of Public Works. */
export const OFFICER = 'U0000001';
export const PLACE = 'C0000001';

class TakenBack extends Error {}

export interface Put {
  id: string;
  state: string;
  ticket_id: string | null;
  body: {
    text: string;
    choices: { value: string }[];
    card?: { title: string; rows: { value: string }[]; log: string[]; buttons: { value: string }[] };
    replaces?: string;
    under?: string;
    files?: { name: string }[];
  };
}

type Asked =
  | { kind: 'open'; value: string; text?: string }
  | { kind: 'page' }
  | { kind: 'command'; text: string }
  | { kind: 'check'; form: { name: string; values: Record<string, string> } };

export type DeskWorld = Awaited<ReturnType<typeof deskWorld>>;

/** The small world with a desk: one ticket of Public Works, its officer in Slack, and a place of the department. */
export async function deskWorld(start = '2026-11-16 10:00') {
  const world: World = await smallWorld(start);
  const ticket: Ticket = await world.open();
  const { db } = world;
  const bySystem = <T>(work: (act: Act) => Promise<T>, cause?: string) => world.act(SYSTEM, work, cause);

  const seat = async (address: string, contactId: string) =>
    bySystem(async (act) => {
      const { handle } = await knowContact(act, { channel: 'slack', address, verified: true });
      await act.tx.query('UPDATE handle SET contact_id = $1 WHERE id = $2', [contactId, handle.id]);
    });
  const holder = async (post: string) => {
    const doer = await world.officer(post);
    if (doer.kind !== 'staff') throw new Error(`nobody fills ${post}`);
    return doer;
  };
  /** Whoever fills the post sits at that address. */
  const seatPost = async (address: string, post: string) => seat(address, (await holder(post)).contactId);
  await seatPost(OFFICER, ticket.officer);
  await bySystem((act) => loadPlace(act, { door: 'slack', address: PLACE, duty: null, department: 'PWD' }));

  /** Everything that waits is handed to the far end. */
  const deliver = () =>
    db.query(
      `WITH sent AS (UPDATE outbox SET state = 'sent', external_id = address || ':' || id WHERE channel = 'slack' AND state = 'waiting' RETURNING id, external_id)
       UPDATE transcript SET external_id = sent.external_id FROM sent WHERE transcript.outbox_id = sent.id`,
    );
  /** Everything due is shown, and handed over. */
  const show = async () => {
    while (await bySystem((act) => showNextCard(act, 0))) {
      // until none is due
    }
    await deliver();
  };
  const putTo = (address: string) =>
    rows<Put>(db, 'SELECT id, state, ticket_id, body FROM outbox WHERE address = $1 ORDER BY id', [address]);
  const cardsAt = async (address: string) => (await putTo(address)).filter(({ body }) => body.card);
  const wordsTo = async (address: string) =>
    (await putTo(address)).filter(({ body }) => !body.card).map(({ body }) => body.text);
  const lastTo = async (address: string) => (await putTo(address)).at(-1)!.body;

  const turn = async (told: Partial<IncomingMessage>, from = OFFICER) => {
    const message: IncomingMessage = {
      kind: 'text',
      from: { address: from, verified: true },
      text: '',
      files: [],
      references: [],
      manner: 'desk',
      ...told,
    };
    expect(isForDesk(message)).toBe(true);
    return bySystem((act) => deskTurn(act, { channel: 'slack', message }));
  };
  const fill = (deed: string, values: Record<string, string>, from = OFFICER, of = ticket) =>
    turn({ kind: 'form', form: { name: `deed:${deed}:${of.number}`, values } }, from);
  const press = (choice: string, from = OFFICER) => turn({ kind: 'choice', choice }, from);

  /** Asked as the house asks it: whatever was tried is taken back. */
  const ask = async (question: Asked, from = OFFICER): Promise<Reply> => {
    let reply: Reply | undefined;
    const whole = { ...question, from: { address: from }, account: 'T1' } as Question;
    const asked = bySystem((act) =>
      answerDesk(
        async (work) => {
          reply = (await work(act)) as Reply;
          throw new TakenBack();
        },
        'slack',
        whole,
      ),
    );
    await asked.catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error;
    });
    return reply!;
  };

  /** The id under which the far end knows the ticket's card at its place. */
  const root = async (address = PLACE) =>
    (await oneRow<{ id: string }>(
      db,
      `SELECT external_id AS id FROM outbox WHERE address = $1 AND external_id IS NOT NULL ORDER BY id`,
      [address],
    ))!.id;
  /** All that the requester got or will get, by the record and by the outbox. */
  const citizen = async () =>
    JSON.stringify([
      await rows(db, `SELECT text FROM transcript WHERE address = 'buyer-basti'`),
      await rows(db, `SELECT body FROM outbox WHERE address = 'buyer-basti'`),
    ]);
  return {
    world,
    ticket,
    bySystem,
    seat,
    seatPost,
    holder,
    deliver,
    show,
    putTo,
    cardsAt,
    wordsTo,
    lastTo,
    turn,
    fill,
    press,
    ask,
    root,
    citizen,
    release: () => bySystem(releaseNext),
    later: (seconds: number) => {
      world.now = new Date(world.now.getTime() + seconds * 1000);
    },
    clock: (time: string) => {
      world.now = at(time);
    },
  };
}
