import { beforeAll, describe, expect, it } from 'vitest';
import type { StaffRow } from '../../src/cells/index.ts';
import {
  calendarOf,
  chargesOf,
  declareAbsence,
  hearersOf,
  holdersOf,
  isFilled,
  loadOfficer,
  loadStaff,
  officerTitle,
  seedDirectory,
  staffOf,
} from '../../src/directory/index.ts';
import { afterWorking } from '../../src/lib/worktime.ts';
import { SYSTEM, smallWorld, type World } from '../support/small-world.ts';
import { at, wall } from '../support/wall-clock.ts';

let world: World;

beforeAll(async () => {
  world = await smallWorld();
});

const member = (told: Partial<StaffRow> = {}): StaffRow => ({
  code: 'S90',
  name: 'Demo Staff 90',
  officer: 'PWD',
  from: '2026-11-20',
  to: null,
  handles: ['simulator:staff-90', 'mail:staff-90@example.org'],
  ...told,
});
const load = (row: StaffRow) => world.act(SYSTEM, (act) => loadStaff(act, row));
const holders = async (post: string) =>
  (await world.act(SYSTEM, (act) => holdersOf(act, post))).map((holder) => holder.staff);
const hearers = async (post: string) =>
  (await world.act(SYSTEM, (act) => hearersOf(act, post))).map((holder) => holder.staff);
const charges = async (staff: string) =>
  (await world.act(SYSTEM, (act) => chargesOf(act, staff))).map((charge) => charge.code);

describe('the directory', () => {
  it('is seeded once', async () => {
    expect(await world.act(SYSTEM, seedDirectory)).toBe(false);
  });

  it('gives a post to another person from a day on; the one before holds it until the day before', async () => {
    expect(await load(member())).toBe('new');
    expect(await load(member())).toBe('known');
    expect(await holders('PWD')).toEqual(['S01']);
    world.now = at('2026-11-19 23:59');
    expect([await holders('PWD'), await charges('S01')]).toEqual([['S01'], ['PWD']]);
    world.now = at('2026-11-20 00:00');
    expect([await holders('PWD'), await charges('S01')]).toEqual([['S90'], []]);
    await expect(load(member({ officer: 'NOBODY' }))).rejects.toMatchObject({
      params: { column: 'officer' },
    });
  });

  it('knows a person by all their addresses', async () => {
    const contacts = await world.db.query<{ contact_id: string }>(
      `SELECT DISTINCT contact_id FROM handle WHERE address LIKE 'staff-90%'`,
    );
    expect(contacts).toHaveLength(1);
    expect(await world.act(SYSTEM, (act) => staffOf(act, contacts[0]!.contact_id))).toBe('S90');
  });

  it('tells the link officer too while a post is absent, and lets them act for it', async () => {
    await world.act(SYSTEM, (act) => declareAbsence(act, 'PWD', '2026-11-20', '2026-11-21'));
    expect([await hearers('PWD'), await charges('S02')]).toEqual([
      ['S90', 'S02'],
      ['IRRI', 'PWD'],
    ]);
    world.now = at('2026-11-22 10:00');
    expect([await hearers('PWD'), await charges('S02')]).toEqual([['S90'], ['IRRI']]);
    const backwards = world.act(SYSTEM, (act) => declareAbsence(act, 'PWD', '2026-11-21', '2026-11-20'));
    await expect(backwards).rejects.toThrow('absence_dates_reversed');
  });

  it('knows a vacancy', async () => {
    expect(await world.act(SYSTEM, (act) => isFilled(act, 'LEGIS'))).toBe(false);
    expect(await hearers('LEGIS')).toEqual([]);
  });

  it('takes a new post with its own week, and keeps it', async () => {
    const row = {
      ...world.cell.officer('PWD'),
      code: 'DIVISION',
      title: { en: 'Divisional Officer', hi: 'मण्डलीय अधिकारी', 'hi-Latn': 'Mandaliya Adhikari' },
      weekPattern: 'six_day_second_saturday_off',
    };
    expect(await world.act(SYSTEM, (act) => loadOfficer(act, row))).toBe('new');
    expect(await world.act(SYSTEM, (act) => loadOfficer(act, row))).toBe('changed');
    const due = (post: string) =>
      world.act(SYSTEM, async (act) =>
        wall(afterWorking(await calendarOf(act, post), at('2026-11-27 17:00'), 2).at),
      );
    expect([await due('DIVISION'), await due('PWD')]).toEqual(['2026-11-28 10:30', '2026-11-30 10:30']);
    expect(await world.act(SYSTEM, (act) => officerTitle(act, 'DIVISION', 'hi'))).toBe('मण्डलीय अधिकारी');
  });
});
