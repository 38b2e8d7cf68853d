import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Doer } from '../../src/act.ts';
import { loadIntents } from '../../src/faq/index.ts';
import {
  announce,
  answered,
  askedOf,
  askInCharge,
  askNext,
  endFault,
  extendFault,
  FAULT_DEEDS,
  FAULT_KINDS,
  faultsSince,
  faultTold,
  isTold,
  linkTo,
  momentNamed,
  openFaults,
  titleOf,
  unlink,
} from '../../src/faults/index.ts';
import { NotAllowed } from '../../src/lib/errors.ts';
import type { Language } from '../../src/lib/language.ts';
import { SYSTEM, smallWorld, type World } from '../support/small-world.ts';
import { at } from '../support/wall-clock.ts';

let world: World;
let inCharge: Doer;

beforeEach(async () => {
  world = await smallWorld('2026-11-20 11:00');
  inCharge = await world.officer('INCHARGE');
});

const until = at('2026-11-20 18:00');
const announceOtp = () => world.act(inCharge, (act) => announce(act, { kind: 'otp_delayed', until }));

/** Somebody tells it; true the first time. */
async function meets(address: string, text = 'OTP nahi aa raha'): Promise<boolean> {
  const { contactId } = await world.person(address);
  return world.act(SYSTEM, async (act) => {
    const fault = await faultTold(act, contactId, { text, intent: 'reg_aadhaar_otp' });
    if (!fault) throw new Error('nothing is announced');
    const where = {
      channel: 'web',
      account: null,
      address,
      language: 'hi-Latn',
      intent: 'reg_aadhaar_otp',
    } as const;
    return linkTo(act, fault, { contactId, ...where, said: [{ text }] });
  });
}

async function askAll(): Promise<void> {
  while (await world.act(SYSTEM, askNext)) {
    // until nobody is left
  }
}

describe('who may', () => {
  it.each(['announce', 'extend', 'end'] as const)(
    '%s is what the table says, and nobody else',
    async (deed) => {
      const { serial } = await announceOtp();
      const doers: Record<string, Doer> = {
        in_charge: inCharge,
        nodal: await world.officer('NODAL'),
        system: SYSTEM,
        officer: await world.officer('PWD'),
        requester: world.buyer,
      };
      const found: Record<string, boolean> = {};
      for (const [who, doer] of Object.entries(doers)) {
        const done = world.act(doer, async (act) => {
          if (deed === 'announce') await announce(act, { kind: 'portal_down' });
          else if (deed === 'extend') await extendFault(act, serial, until);
          else await endFault(act, serial);
          throw new Error('undone');
        });
        const why: unknown = await done.catch((error: unknown) => error);
        found[who] = !(why instanceof NotAllowed);
      }
      const may: readonly string[] = FAULT_DEEDS[deed];
      expect(found).toEqual(Object.fromEntries(Object.keys(doers).map((who) => [who, may.includes(who)])));
    },
  );
});

