import { afterEach, expect, test } from 'vitest';
import { createSimulator, type SimTicket } from '../../../src/adapters/simulator/index.ts';
import { answering, entry, onceIn, type Served, serve, visitor } from '../../support/pages.ts';
import { PERSONAS, smallStage } from '../../support/small-stage.ts';

let served: Served | undefined;

async function open(tickets: readonly SimTicket[] = []) {
  const stage = smallStage(tickets);
  const channel = createSimulator(stage);
  served = await serve(channel, served?.host);
  answering(served.host, channel, () => ({ text: 'noted' }));
  return { ...served, stage, channel, browser: visitor(served.url) };
}

afterEach(async () => {
  await served?.close();
  served = undefined;
});

const buyer = PERSONAS[0]!.address;
const vendor = PERSONAS[1]!.address;

test('everyone stands on one page, each with an own form, in the chosen language', async () => {
  const { browser } = await open();
  const page = await (await browser.get('/simulator?language=en')).text();
  expect(page).toContain('<html lang="en">');
  for (const { address, title } of PERSONAS) {
    expect(page).toContain(`name="address" value="${address}"`);
    expect(page).toContain(title.en);
  }
  expect(page.match(/data-compose/g)).toHaveLength(PERSONAS.length);
  expect(await (await browser.get('/simulator')).text()).toContain(PERSONAS[0]!.title.hi);
});

test('what the vendor writes by mail is kept with its subject, from the vendor, at the demo’s time', async () => {
  const { browser, host, channel } = await open();
  const posted = await browser.post('/simulator/message', {
    address: vendor,
    language: 'en',
    once: '1',
    subject: 'Bill pending',
    text: 'Please pay',
    files: new File(['%PDF'], 'bill.pdf', { type: 'application/pdf' }),
  });
  expect(posted.headers.get('location')).toBe('/simulator?language=en#pane-vendor-example-org');
  expect(await channel.read(host.kept[0]!)).toMatchObject({
    kind: 'text',
    from: { address: vendor, name: 'Vendor, Kanpur', verified: true, language: 'en' },
    subject: 'Bill pending',
    text: 'Please pay',
    files: [{ name: 'bill.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF') }],
    sentAt: new Date('2026-11-20T05:00:00Z'),
  });
});

test('a double click is one message', async () => {
  const { browser, host } = await open();
  const once = onceIn(await (await browser.get('/simulator')).text());
  const fields = { address: buyer, once, text: 'hello' };
  await Promise.all([browser.post('/simulator/message', fields), browser.post('/simulator/message', fields)]);
  expect([host.offered.length, host.kept.length]).toEqual([2, 1]);
});

test('the same double click is one even when the demo’s clock moved in between', async () => {
  const { browser, host, stage } = await open();
  const fields = { address: buyer, once: '7', text: 'hello' };
  await browser.post('/simulator/message', fields);
  await stage.advance('1h', 'en');
  await browser.post('/simulator/message', fields);
  expect(host.kept).toHaveLength(1);
});

test('a pressed button carries its value and its label', async () => {
  const { browser, host, channel } = await open();
  const choices = [{ label: 'Take it', value: 'take:1' }];
  host.transcripts.set(buyer, [{ ...entry('1', 'out', 'A new ticket'), choices }]);
  const pane = await (await browser.get(`/simulator/pane?address=${buyer}&language=en`)).text();
  const [, once] = /name="once" value="([^"]+)"/.exec(pane)!;
  expect(pane).toContain('name="text" value="Take it"');
  expect(pane).toContain('name="choice" value="take:1"');
  await browser.post('/simulator/message', {
    address: buyer,
    once: once!,
    text: 'Take it',
    choice: 'take:1',
  });
  expect(await channel.read(host.kept[0]!)).toMatchObject({
    kind: 'choice',
    choice: 'take:1',
    text: 'Take it',
  });
});

