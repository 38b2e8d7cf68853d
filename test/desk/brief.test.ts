import { beforeEach, expect, it } from 'vitest';
import { morningBrief } from '../../src/desk/index.ts';
import { declareAbsence } from '../../src/directory/index.ts';
import { workDesk } from '../../src/jobs/index.ts';
import { rows } from '../../src/lib/rows.ts';
import { ask, dueRungs, escalate, reply, take, treadRung } from '../../src/tickets/index.ts';
import { type DeskWorld, deskWorld, OFFICER } from '../support/desk-world.ts';
import { SYSTEM } from '../support/small-world.ts';

let desk: DeskWorld;
let world: DeskWorld['world'];
let ticket: DeskWorld['ticket'];

beforeEach(async () => {
  desk = await deskWorld();
  ({ world, ticket } = desk);
  await desk.show();
});

async function briefFor(post: string): Promise<void> {
  const { staff, contactId } = await desk.holder(post);
  const day = world.now.toISOString().slice(0, 10);
  await desk.bySystem((act) => morningBrief(act, staff, contactId), `brief:${day}:${staff}`);
}
/** The lists of the last brief there, by the order they have in it: overdue, today, waiting, escalations. */
const lists = async (address = OFFICER) => (await desk.lastTo(address)).text.split('\n\n').slice(1);

it('the morning brief tells what is mine, once a day, at the desk; on a Sunday nothing', async () => {
  await briefFor(ticket.officer);
  await briefFor(ticket.officer);
  expect(await desk.wordsTo(OFFICER)).toHaveLength(1);
  expect((await desk.lastTo(OFFICER)).text).toContain(ticket.number);
  desk.clock('2026-11-22 10:00');
  await briefFor(ticket.officer);
  expect(await desk.wordsTo(OFFICER)).toHaveLength(1);
});

it('overdue, due today, waiting on me and escalations are lists of their own', async () => {
  const officer = await world.officer(ticket.officer);
  desk.clock('2026-11-17 11:00');
  const today = await world.open();
  desk.clock('2026-11-20 17:00');
  const untaken = await world.open();
  const unanswered = await world.open();
  const answered = await world.open();
  const asked = await world.open();
  const up = await world.open();
  await world.act(officer, async (act) => {
    for (const { id } of [unanswered, answered]) await take(act, id);
    await reply(act, answered.id, 'We are looking into it.');
    await ask(act, asked.id, 'Which contract is it?');
  });
  await world.act(SYSTEM, (act) => escalate(act, up.id, 'overdue', undefined, 'in_charge'));
  desk.clock('2026-11-25 09:30');
  await briefFor(ticket.officer);
  const [overdue, dueToday, waiting, escalations] = await lists();
  expect(overdue).toContain(ticket.number);
  expect(dueToday).toContain(today.number);
  for (const { number } of [untaken, unanswered]) expect(waiting).toContain(number);
  for (const { number } of [answered, asked, up, ticket, today]) expect(waiting).not.toContain(number);
  expect(escalations).toContain(up.number);
  expect(escalations).not.toContain(untaken.number);
});

it('whoever it went up to has it among the escalations', async () => {
  const up = await world.act(SYSTEM, (act) => escalate(act, ticket.id, 'overdue', undefined, 'in_charge'));
  await desk.seatPost('U0000007', up.officer);
  await briefFor(up.officer);
  expect((await lists('U0000007'))[3]).toContain(ticket.number);
});

it('a warning that waited since the evening and stands in the brief is not told once more', async () => {
  desk.clock('2026-11-19 20:00');
  const [rung] = await dueRungs(world.db, world.now, 1);
  await world.act(SYSTEM, (act) => treadRung(act, rung!));
  expect(await world.events(ticket)).toContain('warned');
  expect(await desk.wordsTo(OFFICER)).toEqual([]);
  desk.clock('2026-11-20 09:30');
  await briefFor(ticket.officer);
  await world.db.query(
    `INSERT INTO job_run (job, period, started_at, ended_at) VALUES ('morning brief', '2026-11-20', now(), now())`,
  );
  while (await workDesk({ act: (_, cause, each) => world.act(SYSTEM, each, cause) }, 0)) {
    // until nothing is to be done
  }
  expect(await desk.wordsTo(OFFICER)).toHaveLength(1);
  expect(await rows(world.db, 'SELECT state FROM desk_word')).toEqual([{ state: 'folded' }]);
});

it('what waits for the morning waits for the briefs of the day', async () => {
  desk.clock('2026-11-19 20:00');
  const [rung] = await dueRungs(world.db, world.now, 1);
  await world.act(SYSTEM, (act) => treadRung(act, rung!));
  desk.clock('2026-11-20 09:31');
  const work = () => workDesk({ act: (_, cause, each) => world.act(SYSTEM, each, cause) }, 0);
  while (await work()) {
    // until nothing is to be done
  }
  expect(await rows(world.db, 'SELECT state FROM desk_word')).toEqual([{ state: 'held' }]);
});

it('who is on leave gets no brief, and who stands in has it in theirs', async () => {
  const [link] = await rows<{ code: string }>(
    world.db,
    `SELECT link_officer AS code FROM officer WHERE code = $1`,
    [ticket.officer],
  );
  await desk.seatPost('U0000006', link!.code);
  await desk.bySystem((act) => declareAbsence(act, ticket.officer, '2026-11-17', '2026-11-18'));
  desk.clock('2026-11-17 09:30');
  await briefFor(ticket.officer);
  await briefFor(link!.code);
  expect(await desk.wordsTo(OFFICER)).toEqual([]);
  expect((await desk.lastTo('U0000006')).text).toContain(ticket.number);
});
