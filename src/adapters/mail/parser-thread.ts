import { Worker } from 'node:worker_threads';
import { Trouble } from '../../lib/errors.ts';
import type { Engine, ParseAnswer, ParsedMail, ParseRequest } from './parsed.ts';

export interface ParserThread {
  /** One mail at a time, in order. Rejects with Trouble: 'mail.parse_failed' (the library threw) or 'mail.parse_timeout'. */
  parse(engine: Engine, raw: Buffer, deadlineMs?: number): Promise<ParsedMail>;
  readonly deadlineMs: number;
  stop(): Promise<void>;
}

export interface ParserLimits {
  /** From handing the mail over to its answer. */
  readonly deadlineMs: number;
  /** From starting the thread to its being ready; loading is no fault of the mail. */
  readonly startMs: number;
  readonly heapMb: number;
}

/** One warm thread; a mail that outlasts its deadline or fills the heap costs the thread, and the next mail gets a new one. */
export function createParserThread(limits: ParserLimits): ParserThread {
  let warm: Promise<Worker> | undefined;
  let last: Promise<unknown> = Promise.resolve();

  async function discard(): Promise<void> {
    const worker = warm;
    warm = undefined;
    if (worker) await worker.then((w) => w.terminate()).catch(() => undefined);
  }

  async function one(engine: Engine, raw: Buffer, deadlineMs: number): Promise<ParsedMail> {
    warm ??= start(limits);
    const worker = await warm.catch((error: unknown) => {
      warm = undefined;
      throw error;
    });
    const request: ParseRequest = { engine, raw };
    const answer = await ask(worker, request, deadlineMs).catch(async (error: unknown) => {
      await discard();
      throw error;
    });
    if ('mail' in answer) return answer.mail;
    throw new Trouble('mail.parse_failed', 'error' in answer ? answer.error : 'no answer');
  }

  return {
    deadlineMs: limits.deadlineMs,
    parse(engine, raw, deadlineMs = limits.deadlineMs) {
      const result = last.then(() => one(engine, raw, deadlineMs));
      last = result.catch(() => undefined);
      return result;
    },
    async stop() {
      await last;
      await discard();
    },
  };
}

async function start(limits: ParserLimits): Promise<Worker> {
  const worker = new Worker(new URL('./worker-start.mjs', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMb },
  });
  await ask(worker, undefined, limits.startMs).catch(async (error: unknown) => {
    await worker.terminate();
    throw error;
  });
  // A thread that dies between two mails is found dead by the next one; unheard, its error would end the process.
  worker.on('error', () => undefined);
  // Warm but idle it must not keep the process alive.
  worker.unref();
  return worker;
}

function ask(worker: Worker, request: ParseRequest | undefined, deadlineMs: number): Promise<ParseAnswer> {
  return new Promise((resolve, reject) => {
    const settle = (done: () => void) => () => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      worker.unref();
      done();
    };
    const timer = setTimeout(
      settle(() => reject(new Trouble('mail.parse_timeout', `no answer within ${deadlineMs} ms`))),
      deadlineMs,
    );
    const onMessage = (answer: ParseAnswer): void => settle(() => resolve(answer))();
    const onError = (cause: unknown): void =>
      settle(() => reject(new Trouble('mail.parse_failed', 'the parser thread failed', { cause })))();
    const onExit = (code: number): void =>
      settle(() => reject(new Trouble('mail.parse_failed', `the parser thread ended with ${code}`)))();
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.ref();
    if (request) worker.postMessage(request);
  });
}
