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
  const words = wordsOf(message);
  if (!isGroup(message.chat) || !me?.username) return words;
  return words
    .replace(nameIn(me.username), '')
    .replace(/^[\s,:]+/, '')
    .trim();
}

function wordsOf(message: Message): string {
  return message.text ?? message.caption ?? '';
}

/** Usernames are letters, digits and underscores: safe in a pattern. */
function nameIn(username: string): RegExp {
  return new RegExp(`@${username}(?!\\w)`, 'gi');
}
