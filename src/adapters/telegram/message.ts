import type { IncomingMessage } from '../../channel.ts';
import { contentOf, type WantedFile } from './content.ts';
import { addressed, isGroup, overheardIn } from './group.ts';
import type { Me, Message, Update, User } from './wire.ts';

/** What an update says, and the files yet to be fetched for it. */
export interface Reading {
  readonly message: Omit<IncomingMessage, 'files'>;
  readonly files: readonly WantedFile[];
}

/** How others refer to a message: message numbers are unique within a chat only. */
export function messageRef(chat: number | string, messageId: number): string {
  return `${chat}:${messageId}`;
}

/** True when only our own name tells whether the message is meant for us, or where to write to us alone. */
export function needsMe(update: Update): boolean {
  const message = update.message ?? update.edited_message ?? update.callback_query?.message;
  return message !== undefined && isGroup(message.chat);
}

/**
 * Pure: the wire's words turned into the house's.
 * @param me who we are; needed in groups only, where we hear what is said to others
 */
export function readUpdate(update: Update, me: Me | undefined): Reading {
  if (update.message) return fromMessage(update.message, me);
  if (update.edited_message) return fromEdit(update.edited_message, me);
  if (update.callback_query) return fromButton(update.callback_query, me);
  if (update.my_chat_member) return fromMembership(update.my_chat_member);
  return nothing({ address: 'none', verified: false });
}

function fromMessage(message: Message, me: Me | undefined): Reading {
  const from = senderOf(message);
  const moved = movedIn(message);
  if (moved) return { message: { kind: 'moved', from, text: '', references: [], moved }, files: [] };
  if (!addressed(message, me)) return nothing(from);
  const content = contentOf(message, me);
  if (content.kind === 'nothing') return nothing(from);
  return {
    message: {
      kind: content.kind,
      from,
      ...placeOf(message.chat, me),
      text: content.text,
      references: referencesOf(message),
      ownId: messageRef(message.chat.id, message.message_id),
      ...sentAt(message.date),
      ...(content.unsupported ? { unsupported: content.unsupported } : {}),
      ...(content.provesMobile ? { provesMobile: content.provesMobile } : {}),
      ...ableTo(message.chat),
      ...robotOf(message, me),
    },
    files: content.files,
  };
}

/** Telegram offers to share the own number in private chats alone. */
function ableTo(chat: Message['chat'] | undefined): { canProveMobile?: true } {
  return chat && !isGroup(chat) ? { canProveMobile: true } : {};
}

/** Refers to the message it corrects; what is not words or files (a live location moving on) corrects nothing. */
function fromEdit(message: Message, me: Me | undefined): Reading {
  const from = senderOf(message);
  const content = contentOf(message, me);
  if (!addressed(message, me) || content.kind !== 'text') return nothing(from);
  return {
    message: {
      kind: 'edit',
      from,
      ...placeOf(message.chat, me),
      text: content.text,
      references: [messageRef(message.chat.id, message.message_id), ...referencesOf(message)],
      ...sentAt(message.edit_date ?? message.date),
      ...robotOf(message, me),
    },
    files: content.files,
  };
}

function fromButton(query: NonNullable<Update['callback_query']>, me: Me | undefined): Reading {
  const { message, data } = query;
  const chat = message?.chat;
  const address = String(chat && !isGroup(chat) ? chat.id : query.from.id);
  const from = profileOf(query.from, address);
  if (data === undefined) return nothing(from);
  const buttons = message?.reply_markup?.inline_keyboard.flat() ?? [];
  const references =
    message?.message_id === undefined ? [] : [messageRef(message.chat.id, message.message_id)];
  return {
    message: {
      kind: 'choice',
      from,
      ...placeOf(chat, me),
      text: buttons.find((button) => button.callback_data === data)?.text ?? '',
      choice: data,
      references,
      ...ableTo(chat),
    },
    files: [],
  };
}

/** Blocked in a private chat, or put out of a group: nothing of ours arrives there until they come back. */
function fromMembership(change: NonNullable<Update['my_chat_member']>): Reading {
  const address = String(change.chat.id);
  const from = profileOf(change.from, address);
  const { status } = change.new_chat_member;
  if (status !== 'kicked' && status !== 'left') return nothing(from);
  const reason = change.chat.id > 0 ? 'the person blocked the bot' : 'the bot was removed from the group';
  return {
    message: {
      kind: 'delivery_report',
      from,
      text: '',
      references: [],
      report: { address, reason, gone: true },
      ...sentAt(change.date),
    },
    files: [],
  };
}

/** A private chat bears its person's number: somebody who writes in a group is the same one who writes to us alone. */
function senderOf(message: Message): IncomingMessage['from'] {
  const { from, sender_chat: behind } = message;
  // An administrator or a channel hidden behind the group's name: nobody in particular holds that address.
  if (!from || behind) return { address: String(message.chat.id), name: behind?.title, verified: false };
  return profileOf(from, isGroup(message.chat) ? String(from.id) : String(message.chat.id));
}

function profileOf(user: User, address: string): IncomingMessage['from'] {
  const name = [user.first_name, user.last_name].filter(Boolean).join(' ').trim() || user.username;
  const hindi = /^hi\b/i.test(user.language_code ?? '');
  return {
    address,
    ...(name ? { name } : {}),
    verified: true,
    ...(hindi ? { language: 'hi' as const } : {}),
  };
}

function placeOf(
  chat: Message['chat'] | undefined,
  me: Me | undefined,
): Pick<IncomingMessage, 'replyTo' | 'overheard'> {
  return chat && isGroup(chat) ? { replyTo: String(chat.id), overheard: overheardIn(me) } : {};
}

/** Told twice, in the old chat and in the new one; whichever is read first moves the address. */
function movedIn({
  chat,
  migrate_to_chat_id: to,
  migrate_from_chat_id: from,
}: Message): IncomingMessage['moved'] {
  if (to !== undefined) return { from: String(chat.id), to: String(to) };
  return from === undefined ? undefined : { from: String(from), to: String(chat.id) };
}

function referencesOf(message: Message): string[] {
  const references: string[] = [];
  if (message.reply_to_message)
    references.push(messageRef(message.chat.id, message.reply_to_message.message_id));
  // The photos of an album come as single messages; this makes them known as one matter.
  if (message.media_group_id) references.push(`album:${message.media_group_id}`);
  return references;
}

function robotOf(message: Message, me: Me | undefined): { robot?: 'ourselves' | 'auto_reply' } {
  if (!message.from?.is_bot || message.sender_chat) return {};
  return { robot: message.from.id === me?.id ? 'ourselves' : 'auto_reply' };
}

function sentAt(seconds: number | undefined): { sentAt?: Date } {
  return seconds ? { sentAt: new Date(seconds * 1000) } : {};
}

function nothing(from: IncomingMessage['from']): Reading {
  return { message: { kind: 'nothing', from, text: '', references: [] }, files: [] };
}