describe('an announcement', () => {
  it('is refused twice of one kind, without an end that lies ahead, and without words of its own', async () => {
    await announceOtp();
    await expect(announceOtp()).rejects.toThrow('fault_announced_already');
    const wrong = (told: Parameters<typeof announce>[1]) => world.act(inCharge, (act) => announce(act, told));
    await expect(wrong({ kind: 'portal_down', until: at('2026-11-20 10:00') })).rejects.toThrow(
      'fault_until_wrong',
    );
    await expect(wrong({ kind: 'rain' })).rejects.toThrow('fault_kind_unknown');
    await expect(wrong({ kind: 'other', words: ['rain'] })).rejects.toThrow('fault_says_nothing');
    const text = { en: 'It rains.', hi: 'वर्षा है।', 'hi-Latn': 'Barish hai.' };
    await expect(wrong({ kind: 'other', text })).rejects.toThrow('fault_matches_nothing');
    await wrong({ kind: 'other', text, words: ['rain', 'वर्षा'] });
    expect((await world.act(SYSTEM, openFaults)).map(({ kind }) => kind)).toEqual(['other', 'otp_delayed']);
  });

  it('made twice at the same moment is one, also in own words; others of own words stand beside it', async () => {
    const nodal = await world.officer('NODAL');
    const text = { en: 'It rains.', hi: 'वर्षा है।', 'hi-Latn': 'Barish hai.' };
    for (const told of [{ kind: 'otp_delayed' }, { kind: 'other', text, words: ['rain', 'वर्षा'] }]) {
      const made = await Promise.allSettled(
        [inCharge, nodal, inCharge].map((doer) => world.act(doer, (act) => announce(act, told))),
      );
      expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const each of made)
        if (each.status === 'rejected') expect(String(each.reason)).toContain('fault_announced_already');
    }
    await world.act(nodal, (act) => announce(act, { kind: 'other', text, words: ['hail'] }));
    expect(await world.act(SYSTEM, openFaults)).toHaveLength(3);
  });

  it('in own words has one line for a title, and no word so short that everything says it', async () => {
    const text = {
      en: '<b>It *rains*</b> @here\nBcc: all',
      hi: `${'वर्षा '.repeat(40)}`,
      'hi-Latn': 'Barish.',
    };
    const make = (words: string[]) =>
      world.act(inCharge, (act) => announce(act, { kind: 'other', text, words }));
    await expect(make(['.', 'a'])).rejects.toThrow('fault_matches_nothing');
    const fault = await make(['.', 'rain']);
    expect(fault.words).toEqual(['rain']);
    const title = (language: Language) => world.act(SYSTEM, async (act) => titleOf(act, fault, language));
    expect(await title('en')).toBe('<b>It *rains*</b> @here');
    expect((await title('hi')).length).toBeLessThanOrEqual(80);
  });

  it('is told by its intent and one of its words; what was not understood, by the words alone', () => {
    const otp = FAULT_KINDS.find(({ code }) => code === 'otp_delayed')!;
    const told = { intents: [...otp.intents], words: [...otp.words] };
    expect(isTold(told, 'Aadhaar ka OTP nahi aaya', 'reg_aadhaar_otp')).toBe(true);
    expect(isTold(told, 'ओटीपी नहीं आ रहा', 'login_password')).toBe(true);
    expect(isTold(told, 'password bhool gaya', 'login_password')).toBe(false);
    expect(isTold(told, 'OTP dekar bhi payment nahi aaya', 'pay_pending')).toBe(false);
    expect(isTold(told, 'otp ??', undefined)).toBe(true);
    expect(isTold({ intents: [], words: ['otp'] }, 'captop kharab', 'portal_error')).toBe(false);
    expect(isTold({ intents: ['portal_error'], words: [] }, 'kuch bhi', undefined)).toBe(false);
  });

  it('names only intents that there are, and none that opens a confidential file', () => {
    const intents = loadIntents(fileURLToPath(new URL('../../intents', import.meta.url)), world.cell);
    for (const id of FAULT_KINDS.flatMap((kind) => kind.intents)) {
      const category = intents.get(id)!.category;
      expect([id, category ? world.cell.category(category).confidential : false]).toEqual([id, false]);
    }
  });

  it('past its end asks whoever announced it, once; made longer, once more when that is past', async () => {
    const { serial } = await announceOtp();
    const asked = () => world.act(SYSTEM, askInCharge);
    expect(await asked()).toBe(false);
    world.now = at('2026-11-20 18:01');
    expect([await asked(), await asked()]).toEqual([true, false]);
    await world.act(inCharge, (act) => extendFault(act, serial, at('2026-11-20 20:00')));
    expect(await asked()).toBe(false);
    world.now = at('2026-11-20 20:01');
    expect([await asked(), await asked()]).toEqual([true, false]);
    const kinds = await world.db.query<{ kind: string }>('SELECT kind FROM fault_event ORDER BY at, ctid');
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'announced',
      'asked_whether_over',
      'extended',
      'asked_whether_over',
    ]);
    await expect(world.db.query('DELETE FROM fault_event')).rejects.toThrow('append-only');
  });
});

