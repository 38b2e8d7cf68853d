import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  approve,
  candidates,
  correct,
  goBack,
  isBehind,
  type ModelRow,
  models,
  retrain,
  type Shipped,
} from '../../src/learning/index.ts';
import { knowledgeOf } from '../../src/wiring/knowledge.ts';
import { openAgain } from '../support/database.ts';
import { fakeHost } from '../support/fake-host.ts';
import { SYSTEM, smallWorld, type World } from '../support/small-world.ts';
import { intents, knowing, shipped } from './small-school.ts';

let world: World;
/** Two processes: each with a pool of its own, and what it knows. */
let processes: ReturnType<typeof knowledgeOf>[];
const { log, lines: logged } = fakeHost();

beforeAll(async () => {
  world = await smallWorld();
  const other = await openAgain(world.db);
  processes = [world.db, other].map((db) =>
    knowledgeOf({ db, log, intents: intents as never, shipped: () => shipped }),
  );
  return () => other.close();
});
beforeEach(async () => {
  await world.db.query('TRUNCATE candidate_line, candidate_voice, model');
  logged.length = 0;
});

const teach = (text: string, meant = 'pay_pending') =>
  world.act(SYSTEM, (act) =>
    correct(act, { text, language: 'hi-Latn', read: null, meant, source: 'cli' }, knowing),
  );
const night = (school: Shipped = shipped): Promise<ModelRow[]> =>
  retrain({
    db: world.db,
    intents,
    shipped: school,
    now: async () => world.now,
    progress: () => undefined,
  });
const back = () => world.act(SYSTEM, (act) => goBack(act, shipped.codeHash));
const read = async (text: string) =>
  Promise.all(processes.map(async (knowledge) => (await knowledge()).engine.understand(text).intent.id));
const versions = () => Promise.all(processes.map(async (knowledge) => (await knowledge()).version));
const statuses = async () =>
  (await models(world.db)).map(({ version, status }) => [version, status]).reverse();

/** So many lines that say of a bill that it is a registration: learned, they would turn kept lines wrong. */
async function poison(): Promise<void> {
  for (const who of ['vibhag', 'bill', 'rakam', 'paisa', 'babu', 'sahab'])
    for (const what of [
      'payment nahi de rahe',
      'ka paisa nahi mila do saal se',
      'payment ka bill dabi hui hai',
    ])
      await teach(`${who} ${what}`, 'reg_status_check');
}

describe('a line that was taken', () => {
  it('is learned, and read so in every process from its next message on', async () => {
    const line = 'jhola khali pada';
    expect(await read(line)).not.toContain('reg_status_check');
    await teach(line, 'reg_status_check');
    const [row] = await night();
    expect(row).toMatchObject({
      status: 'live',
      why: null,
      lines: [{ intent: 'reg_status_check', text: line }],
    });
    expect(await versions()).toEqual([row!.version, row!.version]);
    expect(await read(line)).toEqual(['reg_status_check', 'reg_status_check']);
    const { model } = await processes[1]!();
    expect(model).toMatch(new RegExp(`^[0-9a-f]{64}/${row!.version}$`));
    expect(model).not.toContain(shipped.model);
  });

  it('is learned once: without a new one nothing happens', async () => {
    expect(await night()).toEqual([]);
    await teach('jhola khali pada');
    expect(await night()).toHaveLength(1);
    expect(await night()).toEqual([]);
    await teach('tijori ka muh nahi khulta');
    expect(await night()).toHaveLength(1);
    expect((await statuses()).map(([, status]) => status)).toEqual(['retired', 'live']);
  });

  it('that waits is not learned', async () => {
    await world.act(world.buyer, (act) =>
      correct(
        act,
        { text: 'jhola khali pada', language: 'hi-Latn', read: null, meant: 'pay_pending', source: 'person' },
        knowing,
      ),
    );
    expect(await night()).toEqual([]);
  });

  it('against a line that ships wins when somebody decided so', async () => {
    const line = 'register hua june se';
    expect(await read(line)).toEqual(['reg_status_check', 'reg_status_check']);
    const { id } = await teach(line, 'out_of_scope');
    expect(await night()).toEqual([]);
    await world.act(SYSTEM, (act) => approve(act, id!));
    await night();
    const { lines } = (await models(world.db))[0]!;
    expect(lines).toMatchObject([{ text: line, intent: 'out_of_scope' }]);
  });

  it('and is kept aside by now is not learned any more', async () => {
    await teach('jhola khali pada');
    await world.db.query(`UPDATE candidate_line SET text = 'rishwat chahiye babu'`);
    expect(await night()).toEqual([]);
  });
});

