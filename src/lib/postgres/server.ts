/** The postmaster: one started, one ended, one left over from a keeper that was killed. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  fstatSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { messageOf } from '../errors.ts';
import { type Account, environment } from './account.ts';
import { troubleFrom } from './faults.ts';

const LOG_LIMIT_BYTES = 5_000_000;
const LOOK_MS = 25;
const FAST_SHUTDOWN_MS = 30_000;
/** A session that outlived its postmaster ends with its statement. */
const ORPHANS_MS = 90_000;
/** Above every system's highest process number. */
const NO_PROCESS = 2_147_483_647;

/** Small: one office's helpdesk beside its own server process on a small machine. */
const SETTINGS = [
  'listen_addresses=',
  'unix_socket_permissions=0700',
  'max_connections=60',
  'shared_buffers=64MB',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_checkpoints=off',
  // Only the server's own fate: a failed statement is the caller's to tell, and may quote a person's data.
  'log_min_messages=log',
];
const NOT_DURABLE = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

export interface ServerPlan {
  readonly account: Account;
  readonly sockets: string;
  readonly durable: boolean;
  readonly logFile: string;
  readonly progress: (text: string) => void;
}

/** @throws Trouble with the server's own last words. */
export async function startServer(plan: ServerPlan): Promise<ChildProcess> {
  const deadline = Date.now() + ORPHANS_MS;
  for (;;) {
    try {
      return await startOnce(plan);
    } catch (error) {
      // A killed postmaster's sessions may still be at their last statement; PostgreSQL waits for their end.
      if (!/shared memory block .* still in use/.test(messageOf(error)) || Date.now() > deadline) throw error;
      plan.progress('Waiting for the sessions of a database server that was killed …');
      await wait(1000);
    }
  }
}

async function startOnce(plan: ServerPlan): Promise<ChildProcess> {
  const { account, sockets, logFile } = plan;
  // Left by a killed one; the home's lock is ours, so no living server has them.
  for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock']) rmSync(join(sockets, name), { force: true });
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) truncateSync(logFile);
  const log = openSync(logFile, 'a', 0o600);
  const before = fstatSync(log).size;
  const [command, ...args] = commandLine(plan);
  const child = spawn(command!, args, {
    ...account.identity,
    env: environment(account),
    cwd: '/',
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const failed = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', () =>
      reject(troubleFrom(readFileSync(logFile).subarray(before).toString('utf8'), account.cluster)),
    );
  });
  await Promise.race([failed, ready(plan, child)]);
  failed.catch(() => undefined); // from now on its exit is the keeper's to see
  return child;
}

function commandLine({ account, sockets, durable }: ServerPlan): string[] {
  const settings = [...SETTINGS, `unix_socket_directories=${sockets}`, ...(durable ? [] : NOT_DURABLE)];
  const flags = settings.flatMap((setting) => ['-c', setting]);
  return [...account.prefix, account.binaries.postgres, '-D', account.cluster, ...flags];
}

/** As pg_ctl does it: the postmaster writes its state on line 8 of postmaster.pid. */
async function ready(plan: ServerPlan, child: ChildProcess): Promise<void> {
  const begun = Date.now();
  let told = false;
  while (child.exitCode === null && child.signalCode === null) {
    const [pid, ...lines] = pidFile(plan.account.cluster);
    if (Number(pid) === child.pid && lines[6]?.trim() === 'ready') return;
    if (!told && Date.now() - begun > 3000) {
      told = true;
      plan.progress('The database is recovering what was written before it was interrupted …');
    }
    await wait(LOOK_MS);
  }
}

/** Fast: open transactions are rolled back, everything committed is kept. */
export async function stopServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  const late = setTimeout(() => child.kill('SIGQUIT'), FAST_SHUTDOWN_MS);
  await ended;
  clearTimeout(late);
}

/**
 * Ends a postmaster whose keeper was killed; whoever still uses it connects again a moment later. Called
 * with the lock held, so no living keeper has it. Where the number in postmaster.pid belongs by now to
 * another program, PostgreSQL would refuse to start for as long as that runs. The number is replaced, not the
 * file removed: by its other lines PostgreSQL finds sessions that outlived their postmaster.
 */
export async function endLeftover(cluster: string): Promise<void> {
  const pid = Number(pidFile(cluster)[0]);
  if (!Number.isInteger(pid) || pid <= 0) return;
  if (!alive(pid)) return;
  if (!commandOf(pid).includes(cluster)) {
    const [, ...rest] = pidFile(cluster);
    writeFileSync(join(cluster, 'postmaster.pid'), [NO_PROCESS, ...rest].join('\n'));
    return;
  }
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + FAST_SHUTDOWN_MS;
  while (alive(pid) && commandOf(pid) !== '') {
    if (Date.now() > deadline) process.kill(pid, 'SIGQUIT');
    await wait(LOOK_MS);
  }
}

function pidFile(cluster: string): string[] {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return []; // not written yet, or already gone
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Empty for a process that has ended but was not yet reaped. */
function commandOf(pid: number): string {
  if (process.platform !== 'linux') {
    return spawnSync('ps', ['-o', 'command=', '-ww', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return ''; // gone between two looks
  }
}
