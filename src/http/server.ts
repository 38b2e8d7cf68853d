import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Log, Route } from '../channel.ts';
import { messageOf, Trouble } from '../lib/errors.ts';
import { assetRoutes } from './assets.ts';
import { answerHealth, type Health } from './health.ts';
import { mount } from './mount.ts';
import { type Explain, explainProblems } from './problems.ts';

export interface HttpOptions {
  /** 0: any free port. */
  readonly port: number;
  /** Default: every interface. */
  readonly host?: string;
  /** How the world reaches us, when a proxy stands before; told as `url`. */
  readonly publicUrl?: string;
  /** Proxies (addresses or ranges) whose X-Forwarded-For is believed; true: any. Default: none. */
  readonly trustProxy?: boolean | string | string[];
  readonly routes: readonly Route[];
  readonly health: () => Promise<Health>;
  readonly log: Log;
  /** The sentence for a refused or failed request; default plain English. */
  readonly explain?: Explain;
}

export interface HttpServer {
  readonly url: string;
  readonly port: number;
  /** Takes in no more; resolves when requests in hand are answered. */
  close(): Promise<void>;
}

/** Slow phones send slowly; a request that takes longer than this is not a person's. */
const REQUEST_MS = 300_000;

const plainEnglish: Explain = (problem, reference) =>
  ({
    not_found: 'There is no such page.',
    too_large: 'This is too large. Please send smaller files, one at a time.',
    too_many: 'Too many messages in a short time. Please wait a minute.',
    wrong_request: 'This request could not be read.',
    broken: `Something went wrong on our side. Please try again; reference ${reference}.`,
  })[problem];

/**
 * The one HTTP server: /health, /assets and every door's routes.
 * @throws Trouble 'port' in one sentence when the port cannot be had
 */
export async function startHttp(options: HttpOptions): Promise<HttpServer> {
  const app = Fastify({
    logger: false,
    trustProxy: options.trustProxy ?? false,
    requestTimeout: REQUEST_MS,
  });
  await protect(app);
  explainProblems(app, options.log, options.explain ?? plainEnglish);
  takeRawBodies(app);
  const health: Route = { method: 'GET', path: '/health', handle: () => answerHealth(options.health) };
  for (const route of [health, ...assetRoutes(), ...options.routes]) mount(app, route);
  await listen(app, options);
  const port = (app.server.address() as AddressInfo).port;
  return {
    url: options.publicUrl ?? `http://${shown(options.host)}:${port}`,
    port,
    close: async () => {
      await app.close();
    },
  };
}

async function protect(app: FastifyInstance): Promise<void> {
  await app.register(cookie);
  await app.register(rateLimit, { global: false });
  const self = ["'self'"];
  await app.register(helmet, {
    contentSecurityPolicy: {
      // Not the defaults: they bid the browser ask for https, which a first start on a plain port cannot answer.
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: self,
        styleSrc: self,
        fontSrc: self,
        imgSrc: self,
        connectSrc: self,
        formAction: self,
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // With 'no-referrer' a browser sends "Origin: null" with our own forms, and the same-origin check would refuse them.
    referrerPolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
  });
}

/** Doors verify signatures over bytes and parse what is theirs: nothing is parsed here. */
function takeRawBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}

async function listen(app: FastifyInstance, options: HttpOptions): Promise<void> {
  try {
    await app.listen({ port: options.port, host: options.host ?? everyInterface() });
  } catch (error) {
    await app.close();
    const sentence = portSentence(options, (error as NodeJS.ErrnoException).code, messageOf(error));
    throw new Trouble('port', sentence, { cause: error });
  }
}

/** '::' takes IPv4 too, but a machine without IPv6 refuses it. */
function everyInterface(): string {
  const hasIPv6 = Object.values(networkInterfaces()).some((list) =>
    list?.some((one) => one.family === 'IPv6'),
  );
  return hasIPv6 ? '::' : '0.0.0.0';
}

function portSentence({ port, host }: HttpOptions, code: string | undefined, message: string): string {
  const mend = 'set PORT to another number';
  if (code === 'EADDRINUSE') return `Port ${port} is used by another program: stop that program or ${mend}.`;
  if (code === 'EACCES') return `Port ${port} may not be opened by this user: ${mend}, above 1023.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `This machine has no address ${host} to listen on.`;
  return `Port ${port} could not be opened (${message}): ${mend}.`;
}

function shown(host: string | undefined): string {
  if (host === undefined || host === '::' || host === '0.0.0.0') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
