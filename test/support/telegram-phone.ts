import { until } from './fake-host.ts';
import type { TelegramProxy } from './telegram-proxy.ts';

export interface Shown {
  message_id: number;
  text: string;
  reply_markup?: {
    inline_keyboard?: { text: string; callback_data: string }[][];
    keyboard?: { text: string; request_contact?: boolean }[][];
    remove_keyboard?: boolean;
  };
}

/** What one person does with their telephone, through the emulator, and what it shows them. */
export function phone(telegram: TelegramProxy, id: number, name = 'Buyer') {
  const chat = { id, type: 'private', first_name: name };
  const from = { id, is_bot: false, first_name: name, language_code: 'en' };
  let numbered = 10_000;

  /** What we said in the chat, oldest first. */
  const heard = (where: number | string = id): Shown[] =>
    telegram.said(where).map((sent) => ({
      ...(sent.message as unknown as Omit<Shown, 'message_id'>),
      message_id: sent.messageId,
    }));

  async function answerAfter(before: number, what: string): Promise<Shown> {
    await until(() => heard().length > before, what, 60_000);
    return heard().at(-1)!;
  }

  /** An update as Telegram makes it, for what the emulator's client cannot write. */
  const message = (over: object): Record<string, unknown> => {
    numbered += 1;
    return { message: { message_id: numbered, date: Math.floor(Date.now() / 1000), chat, from, ...over } };
  };

  return {
    id,
    chat,
    from,
    heard,
    message,
    answerAfter,
    async say(text: string): Promise<Shown> {
      const before = heard().length;
      const person = telegram.person(id, name);
      await person.sendMessage(person.makeMessage(text));
      return answerAfter(before, `an answer to "${text}"`);
    },
    async sends(over: object): Promise<Shown> {
      const before = heard().length;
      telegram.push(message(over));
      return answerAfter(before, `an answer to ${JSON.stringify(over)}`);
    },
    async press(question: Shown, label: string): Promise<Shown> {
      const before = heard().length;
      const buttons = question.reply_markup?.inline_keyboard?.flat() ?? [];
      const button = buttons.find((each) => each.text === label);
      if (!button) throw new Error(`"${label}" is not among ${buttons.map((each) => each.text).join(', ')}`);
      const person = telegram.person(id, name);
      const { text, reply_markup, message_id } = question;
      const over = { message: { message_id, text, reply_markup } as object };
      await person.sendCallback(person.makeCallbackQuery(button.callback_data, over));
      return answerAfter(before, `an answer to the button "${label}"`);
    },
    /** The button that shares the own number, or the card of `owner` sent by hand. */
    shares(mobile: string, owner: number | undefined = id, over: object = {}): Promise<Shown> {
      const contact = { phone_number: mobile, first_name: name, ...(owner ? { user_id: owner } : {}) };
      return this.sends({ contact, ...over });
    },
  };
}

export type Phone = ReturnType<typeof phone>;
