import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rows } from '../../src/lib/rows.ts';
import { type Serving, serve } from '../../src/wiring/index.ts';
import { testDatabase } from '../support/database.ts';
import { until } from '../support/fake-host.ts';
import { type TestHouse, testHouse, troubles } from '../support/house.ts';
import { type Phone, phone, type Shown } from '../support/telegram-phone.ts';
import { refusal, startTelegram, type TelegramProxy } from '../support/telegram-proxy.ts';

let telegram: TelegramProxy;
let house: TestHouse;
let serving: Serving;
let buyer: Phone;

beforeEach(async () => {
  telegram = await startTelegram();
  telegram.answer('getMe', { id: 4200000001, is_bot: true, username: 'GemCellBot' });
  house = await testHouse(await testDatabase(), {
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    ROLES: 'channels,worker',
  });
  serving = await serve(house);
  buyer = phone(telegram, 1700000001);
});
afterEach(async () => {
  await serving.stop();
  await telegram.stop();
});

const of = <T = Record<string, unknown>>(sql: string, params: unknown[] = []) =>
  rows<T>(house.db, sql, params);
const quiet = async () =>
  (
    await of(`SELECT 1 FROM inbox WHERE state = 'waiting'
              UNION ALL SELECT 1 FROM outbox WHERE state IN ('waiting', 'handed_over') AND channel = 'telegram'`)
  ).length === 0;
const taken = (n: number) =>
  until(async () => (await of('SELECT 1 FROM inbox')).length >= n && (await quiet()), 'all is taken up');

const COMPLAINT = 'PWD Basti has not paid 2 lakh for contract GEMC-511687700000001, CRAC made on 5 July 2026';

async function aTicket(by = buyer): Promise<{ number: string; summary: Shown }> {
  const summary = await by.say(COMPLAINT);
  const done = await by.press(summary, 'Register');
  const number = /GC-\d{4}-\d{6}-[A-Z]/.exec(done.text)?.[0];
  expect(number, done.text).toBeDefined();
  return { number: number!, summary };
}

describe('the menu of commands', () => {
  const lists = () =>
    telegram.calls
      .filter(({ method }) => method === 'setMyCommands')
      .map(({ payload }) => payload as { commands: { command: string; description: string }[] });

  it('is there in Hindi and in English, for chats of one and for groups', async () => {
    await until(() => lists().length === 4, 'the menus are set');
    expect(lists().map((list) => ({ ...list, commands: list.commands.length }))).toEqual([
      { commands: 12 },
      { commands: 12, language_code: 'hi' },
      { commands: 6, scope: { type: 'all_group_chats' } },
      { commands: 6, scope: { type: 'all_group_chats' }, language_code: 'hi' },
    ]);
    const [english, hindi] = lists();
    expect(english!.commands.every(({ description }) => /^[\x20-\x7e]{3,}$/.test(description))).toBe(true);
    expect(
      hindi!.commands.every(({ description }) => /^[\p{Script=Devanagari}\s।]{3,}$/u.test(description)),
    ).toBe(true);
  });

  it('does what it says, each of it', async () => {
    await until(() => lists().length === 4, 'the menus are set');
    const answers: Record<string, RegExp> = {
      start: /helpdesk of the GeM Cell/,
      menu: /helpdesk of the GeM Cell/,
      help: /helpdesk of the GeM Cell/,
      contact: /GeM Cell/,
      status: /no ticket/i,
      tickets: /no ticket/i,
      registration: /GSTIN, PAN or Udyam/,
      officer: /name of the department/,
      language: /language/i,
      join: /e-mail|address/i,
      new: /what|matter|problem/i,
      cancel: /leave it at that/,
    };
    await buyer.say('good morning');
    const said: string[] = [];
    for (const { command } of lists()[0]!.commands) {
      const { text } = await buyer.say(`/${command}`);
      expect(text, command).toMatch(answers[command]!);
      said.push(text);
    }
    expect(said).toHaveLength(Object.keys(answers).length);
    expect(troubles(house)).toEqual([]);
  });

  it('steers in the middle of a matter and becomes no part of it', async () => {
    await buyer.say('PWD Basti has not paid for my goods');
    for (const command of ['/status', '/new', '/menu', '/help@GemCellBot']) await buyer.say(command);
    const [row] = await of<{ said: { text: string }[] }>(
      `SELECT step -> 'form' -> 'said' AS said FROM conversation`,
    );
    expect(row!.said.map(({ text }) => text)).toEqual(['PWD Basti has not paid for my goods']);
  });
});

