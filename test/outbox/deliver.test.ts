import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ChannelError } from '../../src/lib/errors.ts';
import { oneRow, rows } from '../../src/lib/rows.ts';
import {
  type DeliveryTools,
  deliverNext,
  lookAgain,
  pausedChannels,
  reportFailure,
  resumeChannels,
  type Undelivered,
} from '../../src/outbox/index.ts';
import type { Database } from '../../src/persistence/index.ts';
import { testDatabase } from '../support/database.ts';
import { type FakeHost, fakeHost, until } from '../support/fake-host.ts';
import { type FarEnd, farEnd } from '../support/far-end.ts';

let db: Database;
let far: FarEnd;
let log: FakeHost;
let undelivered: Undelivered[];
let arrivals: Undelivered[];

beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(async () => {
  // Not TRUNCATE … CASCADE: that would reach the tickets' history, which may not be emptied.
  for (const table of ['outbox', 'transcript', 'handle', 'contact', 'channel_state'])
    await db.query(`DELETE FROM ${table}`);
  far = farEnd();
  log = fakeHost();
  undelivered = [];
  arrivals = [];
});

const tools = (holder = 'one', channels = [far]): DeliveryTools => ({
  db,
  holder,
  channels: new Map(channels.map((channel) => [channel.name, channel])),
  holdSeconds: 60,
  log: log.log,
  failed: async (message, mark) => {
    undelivered.push(message);
    await mark(db);
  },
  arrived: async (message, mark) => {
    if (await mark(db)) arrivals.push(message);
  },
});

async function put(address: string, text: string, channel = 'far'): Promise<string> {
  const body = { text, choices: [], files: [], thread: [], automatic: true };
  const row = await oneRow<{ id: string }>(
    db,
    `INSERT INTO outbox (cause, position, channel, address, language, body, put_at)
     VALUES (gen_random_uuid(), 0, $1, $2, 'en', $3, clock_timestamp()) RETURNING id`,
    [channel, address, JSON.stringify(body)],
  );
  return row!.id;
}

async function deliverAll(by = tools()): Promise<string[]> {
  const outcomes: string[] = [];
  for (;;) {
    const outcome = await deliverNext(by);
    if (outcome === 'nothing') return outcomes;
    outcomes.push(outcome);
  }
}

const arrived = () => far.arrived.map((message) => message.text);
const state = async (id: string) =>
  (await oneRow<{ state: string; error: string; waits: number }>(
    db,
    `SELECT state, error, CASE WHEN isfinite(ready_at) THEN extract(epoch FROM ready_at - clock_timestamp())::float ELSE 0 END AS waits FROM outbox WHERE id = $1`,
    [id],
  ))!;
const itIsTime = () => db.query(`UPDATE outbox SET ready_at = '-infinity'`);
const errors = () => log.lines.filter((line) => line.level === 'error');

describe('order', () => {
  it('of one address one after the other, in the order they were put', async () => {
    for (const text of ['1', '2', '3']) await put('a', text);
    await put('b', 'other');
    expect(await deliverAll()).toEqual(['sent', 'sent', 'sent', 'sent']);
    expect(arrived().filter((text) => text !== 'other')).toEqual(['1', '2', '3']);
  });

  it('while one is being handed over the next of its address stays, and other addresses go on', async () => {
    await put('a', 'slow');
    await put('a', 'next');
    await put('b', 'other');
    let done: () => void = () => undefined;
    far.instead.push(new Promise<void>((resolve) => (done = resolve)));
    const slow = deliverNext(tools('one'));
    await until(() => far.instead.length === 0, 'the first is under way');
    expect(await deliverAll(tools('two'))).toEqual(['sent']);
    expect(arrived()).toEqual(['other']);
    done();
    expect(await slow).toBe('sent');
    await deliverAll(tools('two'));
    expect(arrived()).toEqual(['other', 'slow', 'next']);
  });

  it('one that waits for a retry holds back the later ones of its address', async () => {
    const first = await put('a', '1');
    await put('a', '2');
    far.instead.push(new ChannelError('temporary', 'busy'));
    expect(await deliverAll()).toEqual(['later']);
    expect(await state(first)).toMatchObject({ state: 'waiting', error: 'busy' });
    expect((await state(first)).waits).toBeGreaterThan(50);
    await itIsTime();
    expect(await deliverAll()).toEqual(['sent', 'sent']);
    expect(arrived()).toEqual(['1', '2']);
  });

  it.each(['permanent', 'uncertain'] as const)('one that ended %s holds back nobody', async (kind) => {
    const first = await put('a', '1');
    await put('a', '2');
    far.instead.push(new ChannelError(kind, 'the reason'));
    const ended = kind === 'permanent' ? 'failed' : 'uncertain';
    expect(await deliverAll()).toEqual([ended, 'sent']);
    expect(await state(first)).toMatchObject({ state: ended, error: 'the reason' });
    expect(errors()).toHaveLength(1);
  });
});

