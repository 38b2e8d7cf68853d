import type { RouteResponse } from '../channel.ts';
import { messageOf } from '../lib/errors.ts';

export interface Health {
  ok: boolean;
  /** Each part of the house, in one plain sentence. */
  parts: Record<string, { ok: boolean; says: string }>;
}

/** 200 or 503 with the same document: a check that cannot even be made is a part that is down. */
export async function answerHealth(health: () => Promise<Health>): Promise<RouteResponse> {
  const told = await health().catch(
    (error: unknown): Health => ({ ok: false, parts: { health: { ok: false, says: messageOf(error) } } }),
  );
  return {
    status: told.ok ? 200 : 503,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    body: JSON.stringify(told),
  };
}
