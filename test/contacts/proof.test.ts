import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkCode, issueCode } from '../../src/contacts/index.ts';
import { SYSTEM, smallWorld, type World } from '../support/small-world.ts';
import { at } from '../support/wall-clock.ts';

let world: World;
let asker: string;
let people = 0;

beforeAll(async () => {
  world = await smallWorld();
});

beforeEach(async () => {
  world.now = at('2026-11-16 10:00');
  asker = (await world.person(`asker-${people++}`)).contactId;
});

const issue = (subject = asker, contact = asker) =>
  world.act(SYSTEM, (act) => issueCode(act, contact, 'registration', subject));
const check = (said: string, contact = asker) =>
  world.act(SYSTEM, (act) => checkCode(act, contact, 'registration', said));
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('a one-time code', () => {
  it('has six digits, proves its subject once, and is nowhere stored', async () => {
    const code = await issue('record-1');
    expect(code).toMatch(/^\d{6}$/);
    const stored = await world.db.query('SELECT * FROM proof WHERE contact_id = $1', [asker]);
    expect(JSON.stringify(stored)).not.toContain(code);
    expect(await check(code)).toEqual({ proved: 'record-1' });
    expect(await check(code)).toEqual({ failed: 'none' });
  });

  it('bears wrong tries, but not more than five', async () => {
    const code = await issue();
    for (let tries = 0; tries < 4; tries++) expect(await check(wrong(code))).toEqual({ failed: 'wrong' });
    expect(await check(code)).toEqual({ proved: asker });
    const other = await issue();
    for (let tries = 0; tries < 5; tries++) await check(wrong(other));
    expect(await check(other)).toEqual({ failed: 'too_many' });
  });

  it('counts every try, also of many at once', async () => {
    const code = await issue();
    const came = await Promise.all(Array.from({ length: 12 }, () => check(wrong(code))));
    expect(came.filter((each) => 'failed' in each && each.failed === 'wrong')).toHaveLength(5);
  });

  it('expires', async () => {
    const code = await issue();
    world.now = at('2026-11-16 10:11');
    expect(await check(code)).toEqual({ failed: 'expired' });
  });

  it('ends the one before, and is worth nothing to another person', async () => {
    const [first, second] = [await issue(), await issue()];
    if (first !== second) expect(await check(first)).toEqual({ failed: 'wrong' });
    const other = (await world.person('another')).contactId;
    expect(await check(second, other)).toEqual({ failed: 'none' });
    expect(await check(second)).toEqual({ proved: asker });
  });

  it('is issued three times an hour, to one person and for one record, whoever asks', async () => {
    for (let times = 0; times < 3; times++) await issue('record-2');
    await expect(issue('record-3')).rejects.toThrow('code_too_often');
    const other = (await world.person(`asker-${people++}`)).contactId;
    await expect(issue('record-2', other)).rejects.toThrow('code_too_often');
    world.now = at('2026-11-16 11:01');
    expect(await issue('record-2')).toMatch(/^\d{6}$/);
  });
});