describe('an old button', () => {
  it("a button of last month's message, of a matter that is long over: how things stand now, and the press is answered", async () => {
    const { number, summary } = await aTicket();
    await buyer.say('/menu');
    const before = telegram.calls.filter(({ method }) => method === 'answerCallbackQuery').length;
    const told = await buyer.press(summary, 'Register');
    expect(told.text).toMatch(/earlier question/);
    expect(told.text).toContain(number);
    expect(telegram.calls.filter(({ method }) => method === 'answerCallbackQuery')).toHaveLength(before + 1);
    expect(await of('SELECT number FROM ticket')).toEqual([{ number }]);
  });

  it('of an earlier matter does not register the one in hand', async () => {
    const { number, summary } = await aTicket();
    const second = await buyer.say('UPPCL Kanpur has not made the CRAC for contract GEMC-511687700000002');
    await buyer.say('delivered on 1 August 2026');
    const told = await buyer.press(summary, 'Register');
    expect(told.text).toMatch(/earlier question/);
    expect(await of('SELECT number FROM ticket')).toEqual([{ number }]);
    expect(second.text).not.toContain(number);
  });

  it('of a closed ticket tells that it is closed', async () => {
    const { number } = await aTicket();
    await buyer.say(`withdraw my ticket ${number}`);
    await buyer.say('yes');
    const shown: Shown = {
      message_id: 3,
      text: 'x',
      reply_markup: { inline_keyboard: [[{ text: 'Show', callback_data: `show:${number}` }]] },
    };
    const told = await buyer.press(shown, 'Show');
    expect(told.text).toContain(number);
    expect(told.text).toMatch(/withdrawn/i);
    expect(troubles(house)).toEqual([]);
  });
});

describe('an album', () => {
  const picture = (id: string, over: object = {}) => ({
    photo: [{ file_id: id, file_unique_id: id, file_size: 9, width: 1280, height: 960 }],
    media_group_id: '139',
    ...over,
  });

  it.each([0, 1, 2])(
    'with its caption on picture %i is one matter, and all pictures are on the ticket',
    async (at) => {
      const { number } = await aTicket();
      for (const id of ['a', 'b', 'c']) telegram.files.set(id, Buffer.from(`page ${id}`));
      const [{ n: already }] = (await of<{ n: number }>('SELECT count(*)::int AS n FROM inbox')) as [
        { n: number },
      ];
      const before = buyer.heard().length;
      const updates = ['a', 'b', 'c'].map((id, i) =>
        buyer.message(picture(id, i === at ? { caption: `bills of ${number}` } : {})),
      );
      // The first comes in a poll of its own, the others together in the next.
      telegram.push(updates[0]!);
      await until(async () => (await of('SELECT 1 FROM inbox')).length === already + 1, 'the first is kept');
      for (const update of updates.slice(1)) telegram.push(update);
      await taken(already + 3);
      const files = await of<{ page: string }>(
        `SELECT convert_from(f.bytes, 'UTF8') AS page FROM ticket_file t JOIN file f USING (sha256) ORDER BY 1`,
      );
      expect(files.map(({ page }) => page)).toEqual(['page a', 'page b', 'page c']);
      expect(await of('SELECT number FROM ticket')).toEqual([{ number }]);
      expect(buyer.heard().length - before).toBeLessThanOrEqual(2);
    },
  );

  it('without any words is asked about once, and goes where the answer says', async () => {
    const { number } = await aTicket();
    for (const id of ['a', 'b', 'c']) telegram.files.set(id, Buffer.from(`page ${id}`));
    const [{ n: already }] = (await of<{ n: number }>('SELECT count(*)::int AS n FROM inbox')) as [
      { n: number },
    ];
    const before = buyer.heard().length;
    for (const id of ['a', 'b', 'c']) telegram.push(buyer.message(picture(id)));
    await taken(already + 3);
    expect(buyer.heard().length - before).toBe(1);
    await buyer.say(`they belong to ${number}`);
    expect(await of('SELECT count(*)::int AS n FROM ticket_file')).toEqual([{ n: 3 }]);
  });
});

