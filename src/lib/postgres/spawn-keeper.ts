/** Starts the keeper as a process of its own and hears from it until the server is ready. */
import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Trouble } from '../errors.ts';
import type { EmbeddedOptions } from './options.ts';
import { homeOf } from './places.ts';
import { type Order, sayingShape } from './protocol.ts';

export function spawnKeeper(options: EmbeddedOptions): Promise<'ready' | 'taken'> {
  const home = homeOf(options.dataDir);
  const { durable, asRoot = 'try', elsewhere } = options;
  const order: Order = { home, durable, asRoot, elsewhere };
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const script = fileURLToPath(new URL('./keeper.ts', import.meta.url));
  const keeper = spawn(process.execPath, ['--import', tsx, script, JSON.stringify(order)], {
    detached: true,
    cwd: '/',
    env: { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR, HOME: process.env.HOME },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...ownerOf(home),
  });
  let stderr = '';
  keeper.stderr.on('data', (chunk) => {
    stderr = `${stderr}${chunk}`.slice(-2000);
  });
  return new Promise((resolve, reject) => {
    const done = (settle: () => void): void => {
      // The keeper outlives us: nothing of it may hold this process open.
      keeper.unref();
      keeper.stdout.destroy();
      keeper.stderr.destroy();
      settle();
    };
    keeper.once('error', (error) =>
      reject(new Trouble('database_start', `The database's keeper: ${error.message}`)),
    );
    keeper.once('close', () =>
      reject(new Trouble('database_start', `The database's keeper ended: ${stderr.trim()}`)),
    );
    createInterface({ input: keeper.stdout }).on('line', (line) => {
      const said = sayingShape.parse(JSON.parse(line));
      if (said.kind === 'progress') options.log?.(said.text);
      else if (said.kind === 'trouble') done(() => reject(new Trouble(said.code, said.text)));
      else done(() => resolve(said.kind));
    });
  });
}

/** Root who opens another user's database becomes that user: files of root's in there would lock them out. */
function ownerOf(home: string): { uid?: number; gid?: number } {
  const found = statSync(home, { throwIfNoEntry: false });
  if (process.getuid?.() !== 0 || found === undefined || found.uid === 0) return {};
  return { uid: found.uid, gid: found.gid };
}
