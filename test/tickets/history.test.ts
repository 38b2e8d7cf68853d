import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Queries } from '../../src/lib/rows.ts';
import {
  anchorHistory,
  ask,
  checkHistory,
  note,
  resume,
  type Ticket,
  take,
} from '../../src/tickets/index.ts';
import { SYSTEM, smallWorld, type World } from '../support/small-world.ts';
import { at } from '../support/wall-clock.ts';

let world: World;
let ticket: Ticket;

beforeAll(async () => {
  world = await smallWorld();
});

/** A ticket with four events, and whole. */
beforeEach(async () => {
  ticket = await world.open();
  const officer = await world.officer('PWD');
  await world.act(officer, (act) => take(act, ticket.id));
  await world.act(officer, (act) => note(act, ticket.id, 'the DDO is on leave'));
  await world.act(officer, (act) => ask(act, ticket.id, 'Which contract?'));
  await world.act(officer, (act) => resume(act, ticket.id));
  expect(await checkHistory(world.db)).toEqual([]);
});

class Undo extends Error {}

/** What is found after somebody with the database's password, whom no trigger stops, did this; undone afterwards. */
async function faultsAfter(...deeds: string[]): Promise<string[]> {
  let faults: string[] = [];
  const work = world.db.transaction(async (tx) => {
    await tx.query('SET LOCAL session_replication_role = replica');
    for (const deed of deeds) await tx.query(deed.replaceAll('$1', `'${ticket.id}'`));
    faults = await checkHistory(tx);
    throw new Undo();
  });
  await expect(work).rejects.toThrow(Undo);
  return faults;
}

const faults = () => checkHistory(world.db);

describe('a history', () => {
  it('that is written on while it is looked through is whole', async () => {
    let looks = 0;
    const meddled: Queries = {
      query: async (sql, params) => {
        const answer = await world.db.query(sql, params);
        const officer = await world.officer('PWD');
        if (looks++ === 0) await world.act(officer, (act) => note(act, ticket.id, 'written meanwhile'));
        return answer;
      },
    };
    expect(await checkHistory(meddled)).toEqual([]);
    expect(looks).toBeGreaterThan(1);
  });

  it('that was altered is found', async () => {
    const deed = `UPDATE ticket_event SET data = '{"officer":"EDU"}' WHERE ticket_id = $1 AND seq = 2`;
    expect(await faultsAfter(deed)).toEqual([`${ticket.number}: history row 2 was altered`]);
  });

  it('whose time or doer was altered is found', async () => {
    const time = `UPDATE ticket_event SET at = at - interval '1 day' WHERE ticket_id = $1 AND seq = 3`;
    const doer = `UPDATE ticket_event SET doer = '{"kind":"system","name":"x"}' WHERE ticket_id = $1 AND seq = 4`;
    expect(await faultsAfter(time, doer)).toEqual([
      `${ticket.number}: history row 3 was altered`,
      `${ticket.number}: history row 4 was altered`,
    ]);
  });

  it('from which a row was removed is found, and told once', async () => {
    const deed = 'DELETE FROM ticket_event WHERE ticket_id = $1 AND seq = 2';
    expect(await faultsAfter(deed)).toEqual([`${ticket.number}: history row 2 is missing`]);
  });

  it('that was cut off is found', async () => {
    const deed = 'DELETE FROM ticket_event WHERE ticket_id = $1 AND seq = 5';
    expect(await faultsAfter(deed)).toEqual([`${ticket.number}: the history was cut off after row 4`]);
  });

  it('of which a text was altered is found', async () => {
    const deed = `UPDATE ticket_event_text SET text = 'the DDO has paid' WHERE ticket_id = $1 AND seq = 3`;
    expect(await faultsAfter(deed)).toEqual([`${ticket.number}: the text of history row 3 was altered`]);
  });

  it('stays whole when a text is erased, for the text lies apart', async () => {
    const deed = 'DELETE FROM ticket_event_text WHERE ticket_id = $1 AND seq = 3';
    expect(await faultsAfter(deed)).toEqual([]);
  });

  it('is append-only: the database itself refuses to change, remove or empty it', async () => {
    const refused = /append-only/;
    await expect(world.db.query(`UPDATE ticket_event SET kind = 'closed'`)).rejects.toThrow(refused);
    await expect(world.db.query('DELETE FROM ticket_event')).rejects.toThrow(refused);
    await expect(world.db.query('TRUNCATE ticket_event CASCADE')).rejects.toThrow(refused);
  });

  it('that was made to fit from end to end is found by the night that was anchored', async () => {
    world.now = at('2026-11-16 23:00');
    await world.act(SYSTEM, anchorHistory);
    expect(await faults()).toEqual([]);
    const found = await faultsAfter(
      'DELETE FROM ticket_event WHERE ticket_id = $1 AND seq = 5',
      `UPDATE ticket SET history_length = 4, history_hash =
         (SELECT hash FROM ticket_event WHERE ticket_id = $1 AND seq = 4) WHERE id = $1`,
    );
    expect(found).toEqual([
      'the histories up to 2026-11-16 are not what they were when that night was anchored',
    ]);
  });

  it('of a ticket that was removed whole is found by the night that was anchored', async () => {
    world.now = at('2026-11-17 23:00');
    await world.act(SYSTEM, anchorHistory);
    const found = await faultsAfter(
      'DELETE FROM ticket_event WHERE ticket_id = $1',
      'DELETE FROM ticket WHERE id = $1',
    );
    expect(found).toHaveLength(1);
  });

  it('of the day after is no fault, nor what was still being written when the night was anchored', async () => {
    world.now = at('2026-11-18 23:00');
    await world.act(SYSTEM, anchorHistory);
    const later = world.now;
    world.now = at('2026-11-18 22:59');
    await world.act(await world.officer('PWD'), (act) => note(act, ticket.id, 'late in the evening'));
    world.now = later;
    await world.open();
    expect(await faults()).toEqual([]);
  });

  it('is looked through by `gemcell doctor`, which says which ticket and which row', async () => {
    await world.db.transaction(async (tx) => {
      await tx.query('SET LOCAL session_replication_role = replica');
      await tx.query(`UPDATE ticket_event SET data = '{}' WHERE ticket_id = $1 AND seq = 1`, [ticket.id]);
    });
    const cli = fileURLToPath(new URL('../../src/cli/gemcell.mjs', import.meta.url));
    const run = promisify(execFile)('node', [cli, 'doctor', '--json'], {
      env: { ...process.env, DATABASE_URL: world.db.url, DATA_DIR: tmpdir() },
    });
    const { stdout, code } = await run.then(
      (ended) => ({ ...ended, code: 0 }),
      (error: { stdout: string; code: number }) => error,
    );
    expect(code).toBe(1);
    const { findings } = JSON.parse(stdout) as { findings: { part: string; says: string }[] };
    expect(findings).toContainEqual({
      part: 'history',
      ok: false,
      says: `${ticket.number}: history row 1 was altered`,
    });
  });
});
