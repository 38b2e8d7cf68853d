import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  declareAbsence,
  loadOfficer,
  loadPosting,
  type Matter,
  post,
  type Route,
  routeFor,
} from '../../src/directory/index.ts';
import { LANGUAGES } from '../../src/lib/language.ts';
import { SYSTEM, smallWorld, type World } from '../support/small-world.ts';
import { at } from '../support/wall-clock.ts';

let world: World;

beforeAll(async () => {
  world = await smallWorld();
});

beforeEach(async () => {
  world.now = at('2026-11-16 10:00');
  await world.db.query('DELETE FROM absence');
});

const route = (told: Partial<Matter> = {}): Promise<Route> =>
  world.act(SYSTEM, (act) =>
    routeFor(act, { category: 'payment', department: 'PWD', district: '131', ...told }),
  );
const rules = (found: Route) => found.why.map((line) => line.rule);
const away = (officer: string, from = '2026-11-16', to = '2026-11-18') =>
  world.act(SYSTEM, (act) => declareAbsence(act, officer, from, to));
const holds = (officer: string, department: string, from: string, to: string | null = null) => ({
  officer,
  department,
  duty: null,
  district: null,
  division: null,
  from,
  to,
});

describe('routing', () => {
  it('goes to the officer who holds the department on that date', async () => {
    const found = await route();
    expect([found.officer, found.level, rules(found)]).toEqual(['PWD', 0, ['department']]);
    // Housing went from Public Works to Urban Development on the first of April.
    world.now = at('2026-03-31 23:59');
    expect((await route({ department: 'HOUSING' })).officer).toBe('PWD');
    world.now = at('2026-04-01 00:00');
    expect((await route({ department: 'HOUSING' })).officer).toBe('URBAN');
  });

  it('goes to the link officer on the days of absence, and no longer', async () => {
    await away('PWD');
    expect(rules(await route())).toEqual(['department', 'absent']);
    expect((await route()).officer).toBe('IRRI');
    world.now = at('2026-11-18 23:59');
    expect((await route()).officer).toBe('IRRI');
    world.now = at('2026-11-19 00:00');
    expect((await route()).officer).toBe('PWD');
  });

  it('goes to the in-charge when the officer is on leave and so is the link officer', async () => {
    await away('PWD');
    await away('IRRI');
    const found = await route();
    expect([found.officer, found.level]).toEqual(['INCHARGE', 1]);
    expect(rules(found)).toEqual(['department', 'absent_both', 'in_charge']);
    await away('INCHARGE');
    expect((await route()).officer).toBe('NODAL');
  });

  it('goes to the in-charge when the post is vacant or the department is allotted to nobody', async () => {
    const vacant = await route({ department: 'PROTO' });
    expect([vacant.officer, rules(vacant)]).toEqual(['INCHARGE', ['department', 'vacant', 'in_charge']]);
    await world.db.query(`DELETE FROM posting WHERE department = 'SUGAR'`);
    expect(rules(await route({ department: 'SUGAR' }))).toEqual(['unallotted', 'in_charge']);
  });

  it('serves vendors without a department by duty, and by district or division where that is allotted', async () => {
    const vendor = { department: null, category: 'registration' };
    expect((await route(vendor)).officer).toBe('REG');
    expect((await route({ department: null, category: 'portal' })).officer).toBe('FIELD-EAST');
    expect((await route({ department: null, category: 'portal', district: null })).officer).toBe('SELLERS');
    await world.act(SYSTEM, (act) =>
      post(
        act,
        {
          officer: 'EDU',
          department: null,
          duty: null,
          district: '131',
          division: null,
          from: '2026-01-01',
          to: null,
        },
        'test',
      ),
    );
    expect((await route({ department: null, category: 'portal' })).officer).toBe('EDU');
    await world.db.query(`DELETE FROM posting WHERE source = 'test'`);
    await world.db.query(`DELETE FROM posting WHERE officer = 'REG'`);
    expect(rules(await route(vendor))).toEqual(['nobody_for_duty', 'in_charge']);
  });

  it('sends help on site from the field team of the division, whichever department asks', async () => {
    expect((await route({ category: 'field_support' })).officer).toBe('FIELD-EAST');
    expect((await route({ category: 'field_support', district: null })).officer).toBe('PWD');
  });

  it('takes the later order when two officers claim one department on one day, and says so', async () => {
    await world.db.query(
      `INSERT INTO posting (id, officer, department, from_date, source)
       VALUES (gen_random_uuid(), 'EDU', 'PWD', '2026-11-01', 'order of 01-11-2026')`,
    );
    const found = await route();
    expect([found.officer, rules(found)]).toEqual(['EDU', ['department', 'contested']]);
    await world.db.query(`DELETE FROM posting WHERE source LIKE 'order%'`);
  });

  it("changes by a load of postings who gets tomorrow's ticket and not today's", async () => {
    const today = await world.open();
    await world.act(SYSTEM, (act) => loadPosting(act, holds('EDU', 'PWD', '2026-11-17'), 'load'));
    expect((await route()).officer).toBe('PWD');
    world.now = at('2026-11-17 00:00');
    expect((await route()).officer).toBe('EDU');
    expect((await world.read(today)).officer).toBe('PWD');
  });

  it('refuses to load what does not fit: an unknown post or department, a charge given away already, a second nodal officer', async () => {
    const load = (row: ReturnType<typeof holds>) => world.act(SYSTEM, (act) => loadPosting(act, row, 'load'));
    await expect(load(holds('NOBODY', 'PWD', '2026-12-01'))).rejects.toMatchObject({
      params: { column: 'officer' },
    });
    await expect(load(holds('EDU', 'NOTHING', '2026-12-01'))).rejects.toMatchObject({
      params: { column: 'department' },
    });
    await expect(load(holds('IRRI', 'PWD', '2026-11-17'))).rejects.toMatchObject({
      params: { column: 'from' },
    });
    expect(await load(holds('EDU', 'PWD', '2026-11-17'))).toBe('known');
    const nodal = { ...world.cell.officer('NODAL'), code: 'NODAL2' };
    await expect(world.act(SYSTEM, (act) => loadOfficer(act, nodal))).rejects.toMatchObject({
      params: { column: 'role' },
    });
    const week = { ...world.cell.officer('PWD'), weekPattern: 'four_day' };
    await expect(world.act(SYSTEM, (act) => loadOfficer(act, week))).rejects.toMatchObject({
      params: { column: 'week' },
    });
  });

  it('says why in three languages, one sentence a rule, in whole words', async () => {
    await away('EDU');
    await away('HEALTH');
    const found = [
      await route({ category: 'corruption' }),
      await route({ department: 'BASIC' }),
      await route({ department: 'PROTO' }),
      await route({ department: null, category: 'portal' }),
    ];
    for (const line of found.flatMap((each) => each.why)) {
      for (const language of LANGUAGES) expect(line.text[language]).toMatch(/\S[^{}]*[.।]$/);
      expect(line.text.hi).toMatch(/[\u0900-\u097F]/);
      expect(line.text['hi-Latn']).not.toMatch(/[\u0900-\u097F]/);
    }
  });
});