describe('how a delivery ends', () => {
  it('the time that the channel names is waited', async () => {
    const id = await put('a', '1');
    far.instead.push(new ChannelError('temporary', 'slow down', { retryAfterMs: 18_053_000 }));
    await deliverAll();
    expect((await state(id)).waits).toBeCloseTo(18_053, -2);
  });

  it('an error that is no word of the channel counts as temporary', async () => {
    const id = await put('a', '1');
    far.instead.push(new TypeError('a bug'));
    expect(await deliverAll()).toEqual(['later']);
    expect(await state(id)).toMatchObject({ state: 'waiting', error: 'a bug' });
  });

  it('a far end that is away is asked again within a quarter of an hour, however long it was away', async () => {
    const id = await put('a', '1');
    await db.query('UPDATE outbox SET tries = 20');
    far.instead.push(new ChannelError('temporary', 'connect ECONNREFUSED', { everything: 'away' }));
    await deliverAll();
    expect((await state(id)).waits).toBeCloseTo(15 * 60, -2);
  });

  it('a far end that refuses all is asked by one message at a time, not by each that waits', async () => {
    const ids = [await put('a', '1'), await put('b', '2'), await put('c', 'other', 'other')];
    const other = farEnd('other');
    far.instead.push(new ChannelError('temporary', '535 not accepted', { everything: 'refused' }));
    expect(await deliverAll(tools('one', [far, other]))).toEqual(['later', 'sent']);
    expect([far.instead.length, arrived(), other.arrived.length]).toEqual([0, [], 1]);
    expect(await pausedChannels(db)).toMatchObject([{ channel: 'far', why: '535 not accepted' }]);
    expect((await state(ids[1]!)).state).toBe('waiting');
    await resumeChannels(db, ['far']);
    await itIsTime();
    expect(await deliverAll()).toEqual(['sent', 'sent']);
  });

  it('after five days of trying it has failed', async () => {
    const id = await put('a', '1');
    await db.query(`UPDATE outbox SET tries = 9, put_at = put_at - interval '6 days'`);
    far.instead.push(new ChannelError('temporary', 'still busy'));
    expect(await deliverAll()).toEqual(['failed']);
    expect(undelivered).toMatchObject([{ id, reason: 'still busy' }]);
  });

  it('an address that moved is followed by everything that waits for it', async () => {
    await put('old', '1');
    await put('old', '2');
    far.instead.push(new ChannelError('temporary', 'moved', { movedTo: 'new' }));
    expect(await deliverAll()).toEqual(['later', 'sent', 'sent']);
    expect(far.arrived.map((message) => [message.to, message.text])).toEqual([
      ['new', '1'],
      ['new', '2'],
    ]);
  });

  it('an address that is gone is blocked until it is heard from again', async () => {
    await db.query(
      `INSERT INTO contact (id, created_at) VALUES ('018f0000-0000-7000-8000-000000000001', now())`,
    );
    await db.query(
      `INSERT INTO handle (id, contact_id, channel, address, created_at)
       VALUES ('018f0000-0000-7000-8000-000000000002', '018f0000-0000-7000-8000-000000000001', 'far', 'a', now())`,
    );
    await put('a', '1');
    far.instead.push(new ChannelError('permanent', 'blocked by the person', { gone: true }));
    expect(await deliverAll()).toEqual(['failed']);
    expect(await rows(db, 'SELECT blocked_why FROM handle WHERE blocked_at IS NOT NULL')).toEqual([
      { blocked_why: 'blocked by the person' },
    ]);
    expect(errors()).toEqual([]);
  });

  it('what was sent bears the channel’s own id, so that answers find it', async () => {
    const id = await put('a', '1');
    await deliverAll();
    expect(await rows(db, 'SELECT external_id FROM outbox')).toEqual([{ external_id: `far-${id}` }]);
  });
});

