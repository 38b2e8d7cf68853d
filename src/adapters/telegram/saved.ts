import { z } from 'zod';
import type { Happening } from '../../channel.ts';
import { Trouble } from '../../lib/errors.ts';
import { originalOf } from './original.ts';
import { type RawUpdate, rawUpdateSchema } from './wire.ts';

const updates = z.array(rawUpdateSchema);
/** What getUpdates answers. */
const answered = z.object({ ok: z.literal(true), result: updates });

/** An update as the webhook brings it, a list of them, or a whole answer of getUpdates. */
export function savedUpdates(payload: Buffer, account: string): Happening[] {
  return updatesIn(jsonOf(payload)).map((update) => ({ original: originalOf(update, account) }));
}

function updatesIn(body: unknown): RawUpdate[] {
  const whole = answered.safeParse(body);
  if (whole.success) return whole.data.result;
  const list = updates.safeParse(Array.isArray(body) ? body : [body]);
  if (list.success) return list.data;
  throw new Trouble(
    'input',
    'This is nothing that Telegram sends: give an update (JSON with update_id), a list of them, or an answer of getUpdates.',
  );
}

function jsonOf(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString('utf8'));
  } catch {
    return undefined;
  }
}
