import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type Database, isConnectionError, openDatabase } from '../../src/persistence/index.ts';
import { atEnd } from '../support/at-end.ts';
import { openAgain, testDatabase } from '../support/database.ts';

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});

/** The database, or why it cannot be had. */
const open = (databaseUrl: string): Promise<unknown> =>
  openDatabase({ databaseUrl, dataDir: tmpdir(), durable: false, entities: [] }).catch(
    (reason: unknown) => reason,
  );

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
