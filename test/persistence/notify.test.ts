import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type Database, listen, notify } from '../../src/persistence/index.ts';
import { testDatabase } from '../support/database.ts';

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});

const soon = { timeout: 20_000, interval: 20 };
const listeners = (): Promise<{ pid: number }[]> =>
  database.query(
    `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'gemcell listen'`,
  );

describe('a notification', () => {
  it('arrives when its transaction commits, and never when it does not', async () => {
    const heard: string[] = [];
    const listening = await listen(database, 'outbox', (payload) => heard.push(payload));
    await expect(
      database.transaction(async (tx) => {
        await notify(tx, 'outbox', 'undone');
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    await database.transaction((tx) => notify(tx, 'elsewhere', 'other'));
    await database.transaction((tx) => notify(tx, 'outbox', 'done'));
    await vi.waitFor(() => expect(heard).toEqual(['done']), soon);
    await listening.close();
  });

  it('arrives again after the connection was lost, and the loss itself counts as a nudge', async () => {
    const heard: string[] = [];
    const listening = await listen(database, 'outbox', (payload) => heard.push(payload));
    const [before] = await listeners();
    await database.query('SELECT pg_terminate_backend($1)', [before?.pid]);
    await vi.waitFor(() => expect(heard).toEqual(['']), soon);
    await database.transaction((tx) => notify(tx, 'outbox', 'again'));
    await vi.waitFor(() => expect(heard).toEqual(['', 'again']), soon);
    await listening.close();
  });

  it('is no longer listened for once closed, also while the connection is being made anew', async () => {
    const heard: string[] = [];
    const open = await listen(database, 'outbox', (payload) => heard.push(payload));
    await open.close();
    await vi.waitFor(async () => expect(await listeners()).toEqual([]), soon);
    const lost = await listen(database, 'outbox', (payload) => heard.push(payload));
    const [before] = await listeners();
    await database.query('SELECT pg_terminate_backend($1)', [before?.pid]);
    await lost.close();
    await vi.waitFor(async () => expect(await listeners()).toEqual([]), soon);
    expect(heard).toEqual([]);
  });

  it('cannot be listened for where there is no database', async () => {
    const nowhere = { url: 'postgresql://helpdesk:secret@127.0.0.1:1/helpdesk' };
    const error = await listen(nowhere, 'outbox', () => undefined).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'Trouble', code: 'database_lost' });
  });
});
