import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rows } from '../../src/lib/rows.ts';
import { type Serving, serve } from '../../src/wiring/index.ts';
import { testDatabase } from '../support/database.ts';
import { databaseLine } from '../support/database-line.ts';
import { until } from '../support/fake-host.ts';
import { type TestHouse, testHouse, troubles } from '../support/house.ts';
import { refusal, startTelegram, type TelegramProxy } from '../support/telegram-proxy.ts';
import { freePort } from '../support/telegram-wire.ts';

const ID = 1700000001;
const SECRET = 'a-secret-of-the-webhook';

let telegram: TelegramProxy;
let house: TestHouse;
const ends: Serving[] = [];

beforeEach(async () => {
  telegram = await startTelegram();
});
afterEach(async () => {
  await Promise.all(ends.splice(0).map((serving) => serving.stop()));
  await telegram.stop();
});

async function open(settings: Record<string, string> = {}, database?: { url: string }): Promise<TestHouse> {
  house = await testHouse(database ?? (await testDatabase()), {
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    ROLES: 'channels,worker',
    ...settings,
  });
  ends.push(await serve(house));
  return house;
}

async function byWebhook(): Promise<TestHouse> {
  const port = await freePort();
  return open({
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    TELEGRAM_WEBHOOK_SECRET: SECRET,
  });
}

interface Sent {
  message_id: number;
  text: string;
  reply_markup?: {
    inline_keyboard?: { text: string; callback_data: string }[][];
    keyboard?: { text: string; request_contact?: boolean }[][];
  };
}

/** What the person's telephone shows of us, oldest first. */
function heard(id = ID): Sent[] {
  return telegram.said(id).map((sent) => ({
    ...(sent.message as unknown as Omit<Sent, 'message_id'>),
    message_id: sent.messageId,
  }));
}

async function write(text: string, id = ID): Promise<void> {
  const person = telegram.person(id);
  await person.sendMessage(person.makeMessage(text));
}

/** Says it and waits for one more answer. */
async function say(text: string, id = ID): Promise<Sent> {
  const before = heard(id).length;
  await write(text, id);
  return answerAfter(before, `an answer to "${text}"`, id);
}

async function press(question: Sent, label: string, id = ID): Promise<Sent> {
  const before = heard(id).length;
  const buttons = question.reply_markup?.inline_keyboard?.flat() ?? [];
  const button = buttons.find((each) => each.text === label);
  if (!button) throw new Error(`"${label}" is not among ${buttons.map((each) => each.text).join(', ')}`);
  const person = telegram.person(id);
  const { text, reply_markup, message_id } = question;
  const message = { message_id, text, reply_markup } as object;
  await person.sendCallback(person.makeCallbackQuery(button.callback_data, { message }));
  return answerAfter(before, `an answer to the button "${label}"`, id);
}

async function answerAfter(before: number, what: string, id: number): Promise<Sent> {
  await until(() => heard(id).length > before, what, 20_000);
  return heard(id).at(-1)!;
}

let updates = 700_000;
const chat = { id: ID, type: 'private', first_name: 'Buyer' };
const from = { id: ID, is_bot: false, first_name: 'Buyer', language_code: 'hi' };

function words(text: string): Record<string, unknown> {
  updates += 1;
  return { update_id: updates, message: { message_id: updates, date: 1795500000, chat, from, text } };
}

function photo(over: object = {}): Record<string, unknown> {
  updates += 1;
  const size = { file_unique_id: `u-${updates}`, file_size: 9, width: 1280, height: 960 };
  const message = {
    message_id: updates,
    date: Math.floor(Date.now() / 1000),
    chat,
    from,
    photo: [{ file_id: 'photo-l', ...size }],
  };
  return { update_id: updates, message: { ...message, ...over } };
}

const of = (sql: string, params: unknown[] = []) => rows<Record<string, unknown>>(house.db, sql, params);
const quiet = async () => {
  const waiting = await of(`SELECT 1 FROM inbox WHERE state = 'waiting'`);
  const open = await of(
    `SELECT 1 FROM outbox WHERE state IN ('waiting', 'handed_over') AND channel = 'telegram'`,
  );
  return waiting.length + open.length === 0;
};

