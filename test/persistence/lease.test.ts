import { beforeAll, describe, expect, it } from 'vitest';
import { type Database, withLease } from '../../src/persistence/index.ts';
import { testDatabase } from '../support/database.ts';

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});

describe('a lease', () => {
  it('is held by one of many that ask at once', async () => {
    const asked = ['a', 'b', 'c', 'd', 'e'].map((holder) =>
      withLease(database, 'poller', holder, 60_000).acquire(),
    );
    expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
  });

  it('can be prolonged by its holder and by nobody else', async () => {
    const first = withLease(database, 'prolonged', 'first', 60_000);
    const second = withLease(database, 'prolonged', 'second', 60_000);
    expect(await first.acquire()).toBe(true);
    expect(await second.renew()).toBe(false);
    expect(await second.acquire()).toBe(false);
    expect(await first.renew()).toBe(true);
    expect(await first.acquire()).toBe(true);
  });

  it('passes to another once it was released or ran out', async () => {
    const first = withLease(database, 'passed', 'first', 60_000);
    const second = withLease(database, 'passed', 'second', 60_000);
    await first.acquire();
    await second.release();
    expect(await second.acquire()).toBe(false);
    await first.release();
    expect(await second.acquire()).toBe(true);

    await database.query(
      `UPDATE lease SET until = clock_timestamp() - interval '1 second' WHERE name = 'passed'`,
    );
    expect(await second.renew()).toBe(false);
    expect(await first.acquire()).toBe(true);
  });
});
