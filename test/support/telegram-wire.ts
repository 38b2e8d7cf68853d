import http from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * answer: this instead of the emulator's answer · cut: the connection ends before the emulator hears of it ·
 * cut_after: the emulator has done it, and the answer is never heard · hang: no answer at all
 */
export type Fault = { status: number; body?: object } | 'cut' | 'cut_after' | 'hang';

export interface ApiCall {
  readonly method: string;
  readonly payload: Record<string, unknown>;
}

export interface SentFile {
  readonly chat: string;
  readonly name: string;
  readonly bytes: Buffer;
}

export const tooMany = (seconds: number): Fault => ({
  status: 429,
  body: {
    ok: false,
    error_code: 429,
    description: `Too Many Requests: retry after ${seconds}`,
    parameters: { retry_after: seconds },
  },
});

export const refusal = (status: number, description: string, parameters?: object): Fault => ({
  status,
  body: { ok: false, error_code: status, description, ...(parameters ? { parameters } : {}) },
});

export function failed(status: number, description: string): [number, object] {
  return [status, { ok: false, error_code: status, description }];
}

export function conflict(why: string): [number, object] {
  return failed(409, `Conflict: ${why}`);
}

export function reply(response: http.ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

export function jsonOf(body: Buffer): Record<string, unknown> {
  return body.length === 0 ? {} : (JSON.parse(body.toString('utf8')) as Record<string, unknown>);
}

export async function bytesOf(request: http.IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export async function freePort(): Promise<number> {
  const server = http.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