/** From the first sentence to the ticket: by words and by buttons. */
async function aWholeMatter(): Promise<string> {
  await say('pwd basti ne june me maal liya paisa nhi diya');
  await say('pata nahi');
  await say('2 lac');
  const readBack = await say('haan');
  const done = await press(readBack, 'Darj kijiye');
  const number = /GC-\d{4}-\d{6}-[A-Z]/.exec(done.text)?.[0];
  expect(number, done.text).toBeDefined();
  return number!;
}

describe.each([
  ['by polling', () => open()],
  ['by webhook', byWebhook],
])('%s', (_, start) => {
  it('a whole conversation with buttons, then a photo that goes to the ticket', async () => {
    await start();
    const number = await aWholeMatter();
    telegram.files.set('photo-l', Buffer.from('the photo'));
    const before = heard().length;
    telegram.push(photo({ caption: `CRAC ${number}` }));
    await answerAfter(before, 'an answer to the photo', ID);
    const files = await of(
      `SELECT convert_from(f.bytes, 'UTF8') AS bytes FROM ticket_file t JOIN file f USING (sha256)`,
    );
    expect(files).toEqual([{ bytes: 'the photo' }]);
    expect(await of('SELECT number, duty, department, district, channel FROM ticket')).toEqual([
      { number, duty: 6, department: 'PWD', district: '131', channel: 'telegram' },
    ]);
    expect(troubles(house)).toEqual([]);
  });

  it('the same update twice is one message and one answer', async () => {
    await start();
    const update = telegram.push(words('helpline number kya hai'));
    await until(() => heard().length === 1, 'it is answered');
    if (telegram.webhook()) expect(await telegram.post(update)).toBe(200);
    else telegram.queue.repeat(update);
    telegram.push(words('dhanyavad'));
    await until(() => heard().length === 2, 'what came after it is answered');
    await until(quiet, 'nothing more is under way');
    expect(heard()).toHaveLength(2);
    expect(await of('SELECT 1 FROM inbox')).toHaveLength(2);
  });
});

it('the database away for five seconds with 20 updates waiting: none lost, each answered once and in order', async () => {
  const database = await testDatabase();
  const line = await databaseLine(database);
  await open({}, { url: line.url });
  await say('namaste');
  const before = heard().length;
  await line.cut();
  const questions = Array.from({ length: 20 }, (_, n) => `${n % 2 ? 'helpline' : 'namaste'} ${n}`);
  for (const text of questions) await write(text);
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  expect(telegram.queue.size).toBe(20);
  expect(heard()).toHaveLength(before);
  await line.restore();
  await until(() => heard().length === before + 20, 'all are answered', 60_000);
  await until(quiet, 'nothing more is under way');
  expect(telegram.queue.size).toBe(0);
  expect(heard()).toHaveLength(before + 20);
  const said = await of(`SELECT text FROM transcript WHERE direction = 'in' ORDER BY id`);
  expect(said.map((row) => row.text)).toEqual(['namaste', ...questions]);
  const answers = await of(`SELECT cause, state FROM outbox WHERE address = $1 ORDER BY ended_at`, [
    String(ID),
  ]);
  expect(answers.map((row) => row.state)).toEqual(Array.from({ length: 21 }, () => 'sent'));
  const causes = answers.map((row) => Number(String(row.cause).split(':')[1]));
  expect(causes).toEqual([...causes].sort((a, b) => a - b));
}, 120_000);

it('a person who blocked the bot is not written to again until they write', async () => {
  await open();
  await say('namaste');
  telegram.fail('sendMessage', refusal(403, 'Forbidden: bot was blocked by the user'));
  await write('helpline number kya hai');
  await until(
    async () => (await of(`SELECT 1 FROM handle WHERE blocked_at IS NOT NULL`)).length === 1,
    'blocked',
  );
  expect(await of(`SELECT state FROM outbox ORDER BY id`)).toEqual([{ state: 'sent' }, { state: 'failed' }]);
  expect(house.lines.filter((line) => line.level === 'error')).toEqual([]);
  await say('dhanyavad');
  expect(await of(`SELECT 1 FROM handle WHERE blocked_at IS NOT NULL AND channel = 'telegram'`)).toEqual([]);
});