describe('whoever met it', () => {
  it('is linked once however often they write, and all they said is kept', async () => {
    await announceOtp();
    expect([await meets('vendor-a'), await meets('vendor-a', 'abhi bhi OTP nahi')]).toEqual([true, false]);
    const [fault] = await world.act(SYSTEM, (act) => faultsSince(act, until));
    expect(fault).toMatchObject({ linked: 1, messages: 2 });
  });

  it('is asked once when it is over, by however many processes, and nobody before', async () => {
    const { serial } = await announceOtp();
    for (const who of ['vendor-a', 'vendor-b', 'vendor-c', 'vendor-d']) await meets(who);
    expect(await world.act(SYSTEM, askNext)).toBe(false);
    await world.act(inCharge, (act) => endFault(act, serial));
    await Promise.all([askAll(), askAll(), askAll()]);
    const asked = await world.db.query<{ address: string }>(
      `SELECT address FROM outbox WHERE body->>'text' LIKE '%poochha%' OR body->>'text' LIKE '%kaam ho raha hai?%' ORDER BY 1`,
    );
    expect(asked.map(({ address }) => address)).toEqual(['vendor-a', 'vendor-b', 'vendor-c', 'vendor-d']);
    await expect(world.act(inCharge, (act) => endFault(act, serial))).rejects.toThrow('fault_over_already');
  });

  it('is one of five hundred: each is asked once, by several processes', async () => {
    const { serial, id } = await announceOtp();
    await world.db.query(
      `WITH people AS (INSERT INTO contact (id, created_at) SELECT gen_random_uuid(), $2::timestamptz FROM generate_series(1, 500) RETURNING id),
       doors AS (INSERT INTO handle (id, contact_id, channel, address, created_at)
         SELECT gen_random_uuid(), id, 'web', 'many-' || id, $2::timestamptz FROM people RETURNING contact_id, address)
       INSERT INTO fault_link (fault_id, contact_id, channel, address, language, said, at, last_at)
       SELECT $1, contact_id, 'web', address, 'en', '[]', $2, $2 FROM doors`,
      [id, world.now],
    );
    await world.act(inCharge, (act) => endFault(act, serial));
    await Promise.all([askAll(), askAll(), askAll()]);
    const told = await world.db.query<{ times: number }>(
      `SELECT count(*)::int AS times FROM outbox WHERE address LIKE 'many-%' GROUP BY address`,
    );
    expect(told).toHaveLength(500);
    expect(told.every(({ times }) => times === 1)).toBe(true);
  });

  it('answers once, and only for themselves; whose matter was another is neither asked nor told again', async () => {
    const { serial, id } = await announceOtp();
    for (const who of ['vendor-a', 'vendor-b']) await meets(who);
    const [one, other] = [await world.person('vendor-a'), await world.person('vendor-b')];
    await world.act(SYSTEM, (act) => unlink(act, id, other.contactId));
    await expect(meets('vendor-b')).rejects.toThrow('nothing is announced');
    await world.act(inCharge, (act) => endFault(act, serial));
    await askAll();
    const asked = (contactId: string) => world.act(SYSTEM, (act) => askedOf(act, contactId, serial));
    expect(await asked(other.contactId)).toBeUndefined();
    expect(await asked(one.contactId)).toMatchObject({ serial, said: [{ text: 'OTP nahi aa raha' }] });
    await world.act(SYSTEM, (act) => answered(act, id, one.contactId, 'works'));
    expect(await asked(one.contactId)).toBeUndefined();
    const [fault] = await world.act(SYSTEM, (act) => faultsSince(act, at('2026-11-19 00:00')));
    expect(fault).toMatchObject({ linked: 1, works: 1, stuck: 0, other: 1 });
  });

  it('and whose contact was joined with another meanwhile is asked by that door, and may answer', async () => {
    const { serial, id } = await announceOtp();
    await meets('vendor-a');
    const kept = await world.person('vendor-b');
    await world.db.query(`UPDATE handle SET contact_id = $1 WHERE address = 'vendor-a'`, [kept.contactId]);
    await world.act(inCharge, (act) => endFault(act, serial));
    await askAll();
    expect((await world.heard('vendor-a')).at(-1)).toContain('kaam ho raha hai?');
    expect(await world.act(SYSTEM, (act) => askedOf(act, kept.contactId))).toBeDefined();
    await world.act(SYSTEM, (act) => answered(act, id, kept.contactId, 'works'));
    expect(await world.act(SYSTEM, (act) => askedOf(act, kept.contactId))).toBeUndefined();
  });

  it('and cannot be reached any more is shown as such, and holds up nobody', async () => {
    const { serial } = await announceOtp();
    for (const who of ['vendor-a', 'vendor-b']) await meets(who);
    await world.db.query(`UPDATE handle SET blocked_at = now() WHERE address = 'vendor-a'`);
    await world.act(inCharge, (act) => endFault(act, serial));
    await askAll();
    const states = await world.db.query('SELECT address, state FROM fault_link ORDER BY address');
    expect(states).toEqual([
      { address: 'vendor-a', state: 'unreachable' },
      { address: 'vendor-b', state: 'asked' },
    ]);
  });
});

describe('a moment in a command', () => {
  const now = at('2026-11-20 11:00');
  it.each([
    ['otp until 18:00', '2026-11-20 18:00'],
    ['gem 9.30 tak', '2026-11-21 09:30'],
    ['3 until 25.11.2026 10:00', '2026-11-25 10:00'],
  ])('"%s" is %s', (said, moment) => {
    expect(momentNamed(said, now)).toEqual(at(moment));
  });

  it('without a clock time is none, and one that there is not is refused', () => {
    expect(momentNamed('otp until evening', now)).toBeUndefined();
    expect(() => momentNamed('31.02.2027 10:00', now)).toThrow('fault_until_wrong');
  });
});
