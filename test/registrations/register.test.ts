import { beforeAll, describe, expect, it } from 'vitest';
import type { RegistrationRow } from '../../src/cells/index.ts';
import { knowContact } from '../../src/contacts/index.ts';
import {
  findRegistrations,
  isProvedBy,
  registrationById,
  seedRegistrations,
  upsertRegistration,
} from '../../src/registrations/index.ts';
import { SYSTEM, smallWorld, type World } from '../support/small-world.ts';

let world: World;

beforeAll(async () => {
  world = await smallWorld();
});

const row: RegistrationRow = {
  kind: 'seller',
  firm: 'Demo Traders Gonda',
  pan: 'ZZZFZ9990Z',
  gstin: null,
  udyam: null,
  mobile: '9000000091',
  email: 'Gonda@example.org',
  district: '131',
  appliedOn: '2026-10-01',
  status: 'PENDING',
  reason: 'R01',
  remark: null,
  seenOn: '2026-11-01',
};
const load = (told: Partial<RegistrationRow> = {}) =>
  world.act(SYSTEM, (act) => upsertRegistration(act, { ...row, ...told }, 'test'));
const find = (kind: 'gstin' | 'pan' | 'mobile' | 'udyam', value: string) =>
  world.act(SYSTEM, (act) => findRegistrations(act, { kind, value }));

describe('the register', () => {
  it('takes a row once, and the same again changes nothing', async () => {
    expect(await load()).toBe('new');
    expect(await load()).toBe('same');
    expect(await find('pan', row.pan!)).toHaveLength(1);
  });

  it('replaces a state by a newer one, and not by an older', async () => {
    expect(await load({ seenOn: '2026-11-10', status: 'REGISTERED', reason: null })).toBe('changed');
    expect(await load({ seenOn: '2026-11-05' })).toBe('same');
    expect((await find('mobile', '9000000091'))[0]).toMatchObject({
      status: 'REGISTERED',
      seenOn: '2026-11-10',
    });
    // Corrected and sent again on the same day.
    expect(
      await load({ seenOn: '2026-11-10', status: 'REGISTERED', reason: null, remark: 'corrected' }),
    ).toBe('changed');
  });

  it('knows a firm again whose GSTIN came later, and keeps two GSTINs of one PAN apart', async () => {
    const [first, second] = ['09ZZZFZ9990Z1Z1', '10ZZZFZ9990Z1Z2'];
    expect(await load({ seenOn: '2026-11-11', gstin: first })).toBe('changed');
    expect(await load({ seenOn: '2026-11-11', gstin: second })).toBe('new');
    expect(await find('pan', row.pan!)).toHaveLength(2);
    const [found] = await find('gstin', second);
    expect(await world.act(SYSTEM, (act) => registrationById(act, found!.id))).toEqual(found);
  });

  it("is seeded with the cell's demo once", async () => {
    await world.db.query('DELETE FROM registration');
    for (let time = 0; time < 2; time++) await world.act(SYSTEM, seedRegistrations);
    const [count] = await world.db.query('SELECT count(*)::int AS n FROM registration');
    expect(count).toEqual({ n: world.cell.registrations.length });
  });
});

describe('a record is told', () => {
  const proved = async (channel: string, address: string, verified: boolean) => {
    await load();
    return world.act(SYSTEM, async (act) => {
      const { contact } = await knowContact(act, { channel, address, verified });
      const [record] = await findRegistrations(act, { kind: 'mobile', value: '9000000091' });
      return isProvedBy(act, record!, contact.id);
    });
  };

  it('to whoever writes from the mail address on it, however it is spelt', async () => {
    expect(await proved('mail', 'gonda@example.org', true)).toBe(true);
  });

  it('not to an address that nobody vouched for, nor to another one', async () => {
    expect(await proved('web', 'gonda@example.org', false)).toBe(false);
    expect(await proved('mail', 'other@example.org', true)).toBe(false);
  });

  it('not to a chat whose number happens to be the mobile on it', async () => {
    expect(await proved('telegram', '9000000091', true)).toBe(false);
  });
});
