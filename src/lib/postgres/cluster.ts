/** Making the cluster, once. */
import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Account, environment } from './account.ts';
import { troubleFrom } from './faults.ts';

/**
 * Code-point order, UTF-8: the builtin provider gives the same order on every system, and it is the order
 * of `C.UTF-8` on a given PostgreSQL 15.
 */
const SHAPE = [
  '--username=postgres',
  '--auth=trust', // the socket lies in a folder that nobody else may enter
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--no-instructions',
];

export async function makeCluster(
  account: Account,
  durable: boolean,
  progress: (text: string) => void,
): Promise<void> {
  if (existsSync(join(account.cluster, 'PG_VERSION'))) return;
  progress('First start: preparing the database (a few seconds) …');
  const folder = dirname(account.cluster);
  const draft = `${account.cluster}.making`;
  // What an interrupted first start left: a cluster gets its name only when it is whole.
  for (const name of readdirSync(folder).filter((name) => name.startsWith(basename(draft)))) {
    rmSync(join(folder, name), { recursive: true });
  }
  mkdirSync(draft, { mode: 0o700 });
  if (account.identity.uid !== undefined) chownSync(draft, account.owner.uid, account.owner.gid);
  await initdb(account, [...SHAPE, `--pgdata=${draft}`, ...(durable ? [] : ['--no-sync'])]);
  renameSync(draft, account.cluster);
  progress('The database is prepared.');
}

function initdb(account: Account, args: string[]): Promise<void> {
  const [command, ...rest] = [...account.prefix, account.binaries.initdb, ...args];
  const child = spawn(command!, rest, {
    ...account.identity,
    env: environment(account),
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(troubleFrom(said, dirname(account.cluster))),
    );
  });
}
