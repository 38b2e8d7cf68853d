import { z } from 'zod';
import type { ChannelHost } from '../../channel.ts';
import { messageOf } from '../../lib/errors.ts';
import { failpoint } from '../../lib/failpoint.ts';
import type { Api } from './api.ts';
import { originalOf } from './original.ts';
import type { RawUpdate } from './wire.ts';

export interface Intake {
  /** Resolves once the update is kept. Rejects when it could not be. */
  keep(update: RawUpdate): Promise<void>;
  /** Resolves when the courtesies under way are done. */
  settled(): Promise<void>;
}

const pressed = z.object({ callback_query: z.object({ id: z.string() }) });

/** Both ways in, polling and webhook, end here: the update is stored and nothing else is done with it. */
export function createIntake(host: ChannelHost, api: Api, account: string): Intake {
  const underWay = new Set<Promise<void>>();

  return {
    async keep(update) {
      failpoint('fetched');
      await host.keep(originalOf(update, account));
      failpoint('stored');
      const button = pressed.safeParse(update);
      if (!button.success) return;
      const courtesy = stopSpinner(host, api, button.data.callback_query.id).finally(() =>
        underWay.delete(courtesy),
      );
      underWay.add(courtesy);
    },
    async settled() {
      await Promise.all(underWay);
    },
  };
}

/**
 * The pressed button spins until answered, and Telegram forgets the press after some seconds: so at once, and never
 * again. What goes wrong here ("query is too old") concerns nobody; the press itself is kept.
 */
async function stopSpinner(host: ChannelHost, api: Api, id: string): Promise<void> {
  try {
    await api.call('answerCallbackQuery', { callback_query_id: id }, z.unknown(), { deadlineMs: 10_000 });
  } catch (error) {
    host.log.debug({ error: messageOf(error) }, 'Telegram did not take the answer to a pressed button');
  }
}
