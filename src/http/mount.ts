import { gzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Route, RouteRequest, RouteResponse } from '../channel.ts';

/** Below this, packing costs more than it saves. */
const WORTH_PACKING = 1024;

/** Gives a door's route its place on the server: raw bytes in, the door's own answer out. */
export function mount(app: FastifyInstance, route: Route): void {
  app.route({
    method: route.method,
    url: route.path,
    ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
    config: { rateLimit: route.perMinute ? { max: route.perMinute, timeWindow: '1 minute' } : false },
    handler: async (request, reply) => answer(request, reply, await route.handle(routeRequest(request))),
  });
}

function routeRequest(request: FastifyRequest): RouteRequest {
  return {
    method: request.method,
    path: request.url.split('?')[0] ?? '/',
    headers: single(request.headers),
    query: single(request.query),
    params: single(request.params),
    cookies: request.cookies,
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    ip: request.ip,
  };
}

/** What came twice is taken by its first: a second `address=` must not slip past a check of the first. */
function single(values: unknown): Record<string, string | undefined> {
  const pairs = Object.entries((values ?? {}) as Record<string, string | string[] | undefined>);
  return Object.fromEntries(pairs.map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]));
}

function answer(request: FastifyRequest, reply: FastifyReply, response: RouteResponse): FastifyReply {
  reply.code(response.status).headers(response.headers ?? {});
  const type = String(reply.getHeader('content-type') ?? '');
  const readable = /^(text\/|application\/json)/.test(type);
  if (!readable || Buffer.byteLength(response.body) < WORTH_PACKING) return reply.send(response.body);
  reply.header('vary', 'accept-encoding');
  if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(response.body);
  return reply.header('content-encoding', 'gzip').send(gzipSync(response.body));
}
