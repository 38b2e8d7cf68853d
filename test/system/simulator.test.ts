import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { atEnd } from '../support/at-end.ts';
import { type BrowserOptions, openBrowser } from '../support/browser.ts';
import { gemcell, startGemcell } from '../support/gemcell.ts';

const BUYER = '#pane-buyer-basti';
const VENDOR = '#pane-vendor-example-org';
const NUMBER = /GC-\d{4}-\d{6}-[A-Z]/;

let dataDir: string;
let url: string;

/** As on a fresh machine: nothing is given but a folder. */
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'gemcell-simulator-'));
  atEnd(async () => rmSync(dataDir, { recursive: true, force: true }));
  url = (await startGemcell({ DATA_DIR: dataDir })).url;
}, 120_000);

async function open(options?: BrowserOptions): Promise<{ page: Page; complaints: string[] }> {
  const { page, complaints, close } = await openBrowser(options);
  atEnd(close);
  await page.goto(`${url}/simulator?language=en`);
  return { page, complaints };
}

/** What stands last in the pane, once there is more from us than before. */
async function answer(page: Page, pane: string, before: number): Promise<string> {
  const ours = page.locator(`${pane} .entry.out`);
  await expect.poll(() => ours.count(), { timeout: 20_000 }).toBeGreaterThan(before);
  return (await ours.last().textContent()) ?? '';
}

async function say(page: Page, pane: string, text: string): Promise<string> {
  const before = await page.locator(`${pane} .entry.out`).count();
  await page.fill(`${pane} textarea`, text);
  await page.click(`${pane} .compose button`);
  return answer(page, pane, before);
}

async function press(page: Page, pane: string, label: string): Promise<string> {
  const before = await page.locator(`${pane} .entry.out`).count();
  await page.locator(`${pane} .choices button`, { hasText: label }).last().click();
  return answer(page, pane, before);
}

/** A payment not made, from the first sentence to the number. */
async function report(page: Page): Promise<string> {
  await say(page, BUYER, 'pwd basti ne june me maal liya paisa nhi diya');
  await say(page, BUYER, 'pata nahi');
  await say(page, BUYER, '2 lac');
  await say(page, BUYER, 'haan');
  const number = NUMBER.exec(await press(page, BUYER, 'Darj kijiye'))?.[0];
  if (!number) throw new Error('no number was told');
  return number;
}

/** The pane of the officer who has the ticket, by the link in the strip. */
async function paneOfHolder(page: Page, number: string): Promise<string> {
  const row = page.locator('.strip tr', { hasText: number });
  await row.waitFor();
  return (await row.locator('td a').getAttribute('href'))!;
}

async function advance(page: Page, duration: string): Promise<void> {
  await page.fill('.clock input[name=duration]', duration);
  await page.locator('.clock form').last().locator('button').click();
  await page.waitForSelector('.clock form button:not([disabled])');
  await expect
    .poll(() => page.locator('[data-advanced]').textContent(), { timeout: 30_000 })
    .toMatch(/\d{2}:\d{2}/);
}

const overflow = 'document.documentElement.scrollWidth - innerWidth';

test('buyer, ticket, officer takes it up and resolves it, the buyer rates', async () => {
  const { page, complaints } = await open();
  const number = await report(page);
  const officer = await paneOfHolder(page, number);
  await page.locator(`${officer} .said`, { hasText: number }).first().waitFor();
  await press(page, officer, 'कार्यवाही हेतु लें');
  await page.waitForSelector('.strip >> text=being worked on');
  let asked = await say(page, officer, `resolve ${number}`);
  // The officer is asked for what this duty demands until the read-back.
  for (const said of [
    '20.11.2026',
    'UTR 4521',
    'Payment was released by the treasury after the bill was passed.',
  ]) {
    if (/बन्द|close/i.test(asked) && (await page.locator(`${officer} .choices button[value=yes]`).count()) > 0)
      break;
    asked = await say(page, officer, said);
  }
  const before = await page.locator(`${BUYER} .entry.out`).count();
  await page.locator(`${officer} .choices button[value=yes]`).last().click();
  expect(await answer(page, BUYER, before)).toContain(number);
  await page.waitForSelector('.strip >> text=resolved');
  const thanked = page.locator(`${BUYER} .choices button`, { hasText: '5' }).last();
  await thanked.click();
  await page.waitForSelector(`${BUYER} >> text=dhanyavaad`);
  const shown = await gemcell(['ticket', 'show', number, '--json'], { DATA_DIR: dataDir });
  expect(JSON.parse(shown.out)).toMatchObject({
    number,
    duty: 6,
    status: expect.stringMatching(/resolved|closed/),
  });
  expect(complaints).toEqual([]);
}, 120_000);

test('buyer, silence: the officer is warned, the in-charge has it, then the nodal officer', async () => {
  const { page, complaints } = await open();
  const number = await report(page);
  const officer = await paneOfHolder(page, number);
  const heard = await page.locator(`${officer} .entry.out`).count();
  const row = page.locator('.strip tr', { hasText: number });
  await expect(row.textContent()).resolves.toContain('Officer');
  await advance(page, '2w');
  await expect
    .poll(() => page.locator(`${officer} .entry.out`).count(), { timeout: 20_000 })
    .toBeGreaterThan(heard);
  await expect.poll(() => row.textContent(), { timeout: 20_000 }).toContain('In-charge');
  await page.locator('#pane-staff-20 .said', { hasText: number }).first().waitFor();
  await advance(page, '3w');
  await expect.poll(() => row.textContent(), { timeout: 20_000 }).toContain('Nodal');
  await page.locator('#pane-staff-21 .said', { hasText: number }).first().waitFor();
  const shown = await gemcell(['ticket', 'show', number, '--json'], { DATA_DIR: dataDir });
  const kinds = (JSON.parse(shown.out) as { events: { kind: string }[] }).events.map((event) => event.kind);
  expect(kinds.filter((kind) => kind === 'warned' || kind === 'escalated')).toEqual([
    'warned',
    'escalated',
    'escalated',
  ]);
  expect(complaints).toEqual([]);
}, 120_000);

test('on a phone the vendor writes a letter and is answered at once and whole', async () => {
  const { page, complaints } = await open({ width: 360, height: 640, touch: true });
  await page.click(`.tabs a[href="${VENDOR}"]`);
  await page.fill(`${VENDOR} [name=subject]`, 'Payment pending');
  const answered = await say(
    page,
    VENDOR,
    'Respected Sir, the Irrigation department in Kanpur Nagar has not paid our bill of Rs 2 lakh since June.',
  );
  expect(answered).toMatch(NUMBER);
  expect(await page.evaluate(overflow)).toBe(0);
  expect(complaints).toEqual([]);
}, 60_000);
