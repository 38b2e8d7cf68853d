import { beforeEach, expect, it } from 'vitest';
import { releaseNext, showNextCard } from '../../src/desk/index.ts';
import { rows } from '../../src/lib/rows.ts';
import type { Database } from '../../src/persistence/index.ts';
import { note, transfer } from '../../src/tickets/index.ts';
import { openAgain } from '../support/database.ts';
import { type DeskWorld, deskWorld, OFFICER, PLACE } from '../support/desk-world.ts';
import { killedAtEach } from '../support/dying.ts';
import { ENTITIES, SYSTEM } from '../support/small-world.ts';

const SAID = 'Paid on Monday.';
let desk: DeskWorld;
let world: DeskWorld['world'];
let ticket: DeskWorld['ticket'];

beforeEach(async () => {
  desk = await deskWorld();
  ({ world, ticket } = desk);
});

const heard = async () => (await world.heard('buyer-basti')).filter((text) => text.includes(SAID)).length;
const heldStates = async () =>
  (await rows<{ state: string }>(world.db, 'SELECT state FROM held_reply ORDER BY due_at')).map(
    ({ state }) => state,
  );
/** Holds a reply and returns the value of its button to undo it. */
const holdOne = async () => {
  await desk.fill('reply', { text: SAID });
  return (await desk.lastTo(OFFICER)).choices[0]!.value;
};
async function twoWorkers<T>(work: (on: Pick<DeskWorld['world'], 'act'>) => Promise<T>): Promise<T[]> {
  const others: Database[] = [await openAgain(world.db, ENTITIES), await openAgain(world.db, ENTITIES)];
  try {
    return await Promise.all(others.map((other) => work(world.on(other))));
  } finally {
    for (const other of others) await other.close();
  }
}

it('a reply is held, is taken back, and never was', async () => {
  const before = await desk.citizen();
  const undo = await holdOne();
  expect(await desk.citizen()).toBe(before);
  desk.later(14);
  expect(await desk.release()).toBe(false);
  await desk.press(undo);
  desk.later(60);
  expect(await desk.release()).toBe(false);
  expect(await desk.citizen()).toBe(before);
  expect((await desk.lastTo(OFFICER)).text).toContain(SAID);
});

it('a reply not taken back goes out once; an undo after it is told that it has gone', async () => {
  const undo = await holdOne();
  desk.later(15);
  expect(await desk.release()).toBe(true);
  expect(await desk.release()).toBe(false);
  expect(await heard()).toBe(1);
  await desk.press(undo);
  expect((await desk.lastTo(OFFICER)).text).toContain('भेजा जा चुका');
});

it('somebody else’s button undoes nothing', async () => {
  const undo = await holdOne();
  await desk.seatPost('U0000003', 'IRRI');
  await desk.press(undo, 'U0000003');
  expect(await heldStates()).toEqual(['held']);
});

it('killed at any statement of its release, a reply goes out once', async () => {
  await holdOne();
  desk.later(15);
  const before = await desk.citizen();
  const deaths = await killedAtEach(world, releaseNext, async () => {
    expect(await desk.citizen()).toBe(before);
    expect(await heldStates()).toEqual(['held']);
  });
  expect(deaths).toBeGreaterThan(10);
  expect(await desk.release()).toBe(false);
  expect(await heard()).toBe(1);
  expect(await heldStates()).toEqual(['sent']);
  expect((await world.events(ticket)).filter((kind) => kind === 'replied')).toHaveLength(1);
});

it('killed at any statement of its release and then taken back, a reply never goes out', async () => {
  const undo = await holdOne();
  desk.later(15);
  let undone = false;
  await killedAtEach(world, releaseNext, async () => {
    if (undone) return;
    await desk.press(undo);
    undone = true;
  });
  expect(await heldStates()).toEqual(['undone']);
  expect(await heard()).toBe(0);
});

it('two workers let three replies go out once each', async () => {
  for (let n = 0; n < 3; n++) await holdOne();
  desk.later(15);
  await twoWorkers(async (on) => {
    while (await on.act(SYSTEM, releaseNext)) {
      // until nothing is due
    }
  });
  await desk.release();
  expect(await heard()).toBe(3);
  expect(await heldStates()).toEqual(['sent', 'sent', 'sent']);
});

it('taken back at the moment of its release, a reply goes out or is undone, and never both', async () => {
  let out = 0;
  for (let round = 0; round < 5; round++) {
    const undo = await holdOne();
    desk.later(15);
    await Promise.all([desk.press(undo), desk.release()]);
    const state = (await heldStates()).at(-1);
    if (state === 'sent') out++;
    else expect(state).toBe('undone');
    expect(await desk.release()).toBe(false);
    expect(await heard()).toBe(out);
  }
});

it('a reply whose ticket went to another post meanwhile is not sent, and its words come back', async () => {
  await holdOne();
  const officer = await world.officer(ticket.officer);
  await world.act(officer, (act) => transfer(act, ticket.id, { department: 'AGRI' }, 'it is theirs'));
  desk.later(15);
  await desk.release();
  expect((await desk.lastTo(OFFICER)).text).toContain(SAID);
  expect(await desk.citizen()).not.toContain(SAID);
});

it('words of a reply that was not sent come back where they stay, also to whoever wrote it where many read', async () => {
  const aside = `${PLACE}/${OFFICER}`;
  const values = { text: SAID };
  await desk.turn({ kind: 'form', form: { name: `deed:reply:${ticket.number}`, values }, replyTo: aside });
  const officer = await world.officer(ticket.officer);
  await world.act(officer, (act) => transfer(act, ticket.id, { department: 'AGRI' }, 'it is theirs'));
  desk.later(15);
  await desk.release();
  expect((await desk.lastTo(OFFICER)).text).toContain(SAID);
  expect(await desk.putTo(aside)).toHaveLength(1);
});

it('killed at any statement of its showing, a card stands once at each address', async () => {
  const deaths = await killedAtEach(
    world,
    (act) => showNextCard(act, 0),
    async () => expect(await desk.cardsAt(PLACE)).toEqual([]),
  );
  expect(deaths).toBeGreaterThan(5);
  await desk.show();
  for (const address of [PLACE, OFFICER]) expect(await desk.cardsAt(address)).toHaveLength(1);
});

it('two workers and a burst of events leave one card that changes in place', async () => {
  const officer = await world.officer(ticket.officer);
  await twoWorkers(async (on) => {
    for (let n = 0; n < 5; n++) {
      await on.act(officer, (act) => note(act, ticket.id, `note ${n}`));
      await on.act(SYSTEM, (act) => showNextCard(act, 0));
    }
  });
  await desk.show();
  const [first, ...more] = await desk.cardsAt(PLACE);
  expect(first!.body.replaces).toBeUndefined();
  expect(more.map(({ body }) => body.replaces)).toEqual(more.map(() => first!.id));
});

it('a card that never arrived is posted anew, and what comes after takes the place of that one', async () => {
  await desk.bySystem((act) => showNextCard(act, 0));
  await world.db.query(`UPDATE outbox SET state = 'failed' WHERE address = $1`, [PLACE]);
  const officer = await world.officer(ticket.officer);
  for (const text of ['first', 'second']) {
    await world.act(officer, (act) => note(act, ticket.id, text));
    await desk.show();
  }
  const [, anew, after] = await desk.cardsAt(PLACE);
  expect(anew!.body.replaces).toBeUndefined();
  expect(after!.body.replaces).toBe(anew!.id);
});
