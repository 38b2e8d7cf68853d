import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readUpdate } from '../../../src/adapters/telegram/message.ts';
import { updateSchema } from '../../../src/adapters/telegram/wire.ts';
import { fixture } from './help.ts';

const ME = { id: 4200000001, username: 'GemCellBot' };
const GROUP = '-1001500000001';
const PERSON = '1700000001';

const reading = (name: string) => readUpdate(updateSchema.parse(fixture(name)), ME);
const message = (name: string) => reading(name).message;

describe('a recorded payload of Telegram', () => {
  it.each(readdirSync(new URL('../../fixtures/telegram/', import.meta.url)))(
    '%s is read without a fault',
    (file) => {
      const update = updateSchema.safeParse(fixture(file.replace('.json', '')));
      expect(update.success).toBe(file !== 'broken.json');
      if (update.success) expect(readUpdate(update.data, ME).message.kind).toBeTruthy();
    },
  );

  it('text is text, with who wrote it, in which language their telephone speaks, and when', () => {
    expect(message('text')).toEqual({
      kind: 'text',
      canProveMobile: true,
      from: { address: PERSON, name: 'Buyer Basti', verified: true, language: 'hi' },
      text: 'pwd basti ne june me maal liya, paisa nahi diya',
      references: [],
      ownId: `${PERSON}:101`,
      sentAt: new Date(1795500000_000),
    });
  });

  it('a Hindi client of any region is Hindi, an English one is not taken for a wish', () => {
    expect(message('hindi-client-without-last-name').from).toMatchObject({ name: 'विक्रेता', language: 'hi' });
    expect(message('english-client').from.language).toBeUndefined();
  });

  it('a command and a thumbs-up pass as they were typed', () => {
    expect(message('start-command')).toMatchObject({ kind: 'text', text: '/start' });
    expect(message('thumbs-up')).toMatchObject({ kind: 'text', text: '👍' });
  });

  it('a reply refers to the message it answers', () => {
    expect(message('reply').references).toEqual([`${PERSON}:88`]);
  });
});

describe('what people send besides words', () => {
  it('of a photo the largest is taken, and the caption is its text', () => {
    const { message, files } = reading('photo-with-caption');
    expect(message).toMatchObject({ kind: 'text', text: 'CRAC की फोटो' });
    expect(files).toEqual([expect.objectContaining({ fileId: 'photo-l', mediaType: 'image/jpeg' })]);
  });

  it('a photo album (many updates, one matter): every photo bears the album', () => {
    const album = 'album:13900000000000001';
    expect(message('album-1')).toMatchObject({ text: 'bill ke do page', references: [album] });
    expect(message('album-2')).toMatchObject({ kind: 'text', text: '', references: [album] });
  });

  it('a voice note, a sticker, a location, an empty message gets silence: each is named instead', () => {
    expect(message('voice')).toMatchObject({ kind: 'unsupported', unsupported: 'voice' });
    expect(reading('voice').files).toEqual([expect.objectContaining({ name: 'voice.ogg' })]);
    expect(message('video-note')).toMatchObject({ kind: 'unsupported', unsupported: 'voice' });
    expect(message('sticker')).toMatchObject({ kind: 'unsupported', unsupported: 'sticker', text: '🙏' });
    expect(message('location')).toMatchObject({ unsupported: 'location', text: '26.8, 82.73' });
    expect(message('venue')).toMatchObject({ kind: 'unsupported', unsupported: 'location' });
    expect(message('poll')).toMatchObject({ kind: 'unsupported', unsupported: 'poll' });
    expect(message('contact')).toMatchObject({ unsupported: 'contact', text: 'Store Keeper +919000000001' });
    expect(message('contact')).not.toHaveProperty('provesMobile');
    expect(message('dice')).toMatchObject({ kind: 'unsupported', unsupported: 'other' });
    expect(message('empty-text')).toMatchObject({ kind: 'unsupported', unsupported: 'empty' });
  });

  it('a voice note with a caption is understood by its caption', () => {
    expect(message('voice-with-caption')).toMatchObject({ kind: 'text', text: 'bid band ho gayi' });
    expect(reading('voice-with-caption').files).toHaveLength(1);
  });
});

describe('an edited message', () => {
  it('is a correction that refers to what it corrects', () => {
    expect(message('edited-text')).toMatchObject({
      kind: 'edit',
      text: 'pwd basti ne july me maal liya, paisa nahi diya',
      references: [`${PERSON}:101`],
      sentAt: new Date(1795500060_000),
    });
  });

  it('is nothing when a live location moves on', () => {
    expect(message('edited-live-location').kind).toBe('nothing');
  });
});

describe('a pressed button', () => {
  it('is a choice with its value and its label, and refers to the question', () => {
    expect(message('button')).toMatchObject({
      kind: 'choice',
      choice: 'confirm:yes',
      text: 'हाँ',
      from: { address: PERSON, verified: true },
      references: [`${PERSON}:140`],
    });
  });

  it("a button of last month's message, of which Telegram shows no more, is still that choice", () => {
    expect(message('button-of-last-month')).toMatchObject({
      kind: 'choice',
      choice: 'rate:5',
      references: [`${PERSON}:12`],
    });
  });

  it('in a group is its presser’s, answered in the group', () => {
    expect(message('button-in-group')).toMatchObject({
      from: { address: PERSON },
      replyTo: GROUP,
      choice: 'confirm:no',
    });
  });

  it('of a game is nothing', () => {
    expect(message('game-button').kind).toBe('nothing');
  });
});

