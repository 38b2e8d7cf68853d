import { Worker } from 'node:worker_threads';
import { messageOf, Trouble } from '../lib/errors.ts';
import type { Lesson, Taken } from './lesson.ts';

/**
 * In a thread of its own, since it takes seconds to half a minute, in which the process goes on answering.
 * @throws Trouble 'learning' when the thread died
 */
export function teach(lesson: Lesson): Promise<Taken> {
  return new Promise((resolve, reject) => {
    const trouble = (why: string, cause?: unknown): void =>
      reject(new Trouble('learning', `Learning came to no end: ${why}`, { cause }));
    const worker = new Worker(new URL('./school-start.mjs', import.meta.url), {
      execArgv: [],
      workerData: lesson,
    });
    worker.once('message', (taken: Taken) => resolve(taken));
    worker.once('error', (error) => trouble(messageOf(error), error));
    worker.once('exit', (code) => trouble(`its thread ended with ${code}`));
  });
}
