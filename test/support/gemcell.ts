import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { atEnd } from './at-end.ts';

const GEMCELL = fileURLToPath(new URL('../../src/cli/gemcell.mjs', import.meta.url));

export interface Ran {
  /** The exit code; for a killed process the signal's name. */
  readonly code: number | string;
  readonly out: string;
  readonly err: string;
}

export interface Running {
  readonly url: string;
  readonly child: ChildProcess;
  out(): string;
  err(): string;
  /** Resolves when it has ended, however it ended. */
  ended: Promise<Ran>;
  /** Asks it to end, as Ctrl-C does. */
  stop(): Promise<Ran>;
  /** kill -9 */
  kill(): Promise<Ran>;
}

/** Settings of the machine the tests run on must not reach the command. */
function environment(settings: Record<string, string>): NodeJS.ProcessEnv {
  const { PATH, HOME, LANG, TMPDIR } = process.env;
  return { PATH, HOME, LANG, TMPDIR, ...settings };
}

/** One command, to its end. @param program another copy of it */
export function gemcell(
  args: readonly string[],
  settings: Record<string, string>,
  input = '',
  program = GEMCELL,
): Promise<Ran> {
  const child = launch(args, settings, program);
  child.stdin!.on('error', () => undefined);
  child.stdin!.end(input);
  return ending(child);
}

/** `gemcell start`, once it says that it is open. @throws with what it said, when it ended instead */
export async function startGemcell(settings: Record<string, string>): Promise<Running> {
  const child = launch(['start'], { PORT: '0', ...settings });
  const ended = ending(child);
  let url: string | undefined;
  let said = '';
  let complained = '';
  child.stderr!.on('data', (text: string) => {
    complained += text;
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout!.on('data', (text: string) => {
      said += text;
      url ??= /is open at (\S+)/.exec(said)?.[1];
      if (url) resolve();
    });
    void ended.then((ran) => reject(new Error(`gemcell start ended (${ran.code}): ${ran.err}`)));
  });
  atEnd(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const end = (signal: NodeJS.Signals): Promise<Ran> => {
    child.kill(signal);
    return ended;
  };
  return {
    url: url!,
    child,
    ended,
    out: () => said,
    err: () => complained,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

function launch(args: readonly string[], settings: Record<string, string>, program = GEMCELL): ChildProcess {
  const child = spawn(process.execPath, [program, ...args], {
    env: environment(settings),
    stdio: ['pipe', 'pipe', 'pipe'],
    // Not the folder of the program: a command is typed anywhere.
    cwd: tmpdir(),
  });
  child.stdout!.setEncoding('utf8');
  child.stderr!.setEncoding('utf8');
  return child;
}

function ending(child: ChildProcess): Promise<Ran> {
  let out = '';
  let err = '';
  child.stdout!.on('data', (text: string) => {
    out += text;
  });
  child.stderr!.on('data', (text: string) => {
    err += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code: code ?? signal ?? 'unknown', out, err }));
  });
}
