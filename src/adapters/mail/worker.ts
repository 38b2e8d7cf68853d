import { parentPort } from 'node:worker_threads';
import { messageOf } from '../../lib/errors.ts';
import { parseWith } from './engines.ts';
import type { ParseAnswer, ParseRequest } from './parsed.ts';

/** The thread in which foreign bytes are parsed: one request, one answer; the other side has the clock. */
const port = parentPort;
if (!port) throw new Error('worker.ts is started as a worker thread only');

const answer = (message: ParseAnswer): void => port.postMessage(message);

port.on('message', (request: ParseRequest) => {
  parseWith(request.engine, request.raw).then(
    (mail) => answer({ mail }),
    (error: unknown) => answer({ error: messageOf(error) }),
  );
});
answer({ ready: true });
