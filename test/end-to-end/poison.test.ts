import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Channel, IncomingMessage } from '../../src/channel.ts';
import { keepOriginal } from '../../src/inbox/index.ts';
import { rows } from '../../src/lib/rows.ts';
import { deliverAll, takeAll } from '../../src/wiring/index.ts';
import { testDatabase } from '../support/database.ts';
import { type FarEnd, farEnd, written } from '../support/far-end.ts';
import { type TestHouse, testHouse } from '../support/house.ts';

let house: TestHouse;
let far: FarEnd;

beforeEach(async () => {
  house = await testHouse(await testDatabase());
  await house.db.query(REFUSE);
  far = farEnd();
});
afterEach(() => house.close());

/** A message over which every turn throws: the database refuses to write it down. */
const POISON = 'pwd basti ne paisa nahi diya #refused';
const REFUSE = `
  CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused'; END $$;
  CREATE TRIGGER refuse BEFORE INSERT ON transcript FOR EACH ROW
    WHEN (NEW.direction = 'in' AND NEW.text LIKE '%#refused%') EXECUTE FUNCTION refuse()`;

async function takeThrice(over: Partial<IncomingMessage> = {}): Promise<void> {
  const reading: Channel = { ...far, read: async (original) => ({ ...(await far.read(original)), ...over }) };
  await keepOriginal(house.db, written('a', POISON), await house.now());
  await keepOriginal(house.db, written('a', 'namaste'), await house.now());
  const channels = new Map([['far', reading]]);
  for (let n = 0; n < 4; n++) {
    await takeAll(house, channels);
    await house.db.query(`UPDATE inbox SET ready_at = '-infinity' WHERE state = 'waiting'`);
  }
  await deliverAll(house, channels);
}

const of = (sql: string) => rows<Record<string, unknown>>(house.db, sql);

it('three times thrown: a ticket with the original attached, the sender told, and the next message answered', async () => {
  await takeThrice();
  expect(await of('SELECT state FROM inbox ORDER BY id')).toEqual([{ state: 'poison' }, { state: 'done' }]);
  const [ticket] = await of('SELECT number, category, status FROM ticket');
  expect(ticket).toMatchObject({ category: 'other' });
  const files = await of('SELECT f.bytes FROM ticket_file t JOIN file f USING (sha256)');
  expect((files[0]!.bytes as Buffer).toString()).toBe(POISON);
  expect(far.arrived).toHaveLength(2);
  expect(far.arrived[0]!.text).toContain(ticket!.number);
});

it('a robot over whose mail the turn threw is not told', async () => {
  await takeThrice({ robot: 'auto_reply' });
  expect(await of('SELECT count(*)::int AS n FROM ticket')).toEqual([{ n: 1 }]);
  expect(far.arrived).toEqual([]);
});