it('a group that became a supergroup is followed: the answer arrives there, and later ones too', async () => {
  await open();
  const group = { id: -100500, type: 'group', title: 'Karyalay' };
  const moved = -1009999;
  telegram.fail(
    'sendMessage',
    refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', { migrate_to_chat_id: moved }),
  );
  telegram.push({ message: { message_id: 5, date: 1795500000, chat: group, from, text: '/start' } });
  await until(() => heard(moved).length === 1, 'the answer arrives at the new address', 20_000);
  expect(heard(group.id)).toEqual([]);
});

it('an album is one matter: one answer, both pictures kept', async () => {
  await open();
  telegram.files.set('photo-l', Buffer.from('page one'));
  telegram.files.set('photo-2', Buffer.from('page two'));
  const number = await aWholeMatter();
  const before = heard().length;
  telegram.push(photo({ media_group_id: '139', caption: `bill ${number}` }));
  const second = photo({ media_group_id: '139' });
  telegram.push(second);
  await until(async () => (await of('SELECT 1 FROM inbox')).length === 7, 'both pictures are kept');
  await until(quiet, 'nothing more is under way');
  expect(heard()).toHaveLength(before + 1);
  expect(await of('SELECT count(*)::int AS n FROM ticket_file')).toEqual([{ n: 2 }]);
  expect(await of('SELECT count(*)::int AS n FROM ticket')).toEqual([{ n: 1 }]);
});

it('a button of a question answered long ago does nothing but say so', async () => {
  await open();
  const number = await aWholeMatter();
  const old = heard().find((sent) =>
    sent.reply_markup?.inline_keyboard?.flat().some((b) => b.text === 'Darj kijiye'),
  )!;
  await say('mera ticket kahan hai');
  const answer = await press(old, 'Darj kijiye');
  expect(answer.text).not.toMatch(/GC-\d{4}-0000(?!01)/);
  expect(await of('SELECT number FROM ticket')).toEqual([{ number }]);
  expect(troubles(house)).toEqual([]);
});

describe('a mobile number', () => {
  const GSTIN = '09ZZZFZ0000Z1ZT';
  const ON_RECORD = '+919000000001';

  /** Shared by the button, or so it seems. */
  async function share(contact: object, more: object = {}): Promise<Sent> {
    const before = heard().length;
    updates += 1;
    const message = { message_id: updates, date: 1795500000, chat, from, contact, ...more };
    telegram.push({ update_id: updates, message });
    return answerAfter(before, 'an answer to a contact', ID);
  }
  const own = (phone_number: string) => ({ phone_number, first_name: 'Buyer', user_id: ID });
  const proven = () => of('SELECT mobile FROM proven_mobile');

  async function askedForProof(): Promise<Sent> {
    await say('mera registration hua ki nahi');
    return say(GSTIN);
  }

  it('that its holder shares proves that the registration is theirs, now and later', async () => {
    await open();
    const question = await askedForProof();
    const [button] = question.reply_markup?.keyboard?.flat() ?? [];
    expect(button).toEqual({ text: 'Mera mobile number bhejiye', request_contact: true });
    expect(question.text).not.toMatch(/Lambit|PENDING/i);
    const told = await share(own(ON_RECORD.slice(1)));
    expect(told.text).toMatch(/Z1ZT/);
    expect(await proven()).toEqual([{ mobile: ON_RECORD }]);
    expect((await askedForProof()).text).toMatch(/Z1ZT/);
  });

  it('of another, one passed on, or one that is not on the record, proves nothing and tells nothing', async () => {
    await open();
    await askedForProof();
    const others = [
      await share({ phone_number: ON_RECORD, first_name: 'Somebody', user_id: ID + 1 }),
      await share({ phone_number: ON_RECORD, first_name: 'Somebody' }),
      await share(own(ON_RECORD), { forward_origin: { type: 'user' } }),
    ];
    expect(await proven()).toEqual([]);
    const another = await share(own('+919000000009'));
    expect(another.text).toMatch(/record mein darj nahi/);
    for (const { text } of [...others, another]) expect(text).not.toMatch(/Z1ZT/);
    expect(await proven()).toEqual([{ mobile: '+919000000009' }]);
  });

  it('is held by whoever proved it last', async () => {
    await open();
    await share(own(ON_RECORD));
    await house.db.query(
      `INSERT INTO contact (id, created_at, language_chosen) VALUES (gen_random_uuid(), now(), false)`,
    );
    await house.db.query(
      `UPDATE proven_mobile SET contact_id = (SELECT id FROM contact ORDER BY created_at DESC LIMIT 1)`,
    );
    expect((await askedForProof()).text).not.toMatch(/Z1ZT/);
    expect((await share(own(ON_RECORD))).text).toMatch(/Z1ZT/);
  });
});

