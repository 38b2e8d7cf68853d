import { setTimeout as wait } from 'node:timers/promises';
import type { Channel, ChannelHost, Choice, Lease, OutgoingFile, TranscriptEntry } from '../channel.ts';
import { type Asking, answerDesk } from '../desk/index.ts';
import { keepOriginal } from '../inbox/index.ts';
import { messageOf } from '../lib/errors.ts';
import { failpoint } from '../lib/failpoint.ts';
import { oneRow, type Queries, rows } from '../lib/rows.ts';
import { nobodyWritesTo } from '../outbox/index.ts';
import { uuid, withLease } from '../persistence/index.ts';
import type { House } from './house.ts';

const CLOCK_MS = 1000;

/** What the house gives to one door. */
export async function hostFor(house: House, channel: Channel): Promise<ChannelHost & { close(): void }> {
  const { db, log, words } = house;
  let offset = (await house.now()).getTime() - Date.now();
  const timer = setInterval(() => {
    house.now().then(
      (now) => {
        offset = now.getTime() - Date.now();
      },
      () => undefined,
    );
  }, CLOCK_MS);
  timer.unref();
  return {
    keep: async (original) => {
      await keepOriginal(db, original, new Date(Date.now() + offset));
      failpoint('stored');
    },
    ask: (question) => answerDesk(asking(house, question.from.address), channel.name, question),
    state: stateOf(house, channel.name),
    lease: leaseOf(house, channel.name),
    clock: { now: () => new Date(Date.now() + offset) },
    log,
    say: (key, language, params) => words.say(key, language, params),
    transcript: (address, after) => transcript(house, channel.name, address, after),
    file: (address, id) => fileOf(house, channel.name, address, id),
    close: () => clearInterval(timer),
  };
}

/** Whatever was tried for an answer is taken back: asking changes nothing. */
function asking({ db, actIn, log }: House, address: string): Asking {
  return async (work) => {
    const runner = db.source.createQueryRunner();
    await runner.startTransaction();
    try {
      const act = await actIn(runner.manager, { kind: 'system', name: 'desk' }, `ask:${uuid()}`);
      return await work(act);
    } finally {
      await runner.rollbackTransaction().catch((error: unknown) => {
        log.warn({ address, error: messageOf(error) }, 'A question of a desk could not be taken back.');
      });
      await runner.release();
    }
  };
}

function stateOf({ db }: House, channel: string): ChannelHost['state'] {
  return {
    get: async (key) =>
      (
        await oneRow<{ value: string }>(
          db,
          'SELECT value FROM channel_state WHERE channel = $1 AND key = $2',
          [channel, key],
        )
      )?.value,
    set: async (key, value) => {
      await rows(
        db,
        `INSERT INTO channel_state (channel, key, value) VALUES ($1, $2, $3)
         ON CONFLICT (channel, key) DO UPDATE SET value = $3`,
        [channel, key, value],
      );
    },
  };
}

function leaseOf({ db, holder }: House, channel: string): Lease {
  return {
    hold: (name, ms) => withLease(db, `${channel}:${name}`, holder, ms).acquire(),
    release: (name) => withLease(db, `${channel}:${name}`, holder, 1).release(),
  };
}

const MOST = 500;
/** Longer than a turn takes; whoever asks in vain asks again. */
const SETTLING_MS = 1500;
const LOOK_AGAIN_MS = 20;

interface SaidRow {
  id: string;
  direction: 'in' | 'out';
  text: string;
  subject: string | null;
  choices: Choice[];
  files: { sha256: string; name: string; mediaType: string; size: number }[];
  at: Date;
}

/** What came after a position, the oldest first; without one the latest. Nothing is passed over: see writingTo. */
async function transcript(
  { db }: House,
  channel: string,
  address: string,
  position = '',
): Promise<TranscriptEntry[]> {
  const after = /^\d{1,18}$/.test(position) ? position : undefined;
  const end = Date.now() + SETTLING_MS;
  const seen = await saidRows(db, channel, address, after);
  if (seen.length === 0) return [];
  for (;;) {
    const settled = await db.transaction(async (tx) =>
      (await nobodyWritesTo(tx, channel, address)) ? saidRows(tx, channel, address, after) : undefined,
    );
    if (settled) return settled.map(entryOf);
    if (Date.now() > end) return after === undefined ? seen.map(entryOf) : [];
    await wait(LOOK_AGAIN_MS);
  }
}

async function saidRows(
  db: Queries,
  channel: string,
  address: string,
  after: string | undefined,
): Promise<SaidRow[]> {
  const found = await rows<SaidRow>(
    db,
    `SELECT id, direction, text, subject, choices, files, at FROM transcript
     WHERE channel = $1 AND address = $2 AND ($3::bigint IS NULL OR id > $3)
     ORDER BY id ${after === undefined ? 'DESC' : 'ASC'} LIMIT ${MOST}`,
    [channel, address, after ?? null],
  );
  return after === undefined ? found.reverse() : found;
}

function entryOf({ id, subject, files, ...row }: SaidRow): TranscriptEntry {
  return {
    ...row,
    position: id,
    subject: subject ?? undefined,
    files: files.map(({ sha256, ...file }) => ({ id: sha256, ...file })),
  };
}

async function fileOf(
  { db }: House,
  channel: string,
  address: string,
  id: string,
): Promise<OutgoingFile | undefined> {
  const row = await oneRow<{ name: string; mediaType: string; bytes: Buffer }>(
    db,
    `SELECT said.file ->> 'name' AS name, said.file ->> 'mediaType' AS "mediaType", f.bytes
     FROM (SELECT jsonb_array_elements(files) AS file FROM transcript WHERE channel = $1 AND address = $2) said
     JOIN file f ON f.sha256 = said.file ->> 'sha256' WHERE f.sha256 = $3 AND f.held IS NULL LIMIT 1`,
    [channel, address, id],
  );
  return row;
}
