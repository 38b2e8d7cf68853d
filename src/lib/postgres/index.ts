/**
 * A PostgreSQL of one's own: installed by npm, kept under a folder, reached over a unix socket that only its
 * user may enter. Every process that opens the same folder shares one server; the first starts it, and it
 * ends when the last of them has gone, however that one went (see keeper.ts).
 */
import { mkdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Trouble } from '../errors.ts';
import { codeOf, troubleOf } from './faults.ts';
import { holdLease, type Lease } from './lease.ts';
import type { EmbeddedOptions } from './options.ts';
import { homeOf, readPointer, socketUrl } from './places.ts';
import { spawnKeeper } from './spawn-keeper.ts';

export type { EmbeddedOptions } from './options.ts';

export interface Embedded {
  /** A connection address for pg: superuser `postgres`, database `postgres`. The same for every process. */
  readonly url: string;
  /** false: another process had started it and this one joined. */
  readonly started: boolean;
  /** Gives up our claim. When it was the last one, resolves once the server has shut down; safe to repeat. */
  stop(): Promise<void>;
}

/** A first start makes a cluster on a slow disk; a start after a crash replays its log. Seconds are normal. */
const PATIENCE_MS = 180_000;
const LOOK_AGAIN_MS = 100;

/** @throws Trouble (one plain sentence) when no server can be had here. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const settled = { ...options, dataDir: settle(options.dataDir) };
  let { lease, started } = await claim(settled);
  let stopped = false;

  // A lease breaks without our doing only when the keeper was killed: then somebody must keep the server
  // again, or it would stay for ever or end under us when another process leaves.
  const renewWhenBroken = (): void => {
    lease.broken.then(async () => {
      if (stopped) return;
      try {
        const again = await claim(settled);
        lease = again.lease;
        if (stopped) await lease.release();
        else renewWhenBroken();
      } catch (error) {
        settled.log?.(`The embedded database was lost and did not come back: ${String(error)}`);
      }
    }, undefined);
  };
  renewWhenBroken();

  return {
    url: socketUrl(lease.folder),
    started,
    async stop() {
      stopped = true;
      await lease.release();
    },
  };
}

function settle(dataDir: string): string {
  const path = resolve(dataDir);
  try {
    makeFolder(path);
    return realpathSync(path);
  } catch (error) {
    throw troubleOf(error, path);
  }
}

/** Not mkdir's own `recursive`: in Node 20 it says ENOENT on a read-only disk and never returns under /proc. */
function makeFolder(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) return;
  if (found) throw new Trouble('database_folder', `${path} is not a folder.`);
  makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another process made it between our two looks.
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

/** Joins the server that runs, or starts a keeper; of two that try at once one is told `taken` and joins. */
async function claim(options: EmbeddedOptions): Promise<{ lease: Lease; started: boolean }> {
  const deadline = Date.now() + PATIENCE_MS;
  let started = false;
  let told = false;
  while (Date.now() < deadline) {
    const folder = readPointer(homeOf(options.dataDir));
    const lease = folder === undefined ? undefined : await holdLease(folder);
    if (lease) return { lease, started };
    const answer = await spawnKeeper(options);
    started = answer === 'ready';
    if (answer === 'taken') {
      if (!told) options.log?.('Another process is starting or stopping the database; waiting for it.');
      told = true;
      await wait(LOOK_AGAIN_MS);
    }
  }
  throw new Trouble(
    'database_busy',
    `The embedded database in ${options.dataDir} did not become ready within ${PATIENCE_MS / 1000} seconds.`,
  );
}
