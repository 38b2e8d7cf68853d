import { beforeAll, describe, expect, it } from 'vitest';
import { type Database, EntitySchema } from '../../src/persistence/index.ts';
import { openAgain, testDatabase } from '../support/database.ts';

interface Setting {
  key: string;
  value: unknown;
}
const SettingSchema = new EntitySchema<Setting>({
  name: 'Setting',
  tableName: 'setting',
  columns: { key: { type: 'text', primary: true }, value: { type: 'jsonb' } },
});

let database: Database;
beforeAll(async () => {
  database = await testDatabase([SettingSchema]);
});

describe('a transaction', () => {
  it('keeps all or nothing', async () => {
    const half = database.transaction(async (tx) => {
      await tx.insert(SettingSchema, { key: 'half', value: 1 });
      throw new Error('stop');
    });
    await expect(half).rejects.toThrow('stop');
    await database.transaction((tx) => tx.insert(SettingSchema, { key: 'whole', value: { हाँ: true } }));
    const kept = await database.source.manager.find(SettingSchema, { order: { key: 'ASC' } });
    expect(kept).toEqual([{ key: 'whole', value: { हाँ: true } }]);
  });

  it('is run again when PostgreSQL undid it for a deadlock', async () => {
    await database.query('CREATE TABLE pair (id int PRIMARY KEY, n int NOT NULL)');
    await database.query('INSERT INTO pair VALUES (1, 0), (2, 0)');
    let runs = 0;
    let firsts = 0;
    let bothIn: () => void = () => undefined;
    const met = new Promise<void>((resolve) => {
      bothIn = resolve;
    });
    const cross = (first: number, second: number): Promise<void> =>
      database.transaction(async (tx) => {
        runs += 1;
        await tx.query('UPDATE pair SET n = n + 1 WHERE id = $1', [first]);
        if (++firsts === 2) bothIn();
        await met;
        await tx.query('UPDATE pair SET n = n + 1 WHERE id = $1', [second]);
      });
    await Promise.all([cross(1, 2), cross(2, 1)]);
    expect(runs).toBe(3);
    expect(await database.query('SELECT n FROM pair')).toEqual([{ n: 2 }, { n: 2 }]);
  });

  it('in which a failed statement was caught is told as undone, not as kept', async () => {
    const careless = database.transaction(async (tx) => {
      await tx.query(`INSERT INTO lease VALUES ('careless', 'a', now())`);
      await tx.query('SELECT 1 / 0').catch(() => undefined);
    });
    await expect(careless).rejects.toMatchObject({ name: 'Trouble', code: 'transaction_undone' });
    expect(await database.query(`SELECT 1 FROM lease WHERE name = 'careless'`)).toEqual([]);
  });

  it('may catch the failure of a part that has a savepoint of its own', async () => {
    await database.transaction(async (tx) => {
      await tx.query(`INSERT INTO lease VALUES ('careful', 'a', now())`);
      await tx.transaction((inner) => inner.query('SELECT 1 / 0')).catch(() => undefined);
    });
    expect(await database.query(`SELECT holder FROM lease WHERE name = 'careful'`)).toEqual([
      { holder: 'a' },
    ]);
  });

  it('gives its connection back clean, whatever happened in it', async () => {
    const other = await openAgain(database, []);
    for (let turn = 0; turn < 20; turn += 1) {
      await other.transaction((tx) => tx.query('SELECT nonsense')).catch(() => undefined);
    }
    expect(await other.query('SELECT now() = statement_timestamp() AS fresh')).toEqual([{ fresh: true }]);
    await other.close();
  });

  it('is not run again for any other fault', async () => {
    let runs = 0;
    const twice = database.transaction(async (tx) => {
      runs += 1;
      await tx.query(`INSERT INTO lease VALUES ('x', 'a', now()), ('x', 'b', now())`);
    });
    await expect(twice).rejects.toThrow(/lease_pkey/);
    expect(runs).toBe(1);
  });
});