describe('an edited message', () => {
  it('before the ticket sets the detail right', async () => {
    telegram.push(buyer.message({ message_id: 70, text: COMPLAINT }));
    const summary = await buyer.answerAfter(0, 'the summary');
    expect(summary.text).toContain('2,00,000');
    const { message } = buyer.message({ message_id: 70, text: COMPLAINT.replace('2 lakh', '3 lakh') });
    telegram.push({ edited_message: message });
    const told = await buyer.answerAfter(1, 'an answer to the edit');
    expect(told.text).toContain('3,00,000');
    expect(told.text).not.toContain('2,00,000');
  });

  it('after the ticket goes to its officer', async () => {
    telegram.push(buyer.message({ message_id: 70, text: COMPLAINT }));
    const summary = await buyer.answerAfter(0, 'the summary');
    await buyer.press(summary, 'Register');
    const { message } = buyer.message({ message_id: 70, text: COMPLAINT.replace('2 lakh', '3 lakh') });
    telegram.push({ edited_message: message });
    const told = await buyer.answerAfter(2, 'an answer to the edit');
    expect(told.text).toMatch(/added/i);
    const kept = await of<{ text: string }>(
      `SELECT text FROM ticket_message WHERE direction = 'in' ORDER BY id DESC LIMIT 1`,
    );
    expect(kept[0]!.text).toContain('3 lakh');
    expect(await of('SELECT count(*)::int AS n FROM ticket')).toEqual([{ n: 1 }]);
  });
});

describe('what people send besides words', () => {
  it.each([
    ['a location', { location: { latitude: 26.8, longitude: 82.73 } }, /location/, '26.8, 82.73'],
    ['a sticker', { sticker: { file_id: 's', emoji: '🙏' } }, /sticker/, '🙏'],
    ['a poll', { poll: { question: 'Is GeM down?' } }, /poll/, 'Is GeM down?'],
    ['a dice', { dice: { emoji: '🎲', value: 3 } }, /cannot read this kind/, ''],
    ['a story', { story: { id: 1 } }, /cannot read this kind/, ''],
  ])('%s is answered kindly and kept', async (_, over, answer, kept) => {
    await buyer.say('hello');
    const { text } = await buyer.sends(over);
    expect(text).toMatch(answer);
    expect(text).toMatch(/Please write the matter/);
    const [row] = await of<{ text: string }>(
      `SELECT text FROM transcript WHERE direction = 'in' ORDER BY id DESC LIMIT 1`,
    );
    expect(row!.text).toBe(kept);
  });

  it('a voice note and a round video are kept and go with the matter they began', async () => {
    telegram.files.set('v', Buffer.from('spoken'));
    telegram.files.set('r', Buffer.from('round'));
    await buyer.sends({ voice: { file_id: 'v', file_size: 6, duration: 3 } });
    await buyer.sends({ video_note: { file_id: 'r', file_size: 5, duration: 3, length: 240 } });
    await aTicket();
    const files = await of<{ bytes: string }>(
      `SELECT convert_from(f.bytes, 'UTF8') AS bytes FROM ticket_file t JOIN file f USING (sha256) ORDER BY 1`,
    );
    expect(files.map(({ bytes }) => bytes)).toEqual(['round', 'spoken']);
  });

  it('a file over 20 MB: say so, keep the text', async () => {
    const over = {
      document: { file_id: 'd', file_name: 'bill.pdf', file_size: 30 * 1024 * 1024 },
      caption: COMPLAINT,
    };
    const { text } = await buyer.sends(over);
    expect(text).toMatch(/"bill\.pdf" is too large/);
    expect(text).toMatch(/GEMC-511687700000001/);
  });

  it('a post passed on from a channel is read as what they say', async () => {
    const forward_origin = { type: 'channel', chat: { id: -1001, type: 'channel' }, message_id: 4, date: 1 };
    expect((await buyer.sends({ text: COMPLAINT, forward_origin })).text).toMatch(/Public Works/);
  });
});

