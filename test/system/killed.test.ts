import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/persistence/index.ts';
import { deliverAll, hostFor, readersOf, takeLane, terminalDoor } from '../../src/wiring/index.ts';
import { atEnd } from '../support/at-end.ts';
import { testDatabase } from '../support/database.ts';
import { until } from '../support/fake-host.ts';
import { gemcell, startGemcell } from '../support/gemcell.ts';
import { testHouse } from '../support/house.ts';

/** Everything a message goes by on its way, from being kept to being marked as delivered. */
const POINTS = [
  'stored',
  'parsed',
  'understood',
  'before_commit',
  'after_commit',
  'claimed',
  'handed_over',
  'before_marked',
];

let database: Database;
let settings: Record<string, string>;

beforeAll(async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'gemcell-killed-'));
  atEnd(async () => rmSync(dataDir, { recursive: true, force: true }));
  settings = { DATA_DIR: dataDir, HOLD_SECONDS: '1', LOG_LEVEL: 'error' };
});

async function freshDatabase(): Promise<void> {
  database = await testDatabase();
  settings = { ...settings, DATABASE_URL: database.url };
}

/** Everybody has said everything but the last word. */
async function readBackTo(people: readonly string[]): Promise<void> {
  const house = await testHouse(database);
  const terminal = terminalDoor();
  await terminal.start(await hostFor(house, terminal));
  for (const address of people) {
    for (const text of upToConfirm) await terminal.enter(address, { text, name: address });
    await takeLane(house, terminal, address);
  }
  await deliverAll(house, readersOf(house));
  await house.close();
}

const upToConfirm = ['pwd basti ne june me maal liya paisa nhi diya', 'pata nahi', '2 lac', 'haan'];

/** What stands in the record of the person: tickets, and what was said to them after the last word of theirs. */
async function record(channel: string, address: string) {
  const tickets = await database.query('SELECT number FROM ticket WHERE channel = $1 AND address = $2', [
    channel,
    address,
  ]);
  const answers = await database.query<{ state: string }>(
    `SELECT o.state FROM outbox o JOIN inbox i ON o.cause = 'inbox:' || i.id
     WHERE o.channel = $1 AND o.address = $2
       AND i.id = (SELECT max(id) FROM inbox WHERE channel = $1 AND lane = $2)`,
    [channel, address],
  );
  return { tickets: tickets.length, answers: answers.map((row) => row.state) };
}

describe('SIGKILL at the keyboard, while the last word of a matter is under way', () => {
  beforeAll(async () => {
    await freshDatabase();
    await readBackTo(POINTS.map((point) => `killed-${point}`));
  });

  it.each(POINTS)('at "%s": one ticket, one answer, after the next start', async (point) => {
    const who = ['--contact', `killed-${point}`];
    const killed = await gemcell(['chat', ...who, 'haan'], { ...settings, FAILPOINT: point });
    expect(killed.code).toBe('SIGKILL');
    expect(killed.out).toBe('');
    const again = await gemcell(['chat', ...who], settings);
    expect(again.code, again.err).toBe(0);
    expect(await record('terminal', `killed-${point}`)).toEqual({ tickets: 1, answers: ['sent'] });
  });
});

it.each(['stored', 'before_commit', 'before_marked'])(
  'SIGKILL on the page, at "%s": one ticket, one answer, after the next start',
  async (point) => {
    await freshDatabase();
    const address = 'buyer-basti';
    const first = await startGemcell(settings);
    for (const [nth, text] of upToConfirm.entries()) await post(first.url, address, text, `${nth}`);
    await until(
      async () => (await answered(address)) === upToConfirm.length,
      'the read-back is there',
      30_000,
    );
    await first.kill();
    const second = await startGemcell({ ...settings, FAILPOINT: point });
    // The page may never hear that it was kept, and sends it again: the same word under the same id.
    await post(second.url, address, 'haan', 'last').catch(() => undefined);
    expect((await second.ended).code).toBe('SIGKILL');
    const third = await startGemcell(settings);
    await post(third.url, address, 'haan', 'last');
    await until(
      async () => (await record('simulator', address)).answers[0] === 'sent',
      'it is answered',
      30_000,
    );
    expect(await record('simulator', address)).toEqual({ tickets: 1, answers: ['sent'] });
    expect(await answered(address)).toBe(upToConfirm.length + 1);
    await third.stop();
  },
);

async function post(url: string, address: string, text: string, once: string): Promise<void> {
  const body = new FormData();
  for (const [name, value] of Object.entries({ address, text, once, language: 'en' }))
    body.append(name, value);
  const answer = await fetch(`${url}/simulator/message`, {
    method: 'POST',
    body,
    headers: { accept: 'text/plain' },
  });
  expect(answer.ok, await answer.text()).toBe(true);
}

/** How many of this person's words have their answer delivered. */
async function answered(address: string): Promise<number> {
  const rows = await database.query(
    `SELECT 1 FROM outbox o JOIN inbox i ON o.cause = 'inbox:' || i.id
     WHERE o.channel = 'simulator' AND o.address = $1 AND o.state = 'sent'`,
    [address],
  );
  return rows.length;
}
