import type { Choice, OutgoingFile, OutgoingMessage } from '../../channel.ts';
import { ChannelError } from '../../lib/errors.ts';
import { splitText } from '../../lib/split-text.ts';

/** One call of the Bot API; a long message or one with files is several. */
export interface Part {
  readonly method: 'sendMessage' | 'sendDocument' | 'sendPhoto';
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Characters a Telegram message may have; counted in UTF-16 units, which are never fewer than characters. */
const MOST_CHARACTERS = 4096;
const MOST_CALLBACK_BYTES = 64;
/** Letters that stand in one row of buttons on a small telephone. */
const ROW_LETTERS = 26;
const ROW_BUTTONS = 5;
const MOST_PHOTO_BYTES = 10 * 1024 * 1024;
const PHOTO_TYPES = ['image/jpeg', 'image/png'];

/**
 * Pure: the house's message as calls of the Bot API, in the order to send them. Plain text, no markup language: what a
 * person wrote can't break it.
 * @throws ChannelError 'permanent' when Telegram could never take it
 */
export function partsOf(message: OutgoingMessage): Part[] {
  const texts = splitText(message.text, MOST_CHARACTERS);
  const buttons = message.choices.some(({ proves }) => proves)
    ? sharingKeyboard(message.choices)
    : inlineKeyboard(message.choices);
  if (texts.length === 0 && buttons) throw impossible('buttons need a text to stand under');
  const parts: Part[] = texts.map((text, i) => ({
    method: 'sendMessage',
    payload: {
      chat_id: message.to,
      text,
      link_preview_options: { is_disabled: true },
      ...(i === 0 ? answering(message) : {}),
      ...(i === texts.length - 1 && buttons ? { reply_markup: buttons } : {}),
    },
  }));
  parts.push(...message.files.map((file) => filePart(message.to, file)));
  if (parts.length === 0) throw impossible('the message is empty');
  return parts;
}

/** Best effort: a message that is gone, or stands in another chat, is no reason not to send. */
function answering(message: OutgoingMessage): { reply_parameters?: object } {
  const last = message.thread.findLast((reference) => reference.startsWith(`${message.to}:`));
  const number = Number(last?.slice(message.to.length + 1));
  if (last === undefined || !Number.isInteger(number)) return {};
  return { reply_parameters: { message_id: number, allow_sending_without_reply: true } };
}

/**
 * The own number is shared by a button that stands in the keyboard's place, and no other kind can stand beside it: the
 * others there send their label, which is as good as their value to the last menu.
 */
function sharingKeyboard(choices: readonly Choice[]): object {
  const keyboard = choices.map(({ label, proves }) => [
    { text: label, ...(proves ? { request_contact: true } : {}) },
  ]);
  return { keyboard, resize_keyboard: true, one_time_keyboard: true };
}

function inlineKeyboard(choices: readonly Choice[]): object | undefined {
  const rows = rowsOf(choices);
  return rows && { inline_keyboard: rows };
}

function rowsOf(choices: readonly Choice[]): object[][] | undefined {
  if (choices.length === 0) return undefined;
  const rows: object[][] = [];
  let letters = 0;
  for (const { label, value } of choices) {
    const bytes = Buffer.byteLength(value, 'utf8');
    if (bytes > MOST_CALLBACK_BYTES) {
      throw impossible(
        `the value of the button "${label}" has ${bytes} bytes, at most ${MOST_CALLBACK_BYTES} go`,
      );
    }
    const row = rows.at(-1);
    const fits =
      row && row.length < ROW_BUTTONS && (row.length + 1) * Math.max(letters, label.length) <= ROW_LETTERS;
    const button = { text: label, callback_data: value };
    if (fits) row.push(button);
    else rows.push([button]);
    // Buttons of a row are of equal width: the longest label decides.
    letters = fits ? Math.max(letters, label.length) : label.length;
  }
  return rows;
}

function filePart(to: string, file: OutgoingFile): Part {
  const asPhoto = PHOTO_TYPES.includes(file.mediaType) && file.bytes.length <= MOST_PHOTO_BYTES;
  const content = { source: file.bytes, filename: headerSafe(file.name) };
  return asPhoto
    ? { method: 'sendPhoto', payload: { chat_id: to, photo: content } }
    : { method: 'sendDocument', payload: { chat_id: to, document: content } };
}

/** The library writes the name into a header as it is. */
function headerSafe(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get into a header
  return name.replace(/[\u0000-\u001f\u007f"\\/]/g, '_') || 'file';
}

function impossible(why: string): ChannelError {
  return new ChannelError('permanent', `Telegram: ${why}`);
}
