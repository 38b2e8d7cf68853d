/**
 * The keeper: a process of its own that starts PostgreSQL for a home and ends it when nobody needs it any
 * more. Every process that uses the server holds a connection to the keeper's socket; the kernel closes it
 * with the process, so kill -9 needs no special case. Run by spawn-keeper.ts, never by hand.
 */
import type { ChildProcess } from 'node:child_process';
import { appendFileSync, chmodSync, mkdirSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { messageOf } from '../errors.ts';
import { chooseAccount } from './account.ts';
import { makeCluster } from './cluster.ts';
import { troubleOf } from './faults.ts';
import { takeLock } from './lock.ts';
import { keeperSocket, prepareSocketFolder } from './places.ts';
import { type Order, orderShape, type Saying } from './protocol.ts';
import { endLeftover, type ServerPlan, startServer, stopServer } from './server.ts';

/** Whoever started us connects at once; when it was killed meanwhile, nobody comes. */
const FIRST_CLAIM_MS = 5000;
const LONGEST_PAUSE_MS = 10_000;
const LAST_WORK_MS = 20_000;

const order: Order = orderShape.parse(JSON.parse(process.argv[2] ?? ''));
const claims = new Set<Socket>();
let leaving = false;

const say = (saying: Saying): boolean => process.stdout.write(`${JSON.stringify(saying)}\n`);
// The process that started us reads only until we are ready.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

try {
  await keep();
} catch (error) {
  const trouble = troubleOf(error, dirname(order.home));
  say({ kind: 'trouble', code: trouble.code, text: trouble.message });
  process.exitCode = 1;
}

async function keep(): Promise<void> {
  mkdirSync(order.home, { recursive: true, mode: 0o700 });
  if (!takeLock(order.home)) {
    say({ kind: 'taken' });
    return;
  }
  const account = chooseAccount(order.home, order.asRoot, order.elsewhere);
  const progress = (text: string): void => void say({ kind: 'progress', text });
  await makeCluster(account, order.durable, progress);
  await endLeftover(account.cluster);
  const sockets = prepareSocketFolder(order.home, account.owner);
  const logFile = join(order.home, 'server.log');
  const plan: ServerPlan = { account, sockets, durable: order.durable, logFile, progress };
  let server = await startServer(plan);
  let reviving: Promise<void> | undefined;
  watch(server);
  const door = await openDoor(sockets);
  say({ kind: 'ready' });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, retire);
  setTimeout(() => claims.size === 0 && void leave(), FIRST_CLAIM_MS);

  /** The server ended though it was needed (killed, out of memory, disk full): again, until it stays. */
  function watch(child: ChildProcess): void {
    child.once('exit', () => {
      reviving = revive();
    });
  }

  async function revive(): Promise<void> {
    for (let pause = 250; !leaving; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      await wait(pause);
      if (leaving) return;
      try {
        server = await startServer(plan);
        return watch(server);
      } catch (error) {
        appendFileSync(logFile, `keeper: ${messageOf(error)}\n`);
      }
    }
  }

  /** Whoever ends the machine's services ends our users as well: they get the time to finish what they do. */
  function retire(): void {
    setTimeout(() => void leave(), claims.size === 0 ? 0 : LAST_WORK_MS);
  }

  async function leave(): Promise<void> {
    if (leaving) return;
    leaving = true;
    // First the door: from here on a newcomer finds nobody, tries to start, and waits for the lock.
    rmSync(keeperSocket(sockets), { force: true });
    door.close();
    // A server on its way up would outlive us: it answers before we have heard that it is ready.
    await reviving;
    await stopServer(server);
    rmSync(sockets, { recursive: true, force: true });
    process.exit(0);
  }

  async function openDoor(folder: string): Promise<Server> {
    const path = keeperSocket(folder);
    rmSync(path, { force: true });
    const listening = createServer({ allowHalfOpen: true }, (claim) => {
      if (leaving) return void claim.destroy();
      claims.add(claim);
      claim.on('error', () => undefined);
      claim.on('end', () => giveUp(claim));
      claim.on('close', () => giveUp(claim));
      claim.resume();
      claim.write('!');
    });
    await new Promise<void>((resolve, reject) => {
      listening.once('error', reject);
      listening.listen(path, resolve);
    });
    chmodSync(path, 0o700);
    return listening;
  }

  /** The last one's connection is held open till the server is down: its stop() waits for that. */
  function giveUp(claim: Socket): void {
    if (!claims.delete(claim)) return;
    if (claims.size > 0) claim.end();
    else void leave();
  }
}
