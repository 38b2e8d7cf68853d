/** Folders, processes and their ends, for the tests of the embedded server. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import pg from 'pg';
import { vi } from 'vitest';
import { atEnd } from '../../support/at-end.ts';

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const script = fileURLToPath(new URL('./user.ts', import.meta.url));

/** Mode 0700, as mkdtemp makes it. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'embedded-test-'));
  atEnd(async () => {
    // A keeper whose user was killed is ending its server meanwhile.
    await gone(folder);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

export interface User {
  readonly url: string;
  readonly started: boolean;
  readonly child: ChildProcess;
  leave(): Promise<void>;
  kill(): Promise<void>;
}

/** Another process that opens the folder's server, as `npm start` or a command does. */
export async function user(dataDir: string): Promise<User> {
  const child = spawn(process.execPath, ['--import', tsx, script, dataDir], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const first = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('close', () => reject(new Error(said)));
  });
  const { url, started } = JSON.parse(first) as { url: string; started: boolean };
  return {
    url,
    started,
    child,
    async leave() {
      child.stdin.end();
      await ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

export async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  // A server that is killed under us fails the query, and once more the idle client.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

export const pidFile = (dataDir: string): string => join(dataDir, 'postgres', 'cluster', 'postmaster.pid');

export function postmaster(dataDir: string): number {
  return Number(readFileSync(pidFile(dataDir), 'utf8').split('\n')[0]);
}

export function keeper(dataDir: string): number {
  return Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(postmaster(dataDir))], { encoding: 'utf8' }));
}

export function alive(pid: number): boolean {
  const state = execFileSync('ps', ['-o', 'pid=,stat=', '-A'], { encoding: 'utf8' });
  return state.split('\n').some((line) => Number(line.trim().split(/\s+/)[0]) === pid && !line.includes('Z'));
}

/** Every process that the folder's server consists of, or nothing when there is none. */
export function processesOf(dataDir: string): string[] {
  const all = execFileSync('ps', ['-o', 'pid=,command=', '-ww', '-A'], { encoding: 'utf8' });
  return all.split('\n').filter((line) => line.includes(dataDir) && !line.includes(script));
}

export async function gone(dataDir: string): Promise<void> {
  await vi.waitFor(
    () => {
      const left = processesOf(dataDir);
      if (left.length > 0 || existsSync(pidFile(dataDir))) throw new Error(`still there: ${left.join('; ')}`);
    },
    { timeout: 30_000, interval: 50 },
  );
}
