import type { IncomingMessage } from '../../channel.ts';
import type { Me, Message } from './wire.ts';

export function isGroup(chat: Message['chat']): boolean {
  return chat.type === 'group' || chat.type === 'supergroup' || chat.type === 'channel';
}

/** In a group we hear talk among others: ours is what names us, answers us, or is a command to us. */
export function addressed(message: Message, me: Me | undefined): boolean {
  if (!isGroup(message.chat)) return true;
  if (me && message.reply_to_message?.from?.id === me.id) return true;
  const words = wordsOf(message);
  const command = /^\/\w+(?:@(\w+))?(?!\S)/.exec(words);
  if (command) return command[1] === undefined || command[1].toLowerCase() === me?.username?.toLowerCase();
  return me?.username !== undefined && nameIn(me.username).test(words);
}

/** What was said, without our own name in it: "@GemBot status" and "/status@GemBot" say "status" and "/status". */
export function wordsToUs(message: Message, me: Me | undefined): string {
  const words = commandAlone(wordsOf(message));
  if (!isGroup(message.chat) || !me?.username) return words;
  return words
    .replace(nameIn(me.username), '')
    .replace(/^[\s,:]+/, '')
    .trim();
}

/** "/status@GemBot" is tapped in private chats too; what a link put behind "/start" is no word of the person's. */
function commandAlone(words: string): string {
  return words.replace(/^(\/\w+)@\w+(?!\S)/, '$1').replace(/^\/start\s+\S+$/, '/start');
}

/** Where one writes to us with nobody else: asked for in a group, where the answer would be read by all. */
export function overheardIn(me: Me | undefined): IncomingMessage['overheard'] {
  return me?.username ? { alone: `https://t.me/${me.username}` } : {};
}

function wordsOf(message: Message): string {
  return message.text ?? message.caption ?? '';
}

/** Usernames are letters, digits and underscores: safe in a pattern. */
function nameIn(username: string): RegExp {
  return new RegExp(`@${username}(?!\\w)`, 'gi');
}
