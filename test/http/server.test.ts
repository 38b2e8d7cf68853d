import { createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { Route } from '../../src/channel.ts';
import { type HttpOptions, type HttpServer, startHttp } from '../../src/http/index.ts';
import { Trouble } from '../../src/lib/errors.ts';
import { fakeHost } from '../support/fake-host.ts';

const open: HttpServer[] = [];
const { log, lines } = fakeHost();

async function start(options: Partial<HttpOptions> & { routes?: Route[] } = {}): Promise<string> {
  const health = async () => ({ ok: true, parts: { database: { ok: true, says: 'answers' } } });
  const server = await startHttp({ port: 0, host: '127.0.0.1', routes: [], health, log, ...options });
  open.push(server);
  return `http://127.0.0.1:${server.port}`;
}

afterEach(async () => {
  lines.length = 0;
  for (const server of open.splice(0)) await server.close();
});

test('health tells each part and answers 503 when one is down', async () => {
  let ok = true;
  const url = await start({ health: async () => ({ ok, parts: { database: { ok, says: 'a sentence' } } }) });
  const well = await fetch(`${url}/health`);
  expect([well.status, await well.json()]).toEqual([
    200,
    { ok: true, parts: { database: { ok: true, says: 'a sentence' } } },
  ]);
  ok = false;
  expect((await fetch(`${url}/health`)).status).toBe(503);
});

test('a health check that fails itself is a part that is down', async () => {
  const url = await start({ health: () => Promise.reject(new Error('no way to the database')) });
  const answer = await fetch(`${url}/health`);
  expect([answer.status, await answer.text()]).toEqual([
    503,
    expect.stringContaining('no way to the database'),
  ]);
});

test('a route gets the bytes as they were sent, its cookies, its query and its parameters', async () => {
  const echo: Route = {
    method: 'POST',
    path: '/echo/:who',
    handle: async ({ body, cookies, query, params, headers }) => ({
      status: 201,
      headers: { 'x-seen': `${cookies.a} ${query.q} ${params.who} ${headers['x-one']}` },
      body,
    }),
  };
  const url = await start({ routes: [echo] });
  const bytes = Buffer.from([0, 255, 13, 10, 123]);
  const answer = await fetch(`${url}/echo/asha?q=1&q=2`, {
    method: 'POST',
    body: bytes,
    headers: { cookie: 'a=b', 'x-one': 'two', 'content-type': 'application/json' },
  });
  expect([answer.status, answer.headers.get('x-seen')]).toEqual([201, 'b 1 asha two']);
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
});

test('a body over the limit of its route is refused in a sentence', async () => {
  const route: Route = {
    method: 'POST',
    path: '/small',
    bodyLimit: 10,
    handle: async () => ({ status: 200, body: 'taken' }),
  };
  const url = await start({ routes: [route] });
  const answer = await fetch(`${url}/small`, { method: 'POST', body: 'eleven bytes' });
  expect([answer.status, await answer.text()]).toEqual([413, expect.stringMatching(/^This is too large/)]);
});

test('posts over the limit of their route are refused, reading never is', async () => {
  const handle: Route['handle'] = async () => ({ status: 200, body: 'ok' });
  const url = await start({
    routes: [
      { method: 'POST', path: '/say', perMinute: 3, handle },
      { method: 'GET', path: '/say', handle },
    ],
  });
  const posts = [];
  for (let i = 0; i < 4; i++) posts.push((await fetch(`${url}/say`, { method: 'POST' })).status);
  expect(posts).toEqual([200, 200, 200, 429]);
  for (let i = 0; i < 50; i++) expect((await fetch(`${url}/say`)).status).toBe(200);
});

test('every page forbids whatever does not come from us', async () => {
  const url = await start({
    routes: [{ method: 'GET', path: '/', handle: async () => ({ status: 200, body: '' }) }],
  });
  for (const path of ['/', '/nowhere', '/health']) {
    const { headers } = await fetch(url + path);
    const policy = headers
      .get('content-security-policy')!
      .split(';')
      .map((part) => part.trim());
    expect(policy).toEqual(
      expect.arrayContaining(["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"]),
    );
    expect(policy.join()).not.toMatch(/unsafe|upgrade-insecure|https:/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
});

test('fonts and styles come from their packages, packed, and are not sent twice', async () => {
  const url = await start();
  for (const name of ['pico.min.css', 'htmx.min.js', 'noto-sans-devanagari-400.woff2', 'icon.svg']) {
    const first = await fetch(`${url}/assets/${name}`);
    expect([name, first.status, (await first.arrayBuffer()).byteLength > 100]).toEqual([name, 200, true]);
    const again = await fetch(`${url}/assets/${name}`, {
      headers: { 'if-none-match': first.headers.get('etag')! },
    });
    expect(again.status).toBe(304);
  }
  const css = await fetch(`${url}/assets/pico.min.css`);
  expect(css.headers.get('content-encoding')).toBe('gzip');
  expect((await fetch(`${url}/assets/..%2fserver.ts`)).status).toBe(404);
});

test('what fails inside is logged with the reference that the person is told, and says nothing of the inside', async () => {
  const route: Route = {
    method: 'GET',
    path: '/broken',
    handle: () => Promise.reject(new Error('password of the database is x')),
  };
  const url = await start({ routes: [route] });
  const told = await (await fetch(`${url}/broken`)).text();
  expect(told).not.toMatch(/password/);
  const reference = /reference (\w+)/.exec(told)![1];
  expect(lines).toEqual([
    expect.objectContaining({ level: 'error', fields: expect.objectContaining({ reference }) }),
  ]);
});

test('a forwarded address is believed only from a trusted proxy', async () => {
  const route: Route = { method: 'GET', path: '/ip', handle: async ({ ip }) => ({ status: 200, body: ip }) };
  const headers = { 'x-forwarded-for': '203.0.113.9' };
  const plain = await start({ routes: [route] });
  expect(await (await fetch(`${plain}/ip`, { headers })).text()).toBe('127.0.0.1');
  const behind = await start({ routes: [route], trustProxy: '127.0.0.1' });
  expect(await (await fetch(`${behind}/ip`, { headers })).text()).toBe('203.0.113.9');
});

test('a port in use is told in one sentence', async () => {
  const holder = createServer();
  await new Promise<void>((done) => holder.listen(0, '127.0.0.1', done));
  const { port } = holder.address() as { port: number };
  const refused = await start({ port }).catch((error: unknown) => error);
  holder.close();
  expect(refused).toBeInstanceOf(Trouble);
  expect(refused).toMatchObject({ code: 'port' });
  expect((refused as Trouble).message).toBe(
    `Port ${port} is used by another program: stop that program or set PORT to another number.`,
  );
});
