import { z } from 'zod';
import { messageOf } from '../../lib/errors.ts';
import type { Api } from './api.ts';
import { ApiFailure } from './failure.ts';
import { meSchema } from './wire.ts';

const hook = z.object({
  url: z.string().default(''),
  pending_update_count: z.number().default(0),
  last_error_message: z.string().optional(),
});
type Hook = z.infer<typeof hook>;

interface Verdict {
  readonly ok: boolean;
  readonly says: string;
}

/** Whether Telegram knows us, and brings what people write to where we look for it. @param webhook absent: we poll */
export async function probeTelegram(api: Api, webhook: string | undefined): Promise<Verdict> {
  try {
    const bot = await api.call('getMe', {}, meSchema);
    const set = await api.call('getWebhookInfo', {}, hook);
    const fault = webhook === undefined ? faultOfPolling(set) : faultOfWebhook(set, webhook);
    if (fault) return { ok: false, says: fault };
    const way = webhook === undefined ? 'is polled' : `calls ${webhook}`;
    return {
      ok: true,
      says: `Telegram answers and ${way}; the bot is @${bot.username ?? bot.id}; ${set.pending_update_count} updates wait there.`,
    };
  } catch (error) {
    return { ok: false, says: howToMend(error) };
  }
}

function faultOfPolling({ url }: Hook): string | undefined {
  if (url === '') return undefined;
  return `Telegram calls ${url}, so polling brings nothing: \`gemcell start\` takes that back, or set TELEGRAM_WEBHOOK_SECRET and PUBLIC_URL.`;
}

function faultOfWebhook(
  { url, last_error_message, pending_update_count }: Hook,
  ours: string,
): string | undefined {
  if (url === '') return 'Telegram has no webhook yet: `gemcell start` sets it.';
  if (url !== ours)
    return `Telegram calls ${url} and not ${ours}: correct PUBLIC_URL or end the other helpdesk, then \`gemcell start\`.`;
  if (last_error_message === undefined || pending_update_count === 0) return undefined;
  return (
    `Telegram could not reach ${ours} (${last_error_message}) and keeps ${pending_update_count} updates: ` +
    'check that PUBLIC_URL is reached from outside by HTTPS and that `gemcell start` runs.'
  );
}

function howToMend(error: unknown): string {
  if (error instanceof ApiFailure && (error.code === 401 || error.code === 404)) {
    return 'Telegram does not know the bot token: take the right one from @BotFather and set TELEGRAM_BOT_TOKEN.';
  }
  return `Telegram does not answer (${messageOf(error)}): check the network and TELEGRAM_API_ROOT.`;
}
