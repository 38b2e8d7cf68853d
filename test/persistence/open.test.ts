import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type Database, EntitySchema, isConnectionError, openDatabase } from '../../src/persistence/index.ts';
import { atEnd } from '../support/at-end.ts';
import { openAgain, testDatabase } from '../support/database.ts';

interface Setting {
  key: string;
  value: unknown;
}
const SettingSchema = new EntitySchema<Setting>({
  name: 'Setting',
  tableName: 'setting',
  columns: { key: { type: 'text', primary: true }, value: { type: 'jsonb' } },
});

let database: Database;
beforeAll(async () => {
  database = await testDatabase([SettingSchema]);
});

/** The database, or why it cannot be had. */
const open = (databaseUrl: string): Promise<unknown> =>
  openDatabase({ databaseUrl, dataDir: tmpdir(), durable: false, entities: [] }).catch(
    (reason: unknown) => reason,
  );

describe('a transaction', () => {
  it('keeps all or nothing', async () => {
    const half = database.transaction(async (tx) => {
      await tx.insert(SettingSchema, { key: 'half', value: 1 });
      throw new Error('stop');
    });
    await expect(half).rejects.toThrow('stop');
    await database.transaction((tx) => tx.insert(SettingSchema, { key: 'whole', value: { हाँ: true } }));
    const kept = await database.source.manager.find(SettingSchema, { order: { key: 'ASC' } });
    expect(kept).toEqual([{ key: 'whole', value: { हाँ: true } }]);
  });

  it('is run again when PostgreSQL undid it for a deadlock', async () => {
    await database.query('CREATE TABLE pair (id int PRIMARY KEY, n int NOT NULL)');
    await database.query('INSERT INTO pair VALUES (1, 0), (2, 0)');
    let runs = 0;
    let firsts = 0;
    let bothIn: () => void = () => undefined;
    const met = new Promise<void>((resolve) => {
      bothIn = resolve;
    });
    const cross = (first: number, second: number): Promise<void> =>
      database.transaction(async (tx) => {
        runs += 1;
        await tx.query('UPDATE pair SET n = n + 1 WHERE id = $1', [first]);
        if (++firsts === 2) bothIn();
        await met;
        await tx.query('UPDATE pair SET n = n + 1 WHERE id = $1', [second]);
      });
    await Promise.all([cross(1, 2), cross(2, 1)]);
    expect(runs).toBe(3);
    expect(await database.query('SELECT n FROM pair')).toEqual([{ n: 2 }, { n: 2 }]);
  });

  it('in which a failed statement was caught is told as undone, not as kept', async () => {
    const careless = database.transaction(async (tx) => {
      await tx.query(`INSERT INTO lease VALUES ('careless', 'a', now())`);
      await tx.query('SELECT 1 / 0').catch(() => undefined);
    });
    await expect(careless).rejects.toMatchObject({ name: 'Trouble', code: 'transaction_undone' });
    expect(await database.query(`SELECT 1 FROM lease WHERE name = 'careless'`)).toEqual([]);
  });

  it('may catch the failure of a part that has a savepoint of its own', async () => {
    await database.transaction(async (tx) => {
      await tx.query(`INSERT INTO lease VALUES ('careful', 'a', now())`);
      await tx.transaction((inner) => inner.query('SELECT 1 / 0')).catch(() => undefined);
    });
    expect(await database.query(`SELECT holder FROM lease WHERE name = 'careful'`)).toEqual([
      { holder: 'a' },
    ]);
  });

  it('gives its connection back clean, whatever happened in it', async () => {
    const other = await openAgain(database, []);
    for (let turn = 0; turn < 20; turn += 1) {
      await other.transaction((tx) => tx.query('SELECT nonsense')).catch(() => undefined);
    }
    expect(await other.query('SELECT now() = statement_timestamp() AS fresh')).toEqual([{ fresh: true }]);
    await other.close();
  });

  it('is not run again for any other fault', async () => {
    let runs = 0;
    const twice = database.transaction(async (tx) => {
      runs += 1;
      await tx.query(`INSERT INTO lease VALUES ('x', 'a', now()), ('x', 'b', now())`);
    });
    await expect(twice).rejects.toThrow(/lease_pkey/);
    expect(runs).toBe(1);
  });
});

