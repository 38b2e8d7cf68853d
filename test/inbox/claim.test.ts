import { beforeAll, beforeEach, expect, it } from 'vitest';
import {
  claimOriginal,
  finishOriginal,
  giveBack,
  keepOriginal,
  lockClaimed,
  poisonOriginal,
  prolongClaim,
} from '../../src/inbox/index.ts';
import type { Database } from '../../src/persistence/index.ts';
import { testDatabase } from '../support/database.ts';
import { written } from '../support/far-end.ts';

let db: Database;
const now = new Date('2026-11-20T05:00:00Z');

beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(async () => {
  await db.query('TRUNCATE inbox CASCADE');
});

const keep = (lane: string, text: string, channel?: string) =>
  keepOriginal(db, written(lane, text, channel), now);
const claim = (holder = 'one', over: { lane?: string; channels?: string[] } = {}) =>
  claimOriginal(db, holder, { channels: ['far'], holdSeconds: 60, ...over });
const text = (original: { raw: Buffer } | undefined) => original?.raw.toString();
/** As if the hold had begun so long ago. */
const later = (seconds: number) =>
  db.query('UPDATE inbox SET held_until = held_until - make_interval(secs => $1)', [seconds]);

it('the same delivery twice is one original', async () => {
  const original = written('a', 'once');
  expect(await keepOriginal(db, original, now)).toBe(true);
  expect(await keepOriginal(db, original, now)).toBe(false);
  expect(text(await claim())).toBe('once');
  expect(await claim()).toBeUndefined();
});

it('within a lane nothing is taken up before the earlier one is done, and other lanes go on', async () => {
  await keep('a', 'a1');
  await keep('a', 'a2');
  await keep('b', 'b1');
  const first = await claim('one');
  expect(text(first)).toBe('a1');
  expect(text(await claim('two'))).toBe('b1');
  expect(await claim('three')).toBeUndefined();
  await finishOriginal(db, first!.id, now, null);
  expect(text(await claim('three'))).toBe('a2');
});

it('one that waits for another try holds back the later ones of its lane', async () => {
  await keep('a', 'a1');
  await keep('a', 'a2');
  const first = await claim();
  await giveBack(db, first!.id, 'one', { error: 'away', waitMs: 3_600_000, countsAsTry: false });
  expect(await claim()).toBeUndefined();
  await db.query(`UPDATE inbox SET ready_at = clock_timestamp() - interval '1 second' WHERE id = $1`, [
    first!.id,
  ]);
  expect(await claim()).toMatchObject({ id: first!.id, tries: 1 });
});

it('one set aside no longer holds back its lane', async () => {
  await keep('a', 'a1');
  await keep('a', 'a2');
  await poisonOriginal(db, (await claim())!.id, now, 'it threw');
  expect(text(await claim())).toBe('a2');
});

it('a hold that ran out is taken over, and the slow one may do nothing any more', async () => {
  await keep('a', 'a1');
  const slow = await claim('slow');
  expect(await claim('quick')).toBeUndefined();
  await later(61);
  expect(await claim('quick')).toMatchObject({ id: slow!.id, tries: 2 });
  expect(await db.transaction((tx) => lockClaimed(tx, slow!.id, 'slow'))).toBe(false);
  await giveBack(db, slow!.id, 'slow', { error: 'late', waitMs: 0, countsAsTry: true });
  expect(await db.transaction((tx) => lockClaimed(tx, slow!.id, 'quick'))).toBe(true);
});

it('a hold that is prolonged is not taken over', async () => {
  await keep('a', 'a1');
  const slow = await claim('slow');
  await later(59);
  await prolongClaim(db, slow!.id, 'slow', 60);
  await later(59);
  expect(await claim('quick')).toBeUndefined();
});

it('what is done is nobody’s any more', async () => {
  await keep('a', 'a1');
  const mine = await claim('one');
  await finishOriginal(db, mine!.id, now, 'model-1');
  expect(await db.transaction((tx) => lockClaimed(tx, mine!.id, 'one'))).toBe(false);
});

it('a process takes up only what came to its own doors, a terminal only its own person', async () => {
  await keep('a', 'by mail', 'mail');
  await keep('b', 'b1');
  expect(await claim('one', { lane: 'c' })).toBeUndefined();
  expect(text(await claim('one', { channels: ['mail'] }))).toBe('by mail');
  expect(text(await claim('one', { lane: 'b' }))).toBe('b1');
});

it('of many at once each takes a different one', async () => {
  for (let lane = 0; lane < 20; lane++) await keep(`lane-${lane}`, `text ${lane}`);
  const claimed = await Promise.all(Array.from({ length: 20 }, (_, n) => claim(`worker-${n}`)));
  const taken = claimed.filter((each) => each !== undefined);
  expect(new Set(taken.map((each) => each.id)).size).toBe(taken.length);
  expect(taken.length).toBeGreaterThan(0);
});
