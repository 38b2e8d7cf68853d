import { z } from 'zod';

/** The parts of the Bot API's objects that we read (https://core.telegram.org/bots/api); everything else passes by. */

const id = z.number().int();

const user = z.object({
  id,
  is_bot: z.boolean().optional(),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
  username: z.string().optional(),
  language_code: z.string().optional(),
});

const chat = z.object({ id, type: z.string().optional(), title: z.string().optional() });

const file = z.object({
  file_id: z.string(),
  file_size: z.number().optional(),
  file_name: z.string().optional(),
  mime_type: z.string().optional(),
});

const photoSize = file.extend({ width: z.number(), height: z.number() });

const place = z.object({ latitude: z.number(), longitude: z.number() });

const button = z.object({ text: z.string(), callback_data: z.string().optional() });

const message = z.object({
  message_id: id,
  date: z.number().optional(),
  edit_date: z.number().optional(),
  chat,
  from: user.optional(),
  sender_chat: chat.optional(),
  forward_origin: z.unknown().optional(),
  forward_date: z.number().optional(),
  via_bot: z.unknown().optional(),
  reply_to_message: z.object({ message_id: id, from: user.optional() }).optional(),
  media_group_id: z.string().optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  photo: z.array(photoSize).optional(),
  document: file.optional(),
  video: file.optional(),
  audio: file.optional(),
  voice: file.optional(),
  video_note: file.optional(),
  sticker: z.object({ emoji: z.string().optional() }).optional(),
  location: place.optional(),
  venue: z.object({ location: place }).optional(),
  contact: z
    .object({
      phone_number: z.string(),
      user_id: id.optional(),
      first_name: z.string().optional(),
      last_name: z.string().optional(),
    })
    .optional(),
  poll: z.object({ question: z.string() }).optional(),
  checklist: z.object({ title: z.string().optional() }).optional(),
  giveaway: z.unknown().optional(),
  /** A group has become a supergroup: in the old chat where it went, in the new one whence it came. */
  migrate_to_chat_id: id.optional(),
  migrate_from_chat_id: id.optional(),
  dice: z.unknown().optional(),
  game: z.unknown().optional(),
  story: z.unknown().optional(),
  paid_media: z.unknown().optional(),
});

/** Of a message too old to be shown again only the chat and the number come, without its buttons. */
const pressedMessage = z.object({
  message_id: id.optional(),
  chat,
  reply_markup: z.object({ inline_keyboard: z.array(z.array(button)) }).optional(),
});

export const updateSchema = z.object({
  update_id: id,
  message: message.optional(),
  edited_message: message.optional(),
  callback_query: z
    .object({ id: z.string(), from: user, message: pressedMessage.optional(), data: z.string().optional() })
    .optional(),
  my_chat_member: z
    .object({
      chat,
      from: user,
      date: z.number().optional(),
      new_chat_member: z.object({ status: z.string() }),
    })
    .optional(),
});

export type Update = z.infer<typeof updateSchema>;
export type Message = z.infer<typeof message>;
export type User = z.infer<typeof user>;
export type WireFile = z.infer<typeof file>;

/** Everything we ask Telegram for; what is not named here is never sent to us. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'];

/** An update as it is kept: all of it, of which only the number must be right. */
export const rawUpdateSchema = z.looseObject({ update_id: id });
export type RawUpdate = z.infer<typeof rawUpdateSchema>;

export const meSchema = z.object({ id, username: z.string().optional() });
export type Me = z.infer<typeof meSchema>;

export const sentSchema = z.object({ message_id: id });
export const fileSchema = z.object({ file_path: z.string().optional(), file_size: z.number().optional() });
