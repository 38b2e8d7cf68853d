import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { rows } from '../../../src/lib/rows.ts';
import { type Database, openDatabase } from '../../../src/persistence/index.ts';
import { eventually } from './guarded.ts';

const GEMCELL = fileURLToPath(new URL('../../../src/cli/gemcell.mjs', import.meta.url));
const run = promisify(execFile);

/** A real helpdesk: child processes on one DATA_DIR, one life after another. */
export interface Helpdesk {
  /** Starts it; resolves when its doors are open. With a failpoint it will kill itself there. */
  start(failpoint?: string): Promise<void>;
  /** Resolves when it has killed itself. */
  died(): Promise<void>;
  /** As Ctrl-C does. */
  stop(): Promise<void>;
  /** A command beside it; what it printed, whatever its exit code. */
  gemcell(...args: string[]): Promise<string>;
  /** `gemcell load` of a table. */
  load(kind: string, csv: string): Promise<void>;
  sql<T extends object>(query: string, params?: unknown[]): Promise<T[]>;
  /** What it wrote to standard error, all lives. */
  log(): string;
  end(): Promise<void>;
}

export async function helpdesk(settings: Record<string, string>): Promise<Helpdesk> {
  const dir = await mkdtemp(join(tmpdir(), 'helpdesk-'));
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, DATA_DIR: join(dir, 'data'), ...settings };
  let child: ChildProcess | undefined;
  let exit: Promise<unknown> = Promise.resolve();
  let db: Database | undefined;
  let log = '';

  const closeDatabase = async (): Promise<void> => {
    await db?.close();
    db = undefined;
  };
  const self: Helpdesk = {
    async start(failpoint) {
      let said = '';
      // Away from the repository: a developer's .env is none of ours.
      const started = spawn(process.execPath, [GEMCELL, 'start'], {
        cwd: dir,
        env: { ...env, PORT: '0', ...(failpoint && { FAILPOINT: failpoint }) },
      });
      child = started;
      exit = once(started, 'exit');
      const orphaned = (): unknown => started.kill('SIGKILL');
      process.once('exit', orphaned);
      started.once('exit', () => process.off('exit', orphaned));
      started.stdout.on('data', (chunk) => {
        said += chunk;
      });
      started.stderr.on('data', (chunk) => {
        log += chunk;
      });
      await eventually(
        'the helpdesk starts',
        () => {
          // What waits from the life before may reach the failpoint while it starts.
          if (started.signalCode === 'SIGKILL' && failpoint) return true;
          if (started.exitCode !== null) throw new Error('It ended at once.');
          return said.includes('is open at');
        },
        180_000,
      ).catch((error: unknown) => {
        throw new Error(`The helpdesk does not start; it said: ${log}`, { cause: error });
      });
    },
    async died() {
      const started = child!;
      await eventually('it kills itself', () => started.signalCode === 'SIGKILL', 60_000);
    },
    async stop() {
      await closeDatabase();
      child?.kill('SIGTERM');
      await exit;
    },
    async gemcell(...args) {
      const options = { cwd: dir, env: { ...env, LOG_LEVEL: 'silent' }, maxBuffer: 64 * 1024 * 1024 };
      const done = await run(process.execPath, [GEMCELL, ...args], options).catch(
        (error: Error & { stdout?: string; code?: unknown }) => {
          if (error.code === 1 && error.stdout) return { stdout: error.stdout };
          throw error;
        },
      );
      return done.stdout;
    },
    async load(kind, csv) {
      const file = join(dir, `${kind}.csv`);
      await writeFile(file, csv);
      const { faults } = JSON.parse(await self.gemcell('load', kind, file, '--json')) as {
        faults: unknown[];
      };
      if (faults.length > 0) throw new Error(JSON.stringify(faults));
    },
    async sql<T extends object>(query: string, params: unknown[] = []): Promise<T[]> {
      db ??= await openDatabase({ dataDir: env.DATA_DIR, durable: true, entities: [], poolSize: 2 });
      return rows<T>(db, query, params);
    },
    log: () => log,
    async end() {
      await self.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
  return self;
}
