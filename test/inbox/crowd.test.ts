import { beforeAll, describe, expect, it } from 'vitest';
import { claimOriginal } from '../../src/inbox/index.ts';
import { deliverNext } from '../../src/outbox/index.ts';
import type { Database } from '../../src/persistence/index.ts';
import { testDatabase } from '../support/database.ts';
import { fakeHost } from '../support/fake-host.ts';
import { farEnd } from '../support/far-end.ts';

const MANY = 3000;
const TAKEN = 20;
/** A claim that compares each with each takes more than a second, one that looks up what is first a few milliseconds. */
const LIMIT_MS = 10_000;

let db: Database;

beforeAll(async () => {
  // The first of a day, or of a database: nothing has counted them yet.
  db = await testDatabase();
  await db.query(
    `INSERT INTO inbox (channel, account, external_id, lane, raw, kept_at)
     SELECT 'far', 'ours', n::text, 'lane ' || n, '', now() FROM generate_series(1, $1) n`,
    [MANY],
  );
  await db.query(
    `INSERT INTO outbox (cause, position, channel, address, language, body, put_at)
     SELECT n::text, 0, 'far', 'address ' || n, 'en', '{"text":"","choices":[],"files":[],"thread":[]}', now()
     FROM generate_series(1, $1) n`,
    [MANY],
  );
});

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  for (let n = 0; n < TAKEN; n++) await work();
  return performance.now() - begun;
}

describe(`of ${MANY} that wait all at once`, () => {
  it('the next to take up is found at once', async () => {
    const claim = () => claimOriginal(db, 'one', { channels: ['far'], holdSeconds: 60 });
    expect(await timed(claim)).toBeLessThan(LIMIT_MS);
  });

  it('the next to deliver is found at once', async () => {
    const far = farEnd();
    const tools = {
      db,
      holder: 'one',
      channels: new Map([['far', far]]),
      holdSeconds: 60,
      log: fakeHost().log,
      failed: async () => undefined,
      arrived: async () => undefined,
    };
    expect(await timed(() => deliverNext(tools))).toBeLessThan(LIMIT_MS);
    expect(far.arrived).toHaveLength(TAKEN);
  });
});