describe('a connection', () => {
  it('keeps days as they are written and hours in UTC', async () => {
    const [row] = await database.query(
      `SELECT date '2026-03-31' AS day, current_setting('timezone') AS zone`,
    );
    expect(row).toEqual({ day: '2026-03-31', zone: 'UTC' });
  });

  it('answers a statement that changes rows with the rows it returned', async () => {
    await database.query(`INSERT INTO setting (key, value) VALUES ('a', '1'), ('b', '2')`);
    const changed = await database.query(
      `UPDATE setting SET value = '3' WHERE key = ANY ($1) RETURNING key`,
      [['a']],
    );
    expect(changed).toEqual([{ key: 'a' }]);
  });

  it('that is lost is told as lost, is replaced, and does not end the process', async () => {
    const lines: string[] = [];
    const other = await openDatabase({
      databaseUrl: database.url,
      dataDir: tmpdir(),
      durable: false,
      entities: [],
      poolSize: 1,
      log: (line) => lines.push(line),
    });
    const pidOf = async (): Promise<unknown> => (await other.query('SELECT pg_backend_pid() AS pid'))[0]?.pid;
    const idle = await pidOf();
    await database.query('SELECT pg_terminate_backend($1)', [idle]);
    await vi.waitFor(() => expect(lines.join()).toMatch(/connection was lost/), { timeout: 10_000 });
    expect(await pidOf()).not.toBe(idle);

    const error = await other
      .transaction(async (tx) => {
        const [row] = (await tx.query('SELECT pg_backend_pid() AS pid')) as { pid: number }[];
        await database.query('SELECT pg_terminate_backend($1)', [row?.pid]);
        await tx.query('SELECT 1');
      })
      .catch((reason: unknown) => reason);
    expect(isConnectionError(error)).toBe(true);
    expect(await other.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await other.close();
  });

  it('leaves no session behind when closed', async () => {
    const other = await openAgain(database);
    const ask = (): Promise<{ pid: number }[]> =>
      other.query('SELECT pg_backend_pid() AS pid, pg_sleep(0.05)');
    const pids = (await Promise.all([ask(), ask(), ask()])).map(([row]) => row?.pid);
    await other.close();
    await other.close();
    const left = (): Promise<unknown> =>
      database.query('SELECT pid FROM pg_stat_activity WHERE pid = ANY ($1)', [pids]);
    await vi.waitFor(async () => expect(await left()).toEqual([]), { timeout: 10_000 });
  });
});

describe('a database that cannot be had is told in one sentence without its password', () => {
  it('nobody listens there', async () => {
    const error = await open('postgresql://helpdesk:secret@127.0.0.1:1/helpdesk');
    expect(error).toMatchObject({ name: 'Trouble', code: 'database_lost' });
    expect(String(error)).toMatch(/"helpdesk" at 127.0.0.1:1 does not answer: .*ECONNREFUSED/);
    expect(String(error)).not.toContain('secret');
  });

  it('something else listens there', async () => {
    const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    atEnd(async () => void server.close());
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    expect(await open(`postgresql://helpdesk@127.0.0.1:${port}/helpdesk`)).toMatchObject({ name: 'Trouble' });
  });

  it('it has no such database', async () => {
    const url = new URL(database.url);
    url.pathname = '/nowhere';
    const error = await open(url.href);
    expect(error).toMatchObject({ name: 'Trouble', code: 'database_refused' });
    expect(String(error)).toMatch(/"nowhere" at .* refused us: database "nowhere" does not exist/);
  });
});

describe('without an address', () => {
  it('the embedded server of the data folder is used, and ends with its last user', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'open-test-'));
    atEnd(async () => rmSync(dataDir, { recursive: true, force: true }));
    const options = { dataDir, durable: false, entities: [] };
    const one = await openDatabase(options);
    const two = await openDatabase(options);
    await one.query('CREATE TABLE shared AS SELECT 1 AS n');
    await one.close();
    expect(await two.query('SELECT n FROM shared')).toEqual([{ n: 1 }]);
    await two.close();
    expect(await open(two.url)).toMatchObject({ code: 'database_lost' });
  });
});
