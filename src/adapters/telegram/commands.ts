import { z } from 'zod';
import type { ChannelHost } from '../../channel.ts';
import { messageOf } from '../../lib/errors.ts';
import type { Language } from '../../lib/language.ts';
import type { Api } from './api.ts';

/** What the menu of the chat offers; each is described by the template telegram.command.<name>. */
const COMMANDS = ['menu', 'status', 'help'];
const MENUS: { language: Language; code?: string }[] = [{ language: 'en' }, { language: 'hi', code: 'hi' }];

/** Best effort: without a menu everything can still be written. */
export async function showCommands(api: Api, host: ChannelHost, signal: AbortSignal): Promise<void> {
  for (const { language, code } of MENUS) {
    if (signal.aborted) return;
    try {
      const commands = COMMANDS.map((command) => ({
        command,
        description: host.say(`telegram.command.${command}`, language).slice(0, 256),
      }));
      await api.call('setMyCommands', { commands, ...(code ? { language_code: code } : {}) }, z.unknown(), {
        signal,
      });
    } catch (error) {
      host.log.debug({ error: messageOf(error) }, 'Telegram did not take the list of commands');
    }
  }
}
