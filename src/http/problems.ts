import { randomUUID } from 'node:crypto';
import type { FastifyError, FastifyInstance } from 'fastify';
import type { Log } from '../channel.ts';
import { messageOf } from '../lib/errors.ts';

/** What can go wrong before or beside a route's own answer. */
export type Problem = 'not_found' | 'too_large' | 'too_many' | 'wrong_request' | 'broken';

/** The sentence for a problem; `accept` is the client's Accept-Language. */
export type Explain = (problem: Problem, reference: string, accept: string | undefined) => string;

const problemOfStatus: Record<number, Problem> = { 404: 'not_found', 413: 'too_large', 429: 'too_many' };

/** Every failure that reaches the edge: ours is logged with the reference that the person is told. */
export function explainProblems(app: FastifyInstance, log: Log, explain: Explain): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status =
      error.statusCode && error.statusCode >= 400 && error.statusCode < 500 ? error.statusCode : 500;
    const problem = problemOfStatus[status] ?? (status < 500 ? 'wrong_request' : 'broken');
    const reference = randomUUID().slice(0, 8);
    const about = {
      reference,
      method: request.method,
      path: request.routeOptions.url,
      error: messageOf(error),
    };
    if (problem === 'broken') log.error({ ...about, stack: error.stack }, 'a request failed');
    else log.info({ ...about, status }, 'a request was refused');
    return reply
      .code(status)
      .type('text/plain; charset=utf-8')
      .send(explain(problem, reference, request.headers['accept-language']));
  });
  app.setNotFoundHandler((request, reply) =>
    reply
      .code(404)
      .type('text/plain; charset=utf-8')
      .send(explain('not_found', '', request.headers['accept-language'])),
  );
}
