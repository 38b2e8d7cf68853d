import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { bytesOf } from './telegram-wire.ts';

export interface Recorded {
  readonly method: string;
  readonly args: Record<string, unknown>;
  readonly answer: Record<string, unknown>;
}

/** Stands before a server and writes down what passes: each call of a Web API and its answer, in order. */
export async function startRecorder(target: () => string) {
  const calls: Recorded[] = [];
  const server = http.createServer(async (request, response) => {
    const body = await bytesOf(request);
    const path = request.url ?? '/';
    const { host: _host, connection: _connection, 'content-length': _length, ...headers } = request.headers;
    const answer = await fetch(target() + path, {
      method: request.method ?? 'GET',
      headers: headers as Record<string, string>,
      redirect: 'manual',
      ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const type = answer.headers.get('content-type') ?? '';
    if (path.startsWith('/api/') && type.includes('json')) {
      const args = argsOf(body.toString('utf8'));
      calls.push({ method: path.slice('/api/'.length), args, answer: JSON.parse(bytes.toString('utf8')) });
    }
    response.writeHead(answer.status, { 'content-type': type }).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The body of a call: JSON, or a form whose fields may be JSON. */
export function argsOf(body: string): Record<string, unknown> {
  if (body.startsWith('{')) return JSON.parse(body) as Record<string, unknown>;
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([name, value]) => [
      name,
      /^[[{]/.test(value) ? JSON.parse(value) : value,
    ]),
  );
}