test('each pane shows what is new to its person and nobody else', async () => {
  const { browser } = await open();
  await browser.post('/simulator/message', { address: buyer, text: 'from the buyer' });
  const pane = (address: string, after = '') =>
    browser.get(`/simulator/pane?address=${encodeURIComponent(address)}&after=${after}`);
  expect(await (await pane(buyer)).text()).toContain('from the buyer');
  expect(await (await pane(buyer, '1')).text()).toMatch(/^<li class="entry out"[\s\S]*noted/);
  expect((await pane(buyer, '2')).status).toBe(204);
  expect((await pane(vendor)).status).toBe(204);
});

test('only those on the page can be played, read or asked for files', async () => {
  const { browser, host } = await open();
  host.transcripts.set('stranger', [entry('1', 'in', 'private')]);
  host.files.set('stranger/1', { name: 'a', mediaType: 'text/plain', bytes: Buffer.from('private') });
  const answers = [
    await browser.post('/simulator/message', { address: 'stranger', text: 'x' }),
    await browser.get('/simulator/pane?address=stranger'),
    await browser.get('/simulator/file?address=stranger&id=1'),
  ];
  for (const answer of answers) {
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await answer.text()).not.toContain('private');
  }
  expect(host.offered).toHaveLength(0);
});

test('a file belongs to the pane it was sent in', async () => {
  const { browser } = await open();
  await browser.post('/simulator/message', { address: buyer, files: new File(['seen'], 'a.txt') });
  const file = (address: string) => browser.get(`/simulator/file?address=${address}&id=0-0`);
  expect(await (await file(buyer)).text()).toBe('seen');
  expect((await file(vendor)).status).toBe(404);
});

test('the clock is moved by a button or by any duration, and the time and the tickets follow', async () => {
  const ticket = { number: 'GC-2026-000001-X', status: 'open', officer: 'Officer', level: 'officer' };
  const { browser, stage } = await open([{ ...ticket, due: new Date('2026-11-23T10:30:00Z') }]);
  const moved = await browser.post('/simulator/advance', { duration: '3d' }, { accept: 'text/plain' });
  expect(await moved.text()).toBe('moved by 3d');
  expect((await browser.post('/simulator/advance', { duration: '2d 4h' })).headers.get('location')).toMatch(
    /#clock$/,
  );
  expect(stage.moved).toEqual(['3d', '2d 4h']);
  const state = await (await browser.get('/simulator/state?language=en')).text();
  expect(state).toContain('25.11.2026, 14:30');
  expect(state).toMatch(/GC-2026-000001-X[\s\S]*23\.11\.2026, 16:00/);
});

test.each(['', 'soon', '-3d', '0h', '400d', '1e9d'])('the clock does not move by "%s"', async (duration) => {
  const { browser, stage } = await open();
  const answer = await browser.post('/simulator/advance', { duration }, { accept: 'text/plain' });
  expect([answer.status, await answer.text(), stage.moved]).toEqual([400, 'simulator_duration', []]);
});

test.each(['/simulator/message', '/simulator/advance'])(
  'a post to %s from another site is refused',
  async (path) => {
    const { browser, host, stage } = await open();
    const fields = { address: buyer, text: 'x', duration: '1d' };
    const strangers: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of strangers) {
      expect((await browser.post(path, fields, headers)).status).toBe(403);
    }
    expect([host.offered, stage.moved]).toEqual([[], []]);
  },
);

test('no ticket, title or message becomes a part of the page', async () => {
  const wicked = '<img src=x onerror=alert(1)>';
  const { browser, host } = await open([
    { number: wicked, subject: wicked, status: wicked, officer: wicked, level: wicked },
  ]);
  host.transcripts.set(vendor, [{ ...entry('1', 'in', wicked), subject: wicked }]);
  const page = await (await browser.get('/simulator')).text();
  expect(page).not.toContain('<img');
  expect(page).toContain('&lt;img');
});

test('when the clock cannot be moved the page says so with a reference', async () => {
  const { browser, stage, host } = await open();
  stage.advance = () => Promise.reject(new Error('the database is away'));
  const answer = await browser.post('/simulator/advance', { duration: '1d' }, { accept: 'text/plain' });
  expect([answer.status, await answer.text()]).toEqual([503, expect.stringMatching(/reference=/)]);
  expect(host.lines.at(-1)).toMatchObject({ level: 'error' });
});
