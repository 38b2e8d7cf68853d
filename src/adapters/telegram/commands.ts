import { z } from 'zod';
import type { ChannelHost } from '../../channel.ts';
import { messageOf } from '../../lib/errors.ts';
import type { Language } from '../../lib/language.ts';
import type { Api } from './api.ts';

/**
 * What the menu of the chat offers; each is described by the template telegram.command.<name>. One with a value is the
 * button of the house's own menu; the others are words.
 */
const COMMANDS: Readonly<Record<string, string | undefined>> = {
  new: 'menu:report',
  status: 'menu:status',
  registration: 'menu:registration',
  officer: 'menu:officer',
  language: 'menu:language',
  join: 'menu:join',
  menu: undefined,
  help: undefined,
};

/** The choice that a command alone stands for: "/status", in a group also "/status@GemBot"; words after it are words. */
export function commandOf(text: string): string | undefined {
  const name = /^\/(\w+)(?:@\w+)?$/.exec(text.trim())?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
}

const MENUS: { language: Language; code?: string }[] = [{ language: 'en' }, { language: 'hi', code: 'hi' }];

/** Best effort: without a menu everything can still be written. */
export async function showCommands(api: Api, host: ChannelHost, signal: AbortSignal): Promise<void> {
  for (const { language, code } of MENUS) {
    if (signal.aborted) return;
    try {
      const commands = Object.keys(COMMANDS).map((command) => ({
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
