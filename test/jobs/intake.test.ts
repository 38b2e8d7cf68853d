import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { IncomingMessage } from '../../src/channel.ts';
import { finishOriginal, keepOriginal, lockClaimed, poisonOriginal } from '../../src/inbox/index.ts';
import { type IntakeTools, processNext } from '../../src/jobs/index.ts';
import { ChannelError } from '../../src/lib/errors.ts';
import { oneRow } from '../../src/lib/rows.ts';
import type { Database } from '../../src/persistence/index.ts';
import { testDatabase } from '../support/database.ts';
import { type FakeHost, fakeHost } from '../support/fake-host.ts';
import { farEnd, written } from '../support/far-end.ts';

let db: Database;
let host: FakeHost;
let turns: string[];
let aside: { error: string; message: IncomingMessage | undefined }[];
let now: Date;
/** What goes wrong in the next turns. */
let instead: (() => Promise<never>)[];

beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(async () => {
  await db.query('TRUNCATE inbox CASCADE');
  host = fakeHost();
  turns = [];
  aside = [];
  instead = [];
  now = new Date('2026-11-20T05:00:00Z');
});

function tools(over: Partial<IntakeTools<string>> = {}): IntakeTools<string> {
  const far = farEnd();
  return {
    db,
    holder: 'one',
    holdSeconds: 60,
    channels: new Map([['far', far]]),
    log: host.log,
    now: async () => now,
    turn: async (original, message) => {
      await instead.shift()?.();
      return db.transaction(async (tx) => {
        if (!(await lockClaimed(tx, original.id, 'one'))) return undefined;
        turns.push(message.text);
        await finishOriginal(tx, original.id, now, null);
        return message.text;
      });
    },
    poison: async (original, error, message) => {
      aside.push({ error, message });
      await poisonOriginal(db, original.id, now, error);
    },
    ...over,
  };
}

const keep = (lane: string, text: string) => keepOriginal(db, written(lane, text), now);
const itIsTime = () => db.query(`UPDATE inbox SET ready_at = '-infinity'`);
const row = () =>
  oneRow<{ state: string; tries: number; error: string | null }>(
    db,
    'SELECT state, tries, error FROM inbox ORDER BY id LIMIT 1',
  );
const throws = (error: Error) => () => Promise.reject(error);
const errors = () => host.lines.filter((line) => line.level === 'error');

async function takeAll(by = tools()): Promise<void> {
  while (await processNext(by)) await itIsTime();
}

it('a message goes through reading and its turn, and is done', async () => {
  await keep('a', 'hello');
  expect(await processNext(tools())).toMatchObject({ result: 'hello' });
  expect(await processNext(tools())).toBeUndefined();
  expect(await row()).toMatchObject({ state: 'done', error: null });
});

it('a turn that threw is done again as if nothing had happened', async () => {
  await keep('a', '1');
  await keep('a', '2');
  instead.push(throws(new Error('a bug')), throws(new Error('a bug')));
  await takeAll();
  expect(turns).toEqual(['1', '2']);
  expect(aside).toEqual([]);
});

describe('three times thrown', () => {
  it('the message is set aside with what it said, and its lane goes on', async () => {
    await keep('a', '1');
    await keep('a', '2');
    for (let n = 0; n < 3; n++) instead.push(throws(new Error('a bug')));
    await takeAll();
    expect(aside).toMatchObject([{ error: 'a bug', message: { text: '1' } }]);
    expect(turns).toEqual(['2']);
    expect(errors()).toHaveLength(1);
  });

  it('one that could not even be read is set aside without words', async () => {
    await keep('a', '1');
    const far = farEnd();
    far.read = () => Promise.reject(new Error('foreign bytes'));
    await takeAll(tools({ channels: new Map([['far', far]]) }));
    expect(aside).toEqual([{ error: 'foreign bytes', message: undefined }]);
  });

  it('when setting aside fails too, the message stays and is told', async () => {
    await keep('a', '1');
    for (let n = 0; n < 3; n++) instead.push(throws(new Error('a bug')));
    const failing = tools({ poison: () => Promise.reject(new Error('no officer')) });
    for (let n = 0; n < 3; n++) {
      await processNext(failing);
      await itIsTime();
    }
    expect(await row()).toMatchObject({ state: 'waiting', error: 'no officer' });
    expect(errors()).toHaveLength(2);
  });
});

it('a process that died over the same message again and again does not read it once more', async () => {
  await keep('a', '1');
  await db.query('UPDATE inbox SET tries = 5');
  const far = farEnd();
  far.read = () => Promise.reject(new Error('it was read'));
  await processNext(tools({ channels: new Map([['far', far]]) }));
  expect(aside).toMatchObject([{ error: 'the process died over it again and again' }]);
});

describe('away for now', () => {
  it('a channel that cannot be reached is waited for without counting', async () => {
    await keep('a', '1');
    for (let n = 0; n < 8; n++) instead.push(throws(new ChannelError('temporary', 'no file yet')));
    await takeAll();
    expect(turns).toEqual(['1']);
    expect(aside).toEqual([]);
    expect(await row()).toMatchObject({ tries: 1 });
  });

  it('but not for ever', async () => {
    await keep('a', '1');
    now = new Date(now.getTime() + 11 * 60_000);
    for (let n = 0; n < 3; n++) instead.push(throws(new ChannelError('temporary', 'no file yet')));
    await takeAll();
    expect(aside).toMatchObject([{ error: 'no file yet' }]);
  });

  it('a lost database is waited for however long it takes', async () => {
    await keep('a', '1');
    now = new Date(now.getTime() + 3 * 3_600_000);
    const lost = Object.assign(new Error('terminating connection'), { code: '57P01' });
    for (let n = 0; n < 8; n++) instead.push(throws(lost));
    await takeAll();
    expect(turns).toEqual(['1']);
  });
});

it('a turn that lost its claim does nothing', async () => {
  await keep('a', '1');
  instead.push(async () => {
    await db.query(`UPDATE inbox SET holder = 'quicker'`);
    return undefined as never;
  });
  expect(await processNext(tools())).toMatchObject({ result: undefined });
  expect(turns).toEqual([]);
  expect(await row()).toMatchObject({ state: 'waiting' });
});
