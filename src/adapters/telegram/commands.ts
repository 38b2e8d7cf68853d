import { z } from 'zod';
import type { ChannelHost } from '../../channel.ts';
import { messageOf } from '../../lib/errors.ts';
import type { Language } from '../../lib/language.ts';
import type { Api } from './api.ts';

/** What the menu of the chat offers; each is described by the template telegram.command.<name>. */
const COMMANDS = [
  'start',
  'new',
  'status',
  'tickets',
  'registration',
  'officer',
  'contact',
  'language',
  'join',
  'menu',
  'help',
  'cancel',
];
/** Where others read along, only what is nobody's own affair. */
const IN_GROUPS = ['help', 'new', 'officer', 'contact', 'language', 'cancel'];

const SCOPES: { commands: readonly string[]; scope?: { type: string } }[] = [
  { commands: COMMANDS },
  { commands: IN_GROUPS, scope: { type: 'all_group_chats' } },
];
const MENUS: { language: Language; code?: string }[] = [{ language: 'en' }, { language: 'hi', code: 'hi' }];

/** Best effort: without a menu everything can still be written. */
export async function showCommands(api: Api, host: ChannelHost, signal: AbortSignal): Promise<void> {
  for (const { commands: names, scope } of SCOPES) {
    for (const { language, code } of MENUS) {
      if (signal.aborted) return;
      try {
        const commands = names.map((command) => ({
          command,
          description: host.say(`telegram.command.${command}`, language).slice(0, 256),
        }));
        const payload = { commands, ...(scope ? { scope } : {}), ...(code ? { language_code: code } : {}) };
        await api.call('setMyCommands', payload, z.unknown(), { signal });
      } catch (error) {
        host.log.debug({ error: messageOf(error) }, 'Telegram did not take the list of commands');
      }
    }
  }
}
