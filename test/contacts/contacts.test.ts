import { beforeAll, describe, expect, it } from 'vitest';
import {
  blockHandle,
  chooseLanguage,
  contactOf,
  handlesOf,
  knowContact,
  maskAddress,
  maskMobile,
  NO_CHANNEL,
  reachOf,
  rememberLanguage,
  rename,
  unblock,
} from '../../src/contacts/index.ts';
import { SYSTEM, smallWorld, type World } from '../support/small-world.ts';

let world: World;
let people = 0;

beforeAll(async () => {
  world = await smallWorld();
});

const seen = (told: Partial<Parameters<typeof knowContact>[1]> = {}) => ({
  channel: 'mail',
  address: `person-${people++}@example.org`,
  verified: false,
  ...told,
});
const know = (who: ReturnType<typeof seen>) => world.act(SYSTEM, (act) => knowContact(act, who));

describe('a contact', () => {
  it('is known again by the address', async () => {
    const who = seen({ name: 'Demo Traders' });
    const [first, second] = [await know(who), await know(who)];
    expect(second.contact.id).toBe(first.contact.id);
    expect(second.contact.name).toBe('Demo Traders');
  });

  it('is one person when two first messages come at the same moment, and leaves nobody behind', async () => {
    const who = seen();
    const before = await world.db.query('SELECT id FROM contact');
    const known = await Promise.all(Array.from({ length: 6 }, () => know(who)));
    expect(new Set(known.map((each) => each.contact.id)).size).toBe(1);
    expect(await world.db.query('SELECT id FROM contact')).toHaveLength(before.length + 1);
  });

  it("keeps its name: a corrected name is overwritten by the profile's", async () => {
    const who = seen({ name: 'xX_trader_Xx' });
    const { contact } = await know(who);
    await world.act(SYSTEM, (act) => rename(act, contact, 'Demo Traders Basti'));
    expect((await know(who)).contact.name).toBe('Demo Traders Basti');
  });

  it('has a verified address once the channel vouched for it, and keeps it verified', async () => {
    const who = seen();
    expect((await know(who)).handle.verifiedAt).toBeNull();
    expect((await know({ ...who, verified: true })).handle.verifiedAt).toEqual(world.now);
    expect((await know(who)).handle.verifiedAt).toEqual(world.now);
  });

  it('remembers the script of the last message until a language is chosen', async () => {
    const { contact } = await know(seen());
    const language = async () => (await world.act(SYSTEM, (act) => contactOf(act, contact.id))).language;
    await world.act(SYSTEM, (act) => rememberLanguage(act, contact, 'hi'));
    expect(await language()).toBe('hi');
    await world.act(SYSTEM, (act) => chooseLanguage(act, contact, 'en'));
    await world.act(SYSTEM, (act) => rememberLanguage(act, contact, 'hi'));
    expect(await language()).toBe('en');
  });

  it('is reached where it last wrote from, not where it is blocked, and nowhere when it has no address', async () => {
    const [mail, chat] = [seen(), seen({ channel: 'web' })];
    const { contact } = await know(mail);
    const other = await know(chat);
    await world.db.query('UPDATE handle SET contact_id = $1 WHERE contact_id = $2', [
      contact.id,
      other.contact.id,
    ]);
    const wrote = (who: typeof mail) =>
      world.db.query(
        `INSERT INTO transcript (channel, address, direction, text, at) VALUES ($1, $2, 'in', 'hello', now())`,
        [who.channel, who.address],
      );
    const reached = async () =>
      (await world.act(SYSTEM, (act) => reachOf(act, contact.id)))?.address ?? 'nowhere';
    await wrote(chat);
    await wrote(mail);
    expect(await reached()).toBe(mail.address);
    await world.act(SYSTEM, (act) => blockHandle(act, mail.channel, mail.address, 'no such mailbox'));
    expect(await reached()).toBe(chat.address);
    const { handle } = await know(mail);
    // To be known (a code is sent there) is not to be heard from.
    expect(await reached()).toBe(chat.address);
    await world.act(SYSTEM, (act) => unblock(act, handle));
    expect(await reached()).toBe(mail.address);
    expect(await world.act(SYSTEM, (act) => handlesOf(act, contact.id))).toHaveLength(2);
    const nobody = await know(seen({ channel: NO_CHANNEL }));
    expect(await world.act(SYSTEM, (act) => reachOf(act, nobody.contact.id))).toBeUndefined();
  });

  it('is shown masked', () => {
    expect(maskMobile('9000000001')).toBe('••••••0001');
    expect(maskAddress('ramesh@example.org')).toBe('r•••@example.org');
    expect(maskAddress('123456789')).toBe('•••789');
    expect(maskAddress('12')).toBe('•••');
  });
});
