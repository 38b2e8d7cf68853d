import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { Database } from '../../src/persistence/index.ts';
import { testDatabase } from '../support/database.ts';
import { until } from '../support/fake-host.ts';
import { gemcell, type Running, startGemcell } from '../support/gemcell.ts';
import { faultsOf, readable } from '../support/slack-blocks.ts';
import { bySignedRequests, type FarSlack } from '../support/slack-far.ts';
import { personIn, type Seen } from '../support/slack-person.ts';
import { startTelegram, type TelegramProxy } from '../support/telegram-proxy.ts';

const BUYER = 1700000001;
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** As whoever runs it does: two tables loaded by the command line, and the server started. */
async function launch(slack: FarSlack, telegram: TelegramProxy, database: Database): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'gemcell-slack-'));
  ends.push(async () => rmSync(folder, { recursive: true, force: true }));
  const staff = join(folder, 'staff.csv');
  writeFileSync(
    staff,
    `code,name,officer,from,to,handles\nS901,Demo Staff 901,PWD,2025-04-02,,slack:${slack.officer}\n`,
  );
  const places = join(folder, 'places.csv');
  writeFileSync(places, `door,address,duty,department\nslack,${slack.place},,PWD\n`);
  const settings = { DATABASE_URL: database.url, DATA_DIR: folder };
  for (const [kind, file] of [
    ['staff', staff],
    ['places', places],
  ] as const) {
    const ran = await gemcell(['load', kind, file], settings);
    expect(ran.code, ran.err).toBe(0);
  }
  const running = await startGemcell({
    ...settings,
    ...slack.settings,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    ROLES: 'channels,worker',
    LOG_LEVEL: 'warn',
  });
  ends.push(() => running.stop());
  await slack.ready();
  return running;
}

it('the server itself, its tables loaded by the command line: card, note, a reply undone and one that goes out after fifteen seconds', async () => {
  const slack = await bySignedRequests();
  ends.push(() => slack.stop());
  const telegram = await startTelegram();
  ends.push(() => telegram.stop());
  const database = await testDatabase();
  const running = await launch(slack, telegram, database);
  const officer = personIn(slack, slack.officer);
  const heard = () => telegram.said(BUYER).map((sent) => String((sent.message as { text?: string }).text));

  for (const text of [
    'pwd basti ne june me maal liya paisa nhi diya',
    'pata nahi',
    '2 lac',
    'haan',
    'haan',
  ]) {
    const before = heard().length;
    const person = telegram.person(BUYER);
    await person.sendMessage(person.makeMessage(text));
    await until(() => heard().length > before, `an answer to "${text}"`, 30_000);
  }
  const number = /GC-\d{4}-\d{6}-[A-Z]/.exec(heard().at(-1)!)![0];
  const cards = async (): Promise<Seen[]> =>
    (await slack.messages(slack.place))
      .filter(({ blocks }) => JSON.stringify(blocks ?? '').includes(number))
      .map((each) => ({ ...each, channel: slack.place, ts: String(each.ts), text: String(each.text) }));
  await until(async () => (await cards()).length === 1, 'the card', 20_000);
  const card = (await cards())[0]!;

  const told = heard().length;
  await officer.hears(() => officer.write(slack.place, 'not for them', card.ts), 'that it was noted');
  const wrong = await officer.open(card, 'deed:reply:');
  const held = await officer.hears(() => officer.submit(wrong, { text: 'A wrong word.' }), 'that it is held');
  await officer.hears(() => officer.press(held, 'undo:'), 'that it is undone');
  const right = await officer.open(card, 'deed:reply:');
  const sentAt = Date.now();
  await officer.hears(() => officer.submit(right, { text: 'The bill was passed today.' }), 'that it is held');
  await until(() => heard().length > told, 'the reply arrives', 40_000);
  expect(Date.now() - sentAt).toBeGreaterThanOrEqual(14_000);
  await until(
    async () => readable((await cards())[0]!.blocks).includes('उत्तर भेजा गया'),
    'the card shows it',
    20_000,
  );

  expect(heard().slice(told)).toEqual([expect.stringContaining('The bill was passed today.')]);
  expect((await cards()).map(({ ts }) => ts)).toEqual([card.ts]);
  expect(slack.calls().flatMap(({ method, args }) => faultsOf(method, args))).toEqual([]);
  expect((await running.stop()).code).toBe(0);
  expect(running.err()).not.toMatch(/"level":[4-6]0/);
  expect(heard()).toHaveLength(told + 1);
}, 120_000);
