import { afterEach, expect, test } from 'vitest';
import { createWeb, type WebOptions } from '../../../src/adapters/web/index.ts';
import { answering, onceIn, type Served, serve, visitor } from '../../support/pages.ts';

let served: Served | undefined;
const channel = createWeb();

async function open(options?: WebOptions): Promise<Served> {
  served = await serve(options ? createWeb(options) : channel);
  answering(served.host, channel, () => ({ text: 'noted' }));
  return served;
}

afterEach(async () => {
  await served?.close();
  served = undefined;
});

test('a message is kept once per sending, in the lane of its visitor', async () => {
  const { url, host } = await open();
  const asha = visitor(url);
  const once = onceIn(await (await asha.get('/')).text());
  await Promise.all([1, 2].map(() => asha.post('/chat/message', { once, text: 'भुगतान नहीं हुआ' })));
  await asha.post('/chat/message', { once, text: 'और एक बात' });
  expect(host.offered).toHaveLength(3);
  expect(host.kept).toHaveLength(2);
  const said = await channel.read(host.kept[0]!);
  expect(said).toMatchObject({
    kind: 'text',
    text: 'भुगतान नहीं हुआ',
    from: { verified: true, language: 'hi' },
  });
  expect(said.from.address).toBe(host.kept[0]!.lane);
});

test('without scripts a post leads back to a page that holds the question and the answer', async () => {
  const { url } = await open();
  const asha = visitor(url);
  await asha.get('/chat');
  const posted = await asha.post('/chat/message', { once: '1', text: 'hello' });
  expect([posted.status, posted.headers.get('location')]).toEqual([303, '/chat#write']);
  const page = await (await asha.get('/chat')).text();
  expect(page).toMatch(/class="entry in"[\s\S]*hello[\s\S]*class="entry out"[\s\S]*noted/);
});

test('a plain form without files is read too', async () => {
  const { url, host } = await open();
  const body = new URLSearchParams({ once: '1', text: 'Yes', choice: 'confirm' });
  await fetch(`${url}/chat/message`, { method: 'POST', body, headers: { origin: url } });
  expect(await channel.read(host.kept[0]!)).toMatchObject({ kind: 'choice', choice: 'confirm', text: 'Yes' });
});

test('new entries come as a piece of HTML, and nothing comes when there are none', async () => {
  const { url, host } = await open();
  const asha = visitor(url);
  await asha.post('/chat/message', { text: 'one' });
  const piece = await asha.get('/chat/messages?after=1');
  expect(await piece.text()).toMatch(/^<li class="entry out" data-position="2">/);
  expect((await asha.get('/chat/messages?after=2')).status).toBe(204);
  expect((await visitor(url).get('/chat/messages')).status).toBe(204);
  expect(host.kept).toHaveLength(1);
});

test.each([
  ['nothing', { text: ' ' }, 'web_empty'],
  ['a text without end', { text: 'अ'.repeat(20_001) }, 'web_too_long'],
  [
    'six files',
    { files: Array.from({ length: 6 }, (_, n) => new File(['x'], `${n}.txt`)) },
    'web_too_many_files',
  ],
  [
    'a file over 10 MB',
    { files: new File([Buffer.alloc(10 * 1024 * 1024 + 1)], 'a.pdf') },
    'web_file_too_large',
  ],
])('%s is refused with a sentence, on a page and to the script', async (_, fields, sentence) => {
  const { url, host } = await open();
  const asPage = await visitor(url).post('/chat/message', fields);
  expect([asPage.status, await asPage.text()]).toEqual([400, expect.stringContaining(sentence)]);
  const asText = await visitor(url).post('/chat/message', fields, { accept: 'text/plain' });
  expect([asText.status, await asText.text()]).toEqual([400, sentence]);
  expect(host.offered).toHaveLength(0);
});

test('a body that is no form is refused with a sentence', async () => {
  const { url } = await open();
  const answer = await fetch(`${url}/chat/message`, {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  });
  expect([answer.status, await answer.text()]).toEqual([400, 'web_unreadable']);
});

test('when the message cannot be kept the visitor is told so and never told it was', async () => {
  const { url, host } = await open();
  host.away = new Error('the database is away');
  const answer = await visitor(url).post('/chat/message', { text: 'x' }, { accept: 'text/plain' });
  expect([answer.status, await answer.text()]).toEqual([
    503,
    expect.stringMatching(/^web_not_kept reference=\w{8}$/),
  ]);
  expect(host.lines.filter((line) => line.level === 'error')).toHaveLength(1);
});

test('the language is Hindi until the visitor chooses another, and the choice stays', async () => {
  const { url, host } = await open();
  const asha = visitor(url);
  expect(await (await asha.get('/')).text()).toContain('<html lang="hi">');
  expect((await asha.get('/chat/language?to=hi-Latn')).status).toBe(303);
  expect(await (await asha.get('/')).text()).toContain('<html lang="hi-Latn">');
  await asha.post('/chat/message', { text: '123' });
  expect((await channel.read(host.kept[0]!)).from.language).toBe('hi-Latn');
});

test('an original that cannot be read says so', async () => {
  const original = {
    channel: 'web',
    account: 'web',
    externalId: '1',
    lane: 'somebody',
    raw: Buffer.from('{'),
  };
  expect(await channel.read(original)).toMatchObject({ kind: 'unreadable', from: { address: 'somebody' } });
});
