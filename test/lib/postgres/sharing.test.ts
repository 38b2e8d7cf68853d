import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { startEmbedded } from '../../../src/lib/postgres/index.ts';
import { alive, ask, freshFolder, gone, keeper, pidFile, postmaster, user } from './world.ts';

const soon = { timeout: 30_000, interval: 50 };

describe('several processes on one folder', () => {
  it('the second uses the server of the first', async () => {
    const dataDir = freshFolder();
    const first = await user(dataDir);
    await ask(first.url, 'CREATE TABLE seen AS SELECT 7 AS n');
    const second = await user(dataDir);
    expect([first.started, second.started]).toEqual([true, false]);
    expect(await ask(second.url, 'SELECT n FROM seen')).toEqual([{ n: 7 }]);
    await second.leave();
    expect(await ask(first.url, 'SELECT n FROM seen')).toEqual([{ n: 7 }]);
    await first.leave();
    await gone(dataDir);
  });

  it('of four that start at once one starts it and all use it', async () => {
    const dataDir = freshFolder();
    const users = await Promise.all([user(dataDir), user(dataDir), user(dataDir), user(dataDir)]);
    expect(users.filter((one) => one.started)).toHaveLength(1);
    expect(new Set(users.map((one) => one.url)).size).toBe(1);
    await Promise.all(users.map((one) => ask(one.url, 'SELECT 1')));
    await Promise.all(users.map((one) => one.leave()));
    await gone(dataDir);
  });

  it('one command after another: each waits for the end of the one before', async () => {
    const dataDir = freshFolder();
    for (let turn = 0; turn < 3; turn += 1) {
      const embedded = await startEmbedded({ dataDir, durable: false });
      const stopping = embedded.stop();
      const next = await startEmbedded({ dataDir, durable: false });
      await stopping;
      expect(await ask(next.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      await next.stop();
    }
  });

  it('the end of the one that started it does not end it for the others', async () => {
    const dataDir = freshFolder();
    const starter = await user(dataDir);
    const other = await user(dataDir);
    const server = postmaster(dataDir);
    await starter.leave();
    await ask(other.url, 'SELECT 1');
    expect(postmaster(dataDir)).toBe(server);
    await other.leave();
    await gone(dataDir);
  });
});

describe('killed with SIGKILL', () => {
  it('the starter: the others go on, and the server ends with the last of them', async () => {
    const dataDir = freshFolder();
    const starter = await user(dataDir);
    const other = await user(dataDir);
    const server = postmaster(dataDir);
    await starter.kill();
    await ask(other.url, 'SELECT 1');
    expect(postmaster(dataDir)).toBe(server);
    await other.kill();
    await gone(dataDir);
  });

  it('everything: what was committed is there at the next start', async () => {
    const dataDir = freshFolder();
    const first = await user(dataDir);
    await ask(first.url, 'CREATE TABLE kept (n int); INSERT INTO kept VALUES (1), (2)');
    const pids = [keeper(dataDir), postmaster(dataDir)];
    await first.kill();
    for (const pid of pids) process.kill(pid, 'SIGKILL');
    const second = await user(dataDir);
    expect(second.started).toBe(true);
    expect(second.url).toBe(first.url);
    expect(await ask(second.url, 'SELECT sum(n)::int AS sum FROM kept')).toEqual([{ sum: 3 }]);
    await second.leave();
  });

  it('everything, and the number of the server’s process belongs to another program by now', async () => {
    const dataDir = freshFolder();
    const first = await user(dataDir);
    const pids = [keeper(dataDir), postmaster(dataDir)];
    await first.kill();
    for (const pid of pids) process.kill(pid, 'SIGKILL');
    await vi.waitFor(() => expect(pids.some(alive)).toBe(false), soon);
    const [, ...rest] = readFileSync(pidFile(dataDir), 'utf8').split('\n');
    writeFileSync(pidFile(dataDir), [process.pid, ...rest].join('\n'));
    const second = await user(dataDir);
    expect(second.started).toBe(true);
    await second.leave();
  });

  it('the keeper: another takes its place, at the same address, while its users go on', async () => {
    const dataDir = freshFolder();
    const one = await user(dataDir);
    const before = keeper(dataDir);
    process.kill(before, 'SIGKILL');
    await vi.waitFor(async () => {
      expect(keeper(dataDir)).not.toBe(before);
      expect(keeper(dataDir)).not.toBe(1);
      await ask(one.url, 'SELECT 1');
    }, soon);
    await one.leave();
    await gone(dataDir);
  });

  it('the keeper alone, with all its users: the next start takes the orphaned server’s place', async () => {
    const dataDir = freshFolder();
    const first = await user(dataDir);
    await ask(first.url, 'CREATE TABLE kept AS SELECT 5 AS n');
    const orphan = postmaster(dataDir);
    const pid = keeper(dataDir);
    // Both before either can react: the user would start another keeper.
    process.kill(first.child.pid ?? 0, 'SIGKILL');
    process.kill(pid, 'SIGKILL');
    await vi.waitFor(() => expect(alive(pid)).toBe(false), soon);
    const second = await user(dataDir);
    expect(alive(orphan)).toBe(false);
    expect(await ask(second.url, 'SELECT n FROM kept')).toEqual([{ n: 5 }]);
    await second.leave();
  });

  it('the server: it comes back for those who use it', async () => {
    const dataDir = freshFolder();
    const one = await user(dataDir);
    await ask(one.url, 'CREATE TABLE kept AS SELECT 5 AS n');
    const before = postmaster(dataDir);
    process.kill(before, 'SIGKILL');
    await vi.waitFor(async () => {
      expect(postmaster(dataDir)).not.toBe(before);
      expect(await ask(one.url, 'SELECT n FROM kept')).toEqual([{ n: 5 }]);
    }, soon);
    await one.leave();
    await gone(dataDir);
  });
});
