import type { Original } from '../../channel.ts';
import { blankSecrets } from '../../lib/secrets.ts';
import type { RawUpdate } from './wire.ts';

export const CHANNEL = 'telegram';

/** The update as it is stored: whole, save that Aadhaar, OTP, passwords and the like are blanked in people's words. */
export function originalOf(update: RawUpdate, account: string): Original {
  return {
    channel: CHANNEL,
    account,
    externalId: String(update.update_id),
    lane: laneOf(update),
    raw: Buffer.from(JSON.stringify(blankWords(update)), 'utf8'),
  };
}

/** The chat's id; order matters within a chat. */
function laneOf(update: RawUpdate): string {
  for (const happening of Object.values(update)) {
    if (!isRecord(happening)) continue;
    const inMessage = isRecord(happening.message) ? happening.message.chat : undefined;
    for (const holder of [happening.chat, inMessage, happening.from]) {
      if (isRecord(holder) && typeof holder.id === 'number') return String(holder.id);
    }
  }
  return 'none';
}

/** Words stand under `text` and `caption` alone; names, numbers and ids elsewhere must stay as they came. */
function blankWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(blankWords);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const words = (key === 'text' || key === 'caption') && typeof inner === 'string';
      return [key, words ? blankSecrets(inner).text : blankWords(inner)];
    }),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
