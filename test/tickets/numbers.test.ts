import { beforeAll, describe, expect, it } from 'vitest';
import { CHECK_ALPHABET } from '../../src/lib/checkdigits.ts';
import { findByNumber, numberOf, readNumber } from '../../src/tickets/index.ts';
import { smallWorld, type World } from '../support/small-world.ts';
import { at } from '../support/wall-clock.ts';

describe('a ticket number', () => {
  it('bears year, serial and a letter that proves them', () => {
    expect(numberOf('GC', 2026, 123)).toMatch(/^GC-2026-000123-[A-Z]$/);
    expect(readNumber(numberOf('GC', 2026, 123))).toEqual({ year: 2026, serial: 123, proved: true });
  });

  it('is read in small letters, without its letter, in Devanagari digits and in its short form', () => {
    expect(readNumber(numberOf('GC', 2026, 123).toLowerCase())).toMatchObject({ serial: 123, proved: true });
    expect(readNumber('GC-2026-124')).toEqual({ year: 2026, serial: 124, proved: false });
    expect(readNumber('124')).toEqual({ serial: 124, proved: false });
    expect(readNumber('१२४')).toEqual({ serial: 124, proved: false });
  });

  it('with a wrong letter, one wrong digit or two swapped ones is told', () => {
    const right = numberOf('GC', 2026, 123);
    const letter = right.at(-1)!;
    const wrong = [...CHECK_ALPHABET].find((each) => each !== letter)!;
    for (const said of [
      right.slice(0, -1) + wrong,
      right.replace('000123', '000124'),
      right.replace('000123', '000132'),
      right.replace('2026', '2025'),
      'GC-20261-2',
      'twelve',
    ]) {
      expect(() => readNumber(said)).toThrow('ticket_number_wrong');
    }
  });
});

describe('numbers of one office', () => {
  let world: World;

  beforeAll(async () => {
    world = await smallWorld('2026-12-31 23:59');
  });

  const find = (said: string, doer = world.buyer as Parameters<World['act']>[0]) =>
    world.act(doer, async (act) => (await findByNumber(act, said)).number);

  it('begin anew with the year as the clock in India shows it', async () => {
    const old = await world.open();
    world.now = at('2027-01-01 00:00');
    const young = await world.open();
    expect(old.number).toMatch(/^GC-2026-000001-/);
    expect(young.number).toMatch(/^GC-2027-000001-/);
    expect(await find('1')).toBe(young.number);
    expect(await find('GC-2026-1')).toBe(old.number);
  });

  it('have no gap and none twice when two hundred are opened in parallel and some of them fail', async () => {
    world.now = at('2028-02-01 10:00');
    let left = 220;
    const worker = async (): Promise<void> => {
      while (left-- > 0) {
        if (left % 11 !== 0) await world.open();
        else await expect(world.open({ contactId: NOBODY })).rejects.toThrow();
      }
    };
    await Promise.all(Array.from({ length: 24 }, worker));
    const made = await world.db.query<{ serial: number }>(
      'SELECT serial FROM ticket WHERE year = 2028 ORDER BY serial',
    );
    expect(made.map((row) => row.serial)).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
  });

  it("never open another's ticket: a ticket number is guessed", async () => {
    const ticket = await world.open();
    const stranger = await world.person('a-stranger');
    for (const said of [ticket.number, String(ticket.serial), `GC-2028-${ticket.serial}`])
      await expect(find(said, stranger)).rejects.toThrow('ticket_unknown');
    await expect(find('GC-2028-999')).rejects.toThrow('ticket_unknown');
  });

  it('are enough in short for staff, the latest year first, but only within what they may see', async () => {
    const secret = await world.open({ category: 'corruption' });
    const officer = await world.officer('PWD');
    const ordinary = await world.open();
    expect(await find(String(ordinary.serial), officer)).toBe(ordinary.number);
    await expect(find(String(secret.serial), officer)).rejects.toThrow('ticket_unknown');
    await expect(find(secret.number, officer)).rejects.toThrow('ticket_unknown');
    expect(await find(String(secret.serial), await world.officer('NODAL'))).toBe(secret.number);
  });

  it('open nothing to a staff member who fills no post any more', async () => {
    const ticket = await world.open();
    const officer = await world.officer('PWD');
    const retired = { ...officer, officers: [] } as typeof officer;
    await expect(find(ticket.number, retired)).rejects.toThrow('ticket_unknown');
  });
});

const NOBODY = '00000000-0000-4000-8000-000000000000';
