import { afterEach, expect, test } from 'vitest';
import { createSimulator } from '../../src/adapters/simulator/index.ts';
import { createWeb } from '../../src/adapters/web/index.ts';
import { type BrowserOptions, type Opened, openBrowser } from '../support/browser.ts';
import { until } from '../support/fake-host.ts';
import { answering, serve } from '../support/pages.ts';
import { smallStage } from '../support/small-stage.ts';
import { wordedHost } from '../support/worded.ts';

const ends: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function browser(options?: BrowserOptions): Promise<Opened> {
  const opened = await openBrowser(options);
  ends.push(opened.close);
  return opened;
}

async function webChat() {
  const web = createWeb({ demo: true });
  const served = await serve(web, wordedHost());
  ends.push(served.close);
  const choices = [{ label: 'हाँ', value: 'confirm' }];
  answering(served.host, web, (_, text) => ({ text: `heard: ${text}`, choices }));
  return { ...served, web };
}

const overflow = 'document.documentElement.scrollWidth - innerWidth';

test('on a phone a citizen writes, adds a photo, sees the answer appear and presses its button', async () => {
  const { url, host, web } = await webChat();
  const { page, complaints } = await browser({ width: 320, height: 568, touch: true });
  await page.goto(url);
  await page.fill('textarea', 'pwd basti ne paisa nahi diya');
  const photo = { name: 'बिल.jpg', mimeType: 'image/jpeg', buffer: Buffer.from([255, 216]) };
  await page.setInputFiles('input[type=file]', photo);
  await page.click('.compose button');
  await page.waitForSelector('text=heard: pwd basti ne paisa nahi diya');
  expect(await page.locator('.waiting').count()).toBe(0);
  expect(await page.inputValue('textarea')).toBe('');
  await page.click('button[value=confirm]');
  await page.waitForSelector('text=heard: हाँ');
  const said = await Promise.all(host.kept.map((original) => web.read(original)));
  expect(said).toMatchObject([
    { kind: 'text', files: [{ name: 'बिल.jpg' }] },
    { kind: 'choice', choice: 'confirm' },
  ]);
  expect(await page.evaluate(overflow)).toBe(0);
  expect(complaints).toEqual([]);
});

test('what arrives later appears without anybody touching the page', async () => {
  const { url, host } = await webChat();
  const { page } = await browser();
  await page.goto(url);
  await page.fill('textarea', 'one');
  await page.press('textarea', 'Enter');
  await page.waitForSelector('text=heard: one');
  const list = host.transcripts.get(host.kept[0]!.lane)!;
  list.push({ ...list.at(-1)!, position: '99', text: 'the officer has replied' });
  await page.waitForSelector('text=the officer has replied');
});

test('what could not be kept stays in the box, is told, and sent again is one message', async () => {
  const { url, host } = await webChat();
  const { page } = await browser();
  await page.goto(`${url}/chat/language?to=en`);
  host.away = new Error('the database is away');
  await page.fill('textarea', 'important');
  await page.click('.compose button');
  await page.waitForSelector('text=could not be saved');
  expect(await page.inputValue('textarea')).toBe('important');
  host.away = undefined;
  await page.click('.compose button');
  await page.waitForSelector('text=heard: important');
  expect(host.kept).toHaveLength(1);
});

test('wicked text runs nothing', async () => {
  const { url } = await webChat();
  const { page, complaints } = await browser();
  await page.goto(url);
  await page.fill('textarea', '<img src=x onerror=alert(1)><script>alert(2)</script>');
  await page.click('.compose button');
  await page.waitForSelector('text=heard: <img src=x');
  expect(await page.locator('.entries img, .entries script').count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('without scripts the chat still works', async () => {
  const { url } = await webChat();
  const { page } = await browser({ scripts: false, width: 360, height: 640 });
  await page.goto(url);
  await page.fill('textarea', 'नमस्ते');
  await page.click('.compose button');
  await page.waitForSelector('text=heard: नमस्ते');
  expect(new URL(page.url()).pathname).toBe('/chat');
});

test.each([
  ['wide', { width: 1280, height: 800 }],
  ['narrow', { width: 360, height: 640, touch: true }],
])('on a %s screen one person plays two people and moves the clock', async (_, size) => {
  const stage = smallStage();
  const simulator = createSimulator(stage);
  const { url, host, close } = await serve(simulator, wordedHost());
  ends.push(close);
  answering(host, simulator, (original, text) => ({ text: `${original.lane} heard: ${text}` }));
  const { page, complaints } = await browser(size);
  await page.goto(`${url}/simulator?language=en`);
  for (const [pane, who] of [
    ['buyer-basti', 'buyer-basti'],
    ['vendor-example-org', 'vendor@example.org'],
  ] as const) {
    if (size.width < 900) await page.click(`.tabs a[href="#pane-${pane}"]`);
    await page.fill(`#pane-${pane} textarea`, 'hello');
    await page.click(`#pane-${pane} .compose button`);
    await page.waitForSelector(`#pane-${pane} >> text=${who} heard: hello`);
  }
  await page.click('button[value="3d"]');
  await page.waitForSelector('text=moved by 3d');
  await page.waitForSelector('text=23.11.2026, 10:30');
  await until(() => stage.moved.length === 1, 'the clock was moved once');
  expect(await page.evaluate(overflow)).toBe(0);
  expect(complaints).toEqual([]);
});
