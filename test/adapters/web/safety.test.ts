import { afterEach, expect, test } from 'vitest';
import { createWeb, type WebOptions } from '../../../src/adapters/web/index.ts';
import { download } from '../../../src/lib/chat-page/index.ts';
import { answering, entry, type Served, serve, visitor } from '../../support/pages.ts';

let served: Served | undefined;
const channel = createWeb();

async function open(options?: WebOptions): Promise<Served> {
  served = await serve(options ? createWeb(options) : channel);
  answering(served.host, channel, () => ({ text: 'noted' }));
  return served;
}

/** The only visitor's address, known after a first message. */
const addressIn = (host: Served['host']) => host.kept[0]!.lane;

afterEach(async () => {
  await served?.close();
  served = undefined;
});

test('the same id from another visitor does not swallow what they say', async () => {
  const { url, host } = await open();
  const visitors = [visitor(url), visitor(url)];
  for (const one of visitors) {
    await one.get('/');
    await one.post('/chat/message', { once: 'guessed', text: 'same words' });
  }
  expect(new Set(host.kept.map((original) => original.lane)).size).toBe(2);
});

test('what a person writes never becomes part of the page', async () => {
  const { url, host } = await open();
  const mallory = visitor(url);
  const wicked = `<script>alert(1)</script>"><img src=x onerror=alert(1)> https://a.example/"onclick="x`;
  await mallory.get('/');
  await mallory.post('/chat/message', { text: wicked, files: new File(['x'], '"><svg onload=x>.pdf') });
  const list = host.transcripts.get(addressIn(host))!;
  list.push({ ...entry('9', 'out', wicked), subject: wicked, choices: [{ label: wicked, value: wicked }] });
  for (const path of ['/chat', '/chat/messages']) {
    const html = await (await mallory.get(path)).text();
    expect(html).not.toMatch(/<script>|<img|<svg| onclick="/);
    expect(html).toContain('&lt;script&gt;alert(1)');
  }
});

test('only an http address becomes a link', async () => {
  const { url, host } = await open();
  const asha = visitor(url);
  await asha.post('/chat/message', { text: 'x' });
  host.transcripts
    .get(addressIn(host))!
    .push(entry('9', 'out', 'javascript:alert(1) https://gem.gov.in/help.'));
  const html = await (await asha.get('/chat')).text();
  expect(html).toContain('<a href="https://gem.gov.in/help"');
  expect(html).not.toContain('href="javascript');
});

test("one's own file can be fetched and is always saved, never shown; another's does not exist", async () => {
  const { url } = await open();
  const [asha, ravi] = [visitor(url), visitor(url)];
  await asha.post('/chat/message', {
    text: 'bill',
    files: new File(['<script>1</script>'], 'बिल.html', { type: 'text/html' }),
  });
  const href = /href="(\/chat\/file\?id=[^"]+)"/.exec(await (await asha.get('/chat')).text())![1]!;
  const own = await asha.get(href);
  expect([own.status, await own.text()]).toEqual([200, '<script>1</script>']);
  expect(own.headers.get('content-disposition')).toBe(
    `attachment; filename*=UTF-8''${encodeURIComponent('बिल.html')}`,
  );
  expect(own.headers.get('content-security-policy')).toContain('sandbox');
  await ravi.get('/');
  expect((await ravi.get(href)).status).toBe(404);
});

test.each([
  ['a post from another site', { origin: 'https://evil.example' }],
  ['a post that the browser calls cross-site', { 'sec-fetch-site': 'cross-site' }],
  ['a post from a neighbouring port', { origin: 'http://127.0.0.1:1' }],
  ['a post of unknown origin', { origin: 'null' }],
])('%s is refused', async (_, headers) => {
  const { url, host } = await open();
  const refused = await visitor(url).post('/chat/message', { text: 'x' }, headers);
  expect([refused.status, host.offered.length]).toEqual([403, 0]);
  expect(await refused.text()).toContain('web_other_site');
});

test('behind a proxy our own public address is not another site, and cookies are for https alone', async () => {
  const { url, host } = await open({ publicUrl: 'https://help.example.org' });
  const answer = await visitor(url).post(
    '/chat/message',
    { text: 'x' },
    { origin: 'https://help.example.org' },
  );
  expect([answer.status, host.kept.length]).toEqual([303, 1]);
  expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax; Secure$/);
});

test('secrets are blanked before they are kept', async () => {
  const { url, host } = await open();
  await visitor(url).post('/chat/message', { text: 'mera OTP hai 482913' });
  expect(host.kept[0]!.raw.toString()).not.toContain('482913');
});

test('who reads the records cannot take the visitor’s place', async () => {
  const { url, host } = await open();
  const asha = visitor(url);
  await asha.get('/');
  await asha.post('/chat/message', { text: 'x' });
  const imposter = visitor(url);
  imposter.cookies.set('visitor', addressIn(host));
  expect((await imposter.get('/chat/messages')).status).toBe(204);
});

test('on a shared computer the conversation can be left', async () => {
  const { url } = await open();
  const asha = visitor(url);
  await asha.post('/chat/message', { text: 'private matter' });
  await asha.post('/chat/leave', {});
  expect(await (await asha.get('/chat')).text()).not.toContain('private matter');
});

test('no page is kept by a cache', async () => {
  const { url } = await open();
  expect((await visitor(url).get('/')).headers.get('cache-control')).toBe('no-store');
});

test('a file whose name is cut in the middle of a character can still be saved', () => {
  const name = `${'x'.repeat(3)}😀${'y'.repeat(115)}.pdf`;
  const { headers } = download({ name, mediaType: 'application/pdf', bytes: Buffer.from('x') });
  expect(headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''_y+\.pdf$/);
});
