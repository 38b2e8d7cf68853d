import { mobileNumber } from '../../lib/phone.ts';
import { isGroup } from './group.ts';
import type { Message } from './wire.ts';

/**
 * The sender's own number, as Telegram knows it: only what they share of themselves, alone with us, and do not pass on
 * from elsewhere (https://core.telegram.org/bots/api#contact). Any other contact is somebody's telling.
 * @returns E.164
 */
export function ownNumber(message: Message): string | undefined {
  const { contact, from, chat } = message;
  if (!contact || !from || from.is_bot || isGroup(chat) || chat.id !== from.id) return undefined;
  if (contact.user_id !== from.id || isPassedOn(message)) return undefined;
  return mobileNumber(contact.phone_number);
}

function isPassedOn({ forward_origin, forward_date, via_bot, sender_chat }: Message): boolean {
  return [forward_origin, forward_date, via_bot, sender_chat].some((each) => each !== undefined);
}