describe('a process that dies', () => {
  it('before it handed over: another sends it when the hold has run out', async () => {
    await put('a', '1');
    await db.query(`UPDATE outbox SET holder = 'dead', held_until = clock_timestamp() + interval '1 minute'`);
    expect(await deliverAll()).toEqual([]);
    await db.query(`UPDATE outbox SET held_until = clock_timestamp() - interval '1 second'`);
    expect(await deliverAll()).toEqual(['sent']);
  });

  it('after it handed over: uncertain, told, and never sent again by itself', async () => {
    const id = await put('a', '1');
    await put('a', '2');
    await db.query(
      `UPDATE outbox SET state = 'handed_over', holder = 'dead', held_until = clock_timestamp() - interval '1 second'
       WHERE id = $1`,
      [id],
    );
    expect(await deliverAll()).toEqual(['uncertain', 'sent']);
    expect(await state(id)).toMatchObject({ state: 'uncertain' });
    expect(undelivered).toMatchObject([{ id, uncertain: true }]);
    expect(arrived()).toEqual(['2']);
    expect(errors()).toHaveLength(1);
  });

  it('after it handed over, where the channel keeps it as sent: it was sent', async () => {
    const id = await put('a', '1');
    await db.query(
      `UPDATE outbox SET state = 'handed_over', holder = 'dead', held_until = clock_timestamp() - interval '1 second'`,
    );
    const tracing = { ...far, trace: async () => ({ sent: true, externalId: 'far-1' }) };
    expect(await deliverAll(tools('one', [tracing]))).toEqual(['sent']);
    expect(await state(id)).toMatchObject({ state: 'sent' });
    expect([arrived(), undelivered]).toEqual([[], []]);
  });

  it('that cannot be looked up tells nothing: uncertain, under the id it would be known by', async () => {
    const id = await put('a', '1');
    const tracing = (trace: () => Promise<{ sent: boolean; externalId?: string }>): FarEnd => ({
      ...far,
      trace,
    });
    far.instead.push(new ChannelError('uncertain', 'no answer'));
    await deliverAll(tools('one', [tracing(() => Promise.reject(new Error('the mailbox is away')))]));
    expect(await state(id)).toMatchObject({ state: 'uncertain', error: 'no answer' });
    await lookAgain(tools('one', [tracing(async () => ({ sent: false, externalId: 'far-1' }))]));
    expect(await state(id)).toMatchObject({ state: 'uncertain' });
    await lookAgain(tools('one', [tracing(async () => ({ sent: true, externalId: 'far-1' }))]));
    expect(await state(id)).toMatchObject({ state: 'sent' });
    expect(arrivals).toMatchObject([{ id }]);
  });

  it('an orphan is left to the processes that can ask its channel, but not for ever', async () => {
    const id = await put('a', '1', 'mail');
    const diedBefore = (time: string) =>
      db.query(
        `UPDATE outbox SET state = 'handed_over', holder = 'dead', held_until = clock_timestamp() - $1::interval`,
        [time],
      );
    await diedBefore('1 minute');
    expect(await deliverAll()).toEqual([]);
    await diedBefore('11 minutes');
    expect(await deliverAll()).toEqual(['uncertain']);
    expect(await state(id)).toMatchObject({ state: 'uncertain' });
  });

  it('given up as uncertain by another and sent after all: told', async () => {
    const id = await put('a', '1');
    let answer: () => void = () => undefined;
    far.instead.push(new Promise<void>((resolve) => (answer = resolve)));
    const slow = deliverNext(tools('slow'));
    await until(() => far.instead.length === 0, 'handed over');
    await db.query(`UPDATE outbox SET state = 'uncertain'`);
    answer();
    expect(await slow).toBe('sent');
    expect(arrivals).toMatchObject([{ id }]);
  });

  it('a message taken over meanwhile is not sent by the one who was too slow', async () => {
    await put('a', '1');
    // Between claim and handing over the message goes to somebody else.
    const stolen: DeliveryTools['db'] = {
      query: async (sql, params) => {
        if (sql.includes("SET state = 'handed_over'")) await db.query(`UPDATE outbox SET holder = 'quick'`);
        return db.query(sql, params);
      },
    };
    expect(await deliverNext({ ...tools('slow'), db: stolen })).toBe('later');
    expect(arrived()).toEqual([]);
  });

  it('a process claims only for the channels it runs', async () => {
    await put('a', 'elsewhere', 'mail');
    expect(await deliverAll()).toEqual([]);
  });
});

it('a database away while the result is written down: it is waited for, and nothing is sent twice', async () => {
  const id = await put('a', '1');
  let refusals = 2;
  const shaky: DeliveryTools['db'] = {
    query: async (sql, params) => {
      if (sql.includes("state = 'sent'") && refusals-- > 0)
        throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
      return db.query(sql, params);
    },
  };
  expect(await deliverNext({ ...tools(), db: shaky })).toBe('sent');
  expect(await state(id)).toMatchObject({ state: 'sent' });
  expect(arrived()).toEqual(['1']);
});

describe('a report that one of ours came back', () => {
  const report = { channel: 'far', address: 'A@example.org', reason: 'no such user' };

  it('does not hold back what was not sent yet: anybody can write such a report', async () => {
    const id = await put('a@example.org', 'one');
    expect(await reportFailure(db, report)).toBeUndefined();
    expect((await state(id)).state).toBe('waiting');
    expect(await deliverAll()).toEqual(['sent']);
  });

  it('marks what was sent, once', async () => {
    const id = await put('a@example.org', 'one');
    await deliverAll();
    expect(await reportFailure(db, report)).toEqual({ ticketId: null, contactId: null });
    expect((await state(id)).state).toBe('failed');
    expect(await reportFailure(db, report)).toBeUndefined();
  });
});