describe('what is written to people', () => {
  it('holds marks of every kind as they were written', async () => {
    const odd = '*bold_ [a](b) <b>&amp; `x` ~~ || # \\ {ok}';
    await buyer.say(`PWD Basti has not paid 2 lakh, CRAC yes, GEMC-511687700000001`);
    const firm = phone(telegram, 1700000005, odd);
    const { number } = await aTicket(firm);
    await firm.say(`add to ticket ${number}: ${odd}`);
    const kept = await of<{ text: string }>('SELECT text FROM ticket_message ORDER BY id DESC LIMIT 1');
    expect(kept[0]!.text).toContain(odd);
    const sent = telegram.calls.filter(({ method }) => method === 'sendMessage');
    expect(sent.every(({ payload }) => !('parse_mode' in payload) && !('entities' in payload))).toBe(true);
    expect(troubles(house)).toEqual([]);
  });

  it('who blocked the bot and comes back finds what was said meanwhile, and the dialogue where it stood', async () => {
    const { number } = await aTicket();
    await buyer.say('UPPCL Kanpur has not made the CRAC for contract GEMC-511687700000002');
    const chat = { id: buyer.id, type: 'private' };
    const change = { chat, from: buyer.from, date: 1, old_chat_member: { status: 'member' } };
    telegram.push({ my_chat_member: { ...change, new_chat_member: { status: 'kicked' } } });
    await until(
      async () => (await of('SELECT 1 FROM handle WHERE blocked_at IS NOT NULL')).length === 1,
      'blocked',
      60_000,
    );
    // What was delivered before stays delivered; the ticket tells that nothing arrives any more.
    expect(await of(`SELECT 1 FROM outbox WHERE state = 'failed'`)).toEqual([]);
    expect(await of(`SELECT 1 FROM ticket_event WHERE kind = 'bounced'`)).toHaveLength(1);
    telegram.push({ my_chat_member: { ...change, new_chat_member: { status: 'member' } } });
    const told = await buyer.sends({ text: 'delivered on 1 August 2026' });
    expect(told.text).toMatch(/01\.08\.2026/);
    expect((await buyer.sends({ text: '/tickets' })).text).toContain(number);
    expect(await of('SELECT 1 FROM handle WHERE blocked_at IS NOT NULL')).toEqual([]);
    expect(troubles(house)).toEqual([]);
  });

  it('the bot was blocked: a permanent failure, shown on the ticket', async () => {
    const { number } = await aTicket();
    telegram.fail('sendMessage', refusal(403, 'Forbidden: bot was blocked by the user'));
    telegram.push(buyer.message({ text: `status ${number}` }));
    await until(
      async () => (await of(`SELECT 1 FROM outbox WHERE state = 'failed'`)).length === 1,
      'it failed',
    );
    const events = await of<{ kind: string }>('SELECT kind FROM ticket_event ORDER BY 1');
    expect(events.map(({ kind }) => kind)).toContain('bounced');
  });
});

