import { oneRow } from '../lib/rows.ts';
import type { Turn } from './turn.ts';

/**
 * It was written before our last question went out: one of several short messages in a row. It tells more of the
 * matter, and is neither an answer to what they have not read nor a failure to answer it.
 */
export async function wroteUnasked({ act, said, channel, address, message }: Turn): Promise<boolean> {
  if (message.kind !== 'text' || message.manner === 'letter') return false;
  const row = await oneRow(
    act.tx,
    `SELECT 1 FROM inbox i JOIN transcript t ON t.channel = $2 AND t.address = $3 AND t.direction = 'out'
       AND t.at > i.kept_at WHERE i.id = $1 LIMIT 1`,
    [said.inboxId ?? null, channel, message.replyTo ?? address],
  );
  return row !== undefined;
}