describe('commands', () => {
  it('stand in the menu in English and in Hindi, and each does what it says', async () => {
    await open();
    const menus = () => telegram.calls.filter(({ method }) => method === 'setMyCommands');
    await until(() => menus().length === 4, 'all menus are told');
    const [english, hindi] = menus().map(({ payload }) => payload) as {
      commands: { command: string; description: string }[];
      language_code?: string;
    }[];
    expect([english!.language_code, hindi!.language_code]).toEqual([undefined, 'hi']);
    const names = english!.commands.map(({ command }) => command);
    expect(hindi!.commands.map(({ command }) => command)).toEqual(names);
    for (const { description } of hindi!.commands) expect(description).toMatch(/\p{Script=Devanagari}/u);

    const told = new Map<string, Sent>();
    for (const name of ['start', ...names]) {
      told.set(name, await say(`/${name}`));
      await say('rehne dijiye');
    }
    const buttonsOf = (name: string) =>
      told
        .get(name)!
        .reply_markup?.inline_keyboard?.flat()
        .map(({ callback_data }) => callback_data) ?? [];
    for (const name of ['start', 'menu', 'help']) expect(buttonsOf(name), name).toContain('menu:report');
    expect(buttonsOf('language')).toContain('lang:hi');
    expect(told.get('registration')!.text).toMatch(/GSTIN/);
    expect(told.get('officer')!.text).toMatch(/vibhag|विभाग/i);
    expect(new Set([...told.values()].map(({ text }) => text)).size).toBeGreaterThanOrEqual(5);
    expect(troubles(house)).toEqual([]);
  });
});

it('a registration is not spoken of in a group, whoever asks', async () => {
  await open();
  const group = { id: -4400, type: 'group', title: 'Stores' };
  updates += 1;
  telegram.push({
    update_id: updates,
    message: { message_id: updates, date: 1795500000, chat: group, from, text: '/registration' },
  });
  await until(() => heard(group.id).length === 1, 'an answer in the group', 20_000);
  expect(heard(group.id)[0]!.text).toMatch(/निजी चैट|private chat/);
});

it('behind a load balancer two processes take the same update, and it is answered once', async () => {
  const database = await testDatabase();
  const ports = [await freePort(), await freePort()];
  for (const port of ports)
    await open(
      { PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}`, TELEGRAM_WEBHOOK_SECRET: SECRET },
      database,
    );
  const update = words('namaste');
  const call = (port: number, secret: string) =>
    fetch(`http://127.0.0.1:${port}/telegram`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
      body: JSON.stringify(update),
    });
  const refused = await Promise.all(ports.map((port) => call(port, 'another-secret')));
  expect(refused.map(({ status }) => status)).toEqual([401, 401]);
  expect(await of('SELECT 1 FROM inbox')).toEqual([]);
  const taken = await Promise.all([...ports, ...ports].map((port) => call(port, SECRET)));
  expect(taken.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  await until(() => heard().length > 0, 'an answer', 20_000);
  await until(quiet, 'nothing more is under way');
  expect(heard()).toHaveLength(1);
  expect(await of('SELECT count(*)::int AS n FROM inbox')).toEqual([{ n: 1 }]);
});