describe('in a group', () => {
  const chat = { id: -1001500000001, type: 'supergroup', title: 'PWD Basti' };
  const group = () => buyer.heard(chat.id);
  async function asks(text: string): Promise<string> {
    const before = group().length;
    telegram.push(buyer.message({ chat, text }));
    await until(() => group().length > before, `an answer to "${text}"`);
    return group().at(-1)!.text;
  }

  it('talk that is not for us is not answered, a general question is', async () => {
    telegram.push(buyer.message({ chat, text: 'has anybody been paid by PWD?' }));
    expect(await asks('@GemCellBot what is CRAC?')).toMatch(/CRAC/);
    await until(quiet, 'nothing more is under way');
    expect(group()).toHaveLength(1);
  });

  it('how a person’s matters stand is never told', async () => {
    const { number } = await aTicket();
    for (const text of [
      '/status',
      '/tickets@GemCellBot',
      `@GemCellBot ${number}`,
      '@GemCellBot where is my ticket',
      '/registration',
      '@GemCellBot withdraw my ticket',
    ]) {
      const answer = await asks(text);
      expect(answer, text).toMatch(/others read along.*https:\/\/t\.me\/GemCellBot/s);
      expect(answer, text).not.toContain(number);
    }
    expect(troubles(house)).toEqual([]);
  });

  it('a matter told before is added to its ticket, and the number is told to nobody there', async () => {
    const { number } = await aTicket();
    const answer = await asks(`@GemCellBot ${COMPLAINT}`);
    expect(answer).toMatch(/told to you alone: https:\/\/t\.me\/GemCellBot/);
    expect(answer).not.toContain(number);
    expect(answer).not.toMatch(/Officer|Public Works/);
    expect(await of('SELECT number FROM ticket')).toEqual([{ number }]);
  });

  it('a matter begun alone does not go on there, nor the other way', async () => {
    await buyer.say('PWD Basti has not paid for contract GEMC-511687700000009');
    expect(await asks('/help')).not.toMatch(/GEMC|PWD|Public Works/);
    expect(await asks('@GemCellBot yes')).not.toMatch(/GEMC|PWD|Public Works/);
  });

  it('a matter told there is taken down there, and its news come alone', async () => {
    expect(await asks(`@GemCellBot ${COMPLAINT}`)).toMatch(/Public Works/);
    const summary = group().at(-1)!;
    const before = group().length;
    const query = { id: '77', from: buyer.from, message: { ...summary, chat }, data: 'yes' };
    telegram.push({ callback_query: query });
    await until(() => group().length > before, 'an answer to the button');
    expect(group().at(-1)!.text).toMatch(/GC-\d{4}-\d{6}-[A-Z].*told to you alone/s);
    expect(await of('SELECT address FROM ticket')).toEqual([{ address: String(buyer.id) }]);
  });

  it('a group turned into a supergroup (new chat id): told by Telegram, its tickets and its dialogue go on there', async () => {
    const old = { id: -500077, type: 'group', title: 'PWD Basti' };
    // An administrator who speaks as the group: the group itself is the requester.
    const hidden = {
      chat: old,
      sender_chat: old,
      from: { id: 1087968824, is_bot: true, first_name: 'Group' },
    };
    telegram.push(buyer.message({ ...hidden, text: `@GemCellBot ${COMPLAINT}` }));
    await until(() => buyer.heard(old.id).length === 1, 'the summary');
    const moved = { ...chat, id: -1009999077 };
    telegram.push(buyer.message({ chat: old, migrate_to_chat_id: moved.id }));
    telegram.push(buyer.message({ chat: moved, migrate_from_chat_id: old.id }));
    telegram.push(buyer.message({ ...hidden, chat: moved, sender_chat: moved, text: '@GemCellBot yes' }));
    await until(() => buyer.heard(moved.id).length === 1, 'the dialogue goes on');
    expect(buyer.heard(moved.id)[0]!.text).toMatch(/GC-\d{4}-\d{6}-[A-Z]/);
    expect(await of('SELECT address FROM ticket')).toEqual([{ address: String(moved.id) }]);
    expect(await of(`SELECT 1 FROM handle WHERE address = '${old.id}'`)).toEqual([]);
    expect(telegram.calls.filter(({ payload }) => String(payload.chat_id) === String(old.id))).toHaveLength(
      1,
    );
  });
});