describe('the bot was blocked', () => {
  it('is reported as a failure of delivery to that chat, and coming back is not', () => {
    expect(message('blocked')).toMatchObject({
      kind: 'delivery_report',
      report: { address: PERSON, gone: true },
    });
    expect(message('removed-from-group')).toMatchObject({
      kind: 'delivery_report',
      report: { address: GROUP },
    });
    expect(message('unblocked').kind).toBe('nothing');
  });
});

describe('in a group', () => {
  it('talk among others is nothing', () => {
    expect(message('group-talk').kind).toBe('nothing');
    expect(message('group-mention-of-another').kind).toBe('nothing');
    expect(message('group-command-to-another').kind).toBe('nothing');
    expect(message('group-somebody-joined').kind).toBe('nothing');
  });

  it('what names us, answers us or commands us is from its writer and answered in the group', () => {
    const expected = { kind: 'text', from: { address: PERSON, verified: true }, replyTo: GROUP };
    expect(message('group-mention')).toMatchObject({ ...expected, text: 'hamara payment pending hai' });
    expect(message('group-reply-to-us')).toMatchObject({ ...expected, text: 'Basti' });
    expect(message('group-command')).toMatchObject({ ...expected, text: '/status GC-2026-000123-C' });
  });

  it('an administrator behind the group’s name is nobody in particular', () => {
    const read = message('group-anonymous-administrator');
    expect(read.from).toMatchObject({ address: GROUP, verified: false });
    expect(read.robot).toBeUndefined();
  });

  it('that became a supergroup, the old chat and the new one tell the same move', () => {
    const moved = { from: '-1500000001', to: GROUP };
    expect(message('group-became-supergroup')).toMatchObject({ kind: 'moved', moved });
    const { message: old } = updateSchema.parse(fixture('group-became-supergroup'));
    const { migrate_to_chat_id: to, ...rest } = old!;
    const told = { ...rest, chat: { id: to!, type: 'supergroup' }, migrate_from_chat_id: old!.chat.id };
    expect(readUpdate({ update_id: 1, message: told }, ME).message).toMatchObject({ kind: 'moved', moved });
  });

  it('says where one writes to us alone; nobody can prove a mobile there', () => {
    const { overheard, canProveMobile } = message('group-mention');
    expect({ overheard, canProveMobile }).toEqual({
      overheard: { alone: 'https://t.me/GemCellBot' },
      canProveMobile: undefined,
    });
    expect(message('button-in-group').overheard).toEqual({ alone: 'https://t.me/GemCellBot' });
  });

  it('another bot is a robot', () => {
    expect(message('another-bot').robot).toBe('auto_reply');
  });
});

it('a kind of update that comes into being tomorrow is nothing, not a fault', () => {
  expect(message('kind-of-tomorrow').kind).toBe('nothing');
});

describe('a contact card', () => {
  const card = (over: object = {}, contact: object = {}) => {
    const { message: sent } = updateSchema.parse(fixture('contact'));
    const own = { phone_number: '91 90000-00001', user_id: sent!.from!.id, ...contact };
    const update = updateSchema.parse({ update_id: 1, message: { ...sent, contact: own, ...over } });
    return readUpdate(update, ME).message;
  };

  it('of the sender’s own account proves the mobile', () => {
    expect(card()).toMatchObject({ kind: 'text', provesMobile: '+919000000001' });
    expect(card().unsupported).toBeUndefined();
  });

  it.each([
    ['of somebody else', {}, { user_id: 1700000002 }],
    ['of nobody on Telegram', {}, { user_id: undefined }],
    ['passed on', { forward_origin: { type: 'hidden_user', sender_user_name: 'x', date: 1 } }, {}],
    ['passed on, as older servers say it', { forward_date: 1795400000 }, {}],
    ['written by a bot', { via_bot: { id: 7, is_bot: true, first_name: 'b' } }, {}],
  ])('%s proves nothing, and is a message all the same', (_, over, contact) => {
    const read = card(over, contact);
    expect(read.provesMobile).toBeUndefined();
    expect(read).toMatchObject({ kind: 'unsupported', unsupported: 'contact' });
  });

  it('in a group proves nothing', () => {
    const chat = { id: -1001500000001, type: 'supergroup' };
    expect(card({ chat, reply_to_message: { message_id: 1, from: ME } }).provesMobile).toBeUndefined();
  });
});

it('a command is the same with our name behind it, or with what a link put there', () => {
  const said = (text: string) => {
    const { message: sent } = updateSchema.parse(fixture('text'));
    return readUpdate({ update_id: 1, message: { ...sent!, text } }, ME).message.text;
  };
  expect(said('/status@GemCellBot')).toBe('/status');
  expect(said('/start from-the-portal')).toBe('/start');
  expect(said('/status GC-2026-000123-C')).toBe('/status GC-2026-000123-C');
});