describe('a model that reads the kept lines worse', () => {
  it('is refused with the figures, and nobody reads with it', async () => {
    await poison();
    const made = await night();
    expect(made.map(({ status }) => status)).toEqual(made.map(() => 'refused'));
    expect(made[0]!.why).toMatch(/^hi-Latn \d instead of 6 of 6/);
    expect(made[0]!.figures).toMatchObject({ before: { byLanguage: { 'hi-Latn': { n: 6, right: 6 } } } });
    expect(await versions()).toEqual([null, null]);
    expect(await night()).not.toContainEqual(expect.objectContaining({ dataHash: made[0]!.dataHash }));
  });

  it('holds up no good lines: the better half is learned by itself', async () => {
    for (let n = 0; n < 18; n++) await teach(`jhola khali ${'abcdefghijklmnopqr'[n]}${'xyz'[n % 3]} pada`);
    await poison();
    const made = await night();
    expect(made.map(({ status }) => status)).toEqual(['refused', 'live']);
    expect(made[1]!.lines.map(({ intent }) => intent)).toEqual(Array(18).fill('pay_pending'));
    expect(await versions()).toEqual([made[1]!.version, made[1]!.version]);
  });
});

describe('going back', () => {
  it('makes the model before live again in every process, at last the shipped one; the lines wait again', async () => {
    await teach('jhola khali pada');
    const [first] = await night();
    await teach('tijori ka muh nahi khulta');
    const [second] = await night();
    expect(await versions()).toEqual([second!.version, second!.version]);

    expect(await back()).toMatchObject({ version: first!.version });
    expect(await versions()).toEqual([first!.version, first!.version]);
    expect(await candidates(world.db, 'waiting')).toMatchObject([
      { text: 'tijori ka muh nahi khulta', reason: 'gone_back' },
    ]);
    expect(await night()).toEqual([]);

    expect(await back()).toBeUndefined();
    expect(await versions()).toEqual([null, null]);
    expect(await night()).toEqual([]);
    await expect(back()).rejects.toMatchObject({ key: 'no_model_to_leave' });
  });
});

it('a model learned while somebody went back is not made live behind their back', async () => {
  await teach('jhola khali pada');
  await night();
  await teach('tijori ka muh nahi khulta');
  const made = await retrain({
    db: world.db,
    intents,
    shipped,
    now: async () => {
      await back();
      return world.now;
    },
    progress: () => undefined,
  });
  expect(made).toMatchObject([{ status: 'candidate' }]);
  expect(await versions()).toEqual([null, null]);
});

describe('after an upgrade', () => {
  it('a model of other code is not read; the lines are learned anew, beside it', async () => {
    await teach('jhola khali pada', 'reg_status_check');
    const old = { ...shipped, codeHash: 'the code of yesterday' };
    await night(old);
    expect(await versions()).toEqual([null, null]);
    expect(await isBehind(world.db, shipped.codeHash)).toBe(true);
    const [row] = await night();
    expect(await versions()).toEqual([row!.version, row!.version]);
    expect(await isBehind(world.db, shipped.codeHash)).toBe(false);
    // A process that still runs yesterday's code goes on with yesterday's model.
    expect((await statuses()).map(([, status]) => status)).toEqual(['live', 'live']);
    expect(await isBehind(world.db, old.codeHash)).toBe(false);
  });
});

it('a model that cannot be read is told once, and the one before goes on', async () => {
  await teach('jhola khali pada');
  await night();
  await world.db.query(`UPDATE model SET bytes = 'broken'`);
  const knowledge = knowledgeOf({ db: world.db, log, intents: intents as never, shipped: () => shipped });
  for (let n = 0; n < 3; n++) expect((await knowledge()).model).toBe(shipped.model);
  expect(logged.filter(({ level }) => level === 'error')).toHaveLength(1);
});
