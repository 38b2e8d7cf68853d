import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSlack } from '../../../src/adapters/slack/index.ts';
import type { Channel } from '../../../src/channel.ts';
import { type FakeSlack, startFakeSlack } from '../../support/fake-slack.ts';
import { CARD_TS, callback, inThread, originalFrom } from './help.ts';

let slack: FakeSlack;
let channel: Channel;

beforeEach(async () => {
  slack = await startFakeSlack();
  channel = createSlack({ botToken: 'xoxb-1', apiRoot: slack.apiRoot });
});
afterEach(async () => {
  await channel.stop();
  await slack.stop();
});

const read = (event: object) => channel.read(originalFrom(callback(event)));

describe('what is said in Slack', () => {
  it('a reply typed in the thread reaches the citizen when it was meant as a note: it is read as the desk’s, under its card', async () => {
    const message = await read(
      inThread('Ask &lt;him&gt; about <https://example.org|the bill>, <@U2|engineer>'),
    );
    expect(message).toMatchObject({
      kind: 'text',
      manner: 'desk',
      text: 'Ask <him> about the bill (https://example.org), @engineer',
      references: [`C1:${CARD_TS}`],
      replyTo: `C1/U1/${CARD_TS}`,
      from: { address: 'U1', name: 'Demo U1', verified: true },
    });
    expect(message.ownId).toMatch(/^C1:\d+\.\d+$/);
  });

  it('a thumb that Slack writes by its name is a thumb, whatever its colour; other words between colons stay', async () => {
    const said = async (text: string) => (await read(inThread(text, { channel: 'D1' }))).text;
    expect(await said(':+1:')).toBe('👍');
    expect(await said(':thumbsup::skin-tone-3: :pray:')).toBe('👍 🙏');
    expect(await said('at 10:30:45, see file:x.pdf: or :factory:')).toBe(
      'at 10:30:45, see file:x.pdf: or :factory:',
    );
  });

  it('a line to the bot is a chat; below a card in the same conversation it is the desk’s', async () => {
    const {
      thread_ts: _root,
      parent_user_id: _by,
      ...top
    } = inThread('mera kaam', { channel: 'D1', channel_type: 'im' });
    const chat = await read(top);
    expect(chat.manner).toBeUndefined();
    expect(chat.replyTo).toBeUndefined();
    expect(chat.ownId).toMatch(/^D1:.*~$/);
    const note = await read({ ...top, thread_ts: CARD_TS });
    expect(note).toMatchObject({ manner: 'desk', references: [`D1:${CARD_TS}`] });
    expect(note.replyTo).toBeUndefined();
  });

  it('a message edited or deleted refers to what it was, with the new words or none', async () => {
    const before = inThread('paid on the 3rd');
    const message = { ...before, text: 'paid on the 4th', edited: { user: 'U1', ts: '1790000500.000000' } };
    const base = { type: 'message', channel: 'C1', ts: '1790000500.000100', event_ts: '1790000500.000100' };
    const edit = { ...base, subtype: 'message_changed', message, previous_message: before };
    expect(await read(edit)).toMatchObject({
      kind: 'edit',
      manner: 'desk',
      text: 'paid on the 4th',
      references: [`C1:${String(before.ts)}`, `C1:${CARD_TS}`],
      from: { address: 'U1' },
    });
    const gone = { ...base, subtype: 'message_deleted', deleted_ts: before.ts, previous_message: before };
    expect(await read(gone)).toMatchObject({
      kind: 'edit',
      manner: 'desk',
      text: '',
      references: [`C1:${String(before.ts)}`, `C1:${CARD_TS}`],
      from: { address: 'U1' },
    });
  });

  it('what a machine says is kept and never answered', async () => {
    expect(await read(inThread('build is green', { bot_id: 'B7', user: 'U7' }))).toMatchObject({
      robot: 'ourselves',
    });
  });

  it('a client in Hindi is answered in Hindi', async () => {
    slack.next('users.info', { ok: true, user: { real_name: 'Abhiyanta', locale: 'hi-IN' } });
    expect((await read(inThread('x', { user: 'U3' }))).from).toMatchObject({
      name: 'Abhiyanta',
      language: 'hi',
    });
  });

  it('a name that Slack does not tell is left out', async () => {
    slack.next('users.info', { ok: false, error: 'user_not_found' });
    expect((await read(inThread('x'))).from).toEqual({ address: 'U1', verified: true });
    slack.next('users.info', 'cut');
    expect((await read(inThread('x', { user: 'U2' }))).from).toEqual({ address: 'U2', verified: true });
  });
});

describe('a file shared in the thread is lost', () => {
  const shared = (path: string, more: object = {}) =>
    inThread('see the bill', {
      subtype: 'file_share',
      files: [
        {
          id: 'F1',
          name: 'bill.png',
          mimetype: 'image/png',
          size: 3,
          url_private_download: slack.url + path,
          ...more,
        },
      ],
    });

  it('not: it is fetched with the token of the bot', async () => {
    slack.files.set('/files/1', { bytes: Buffer.from([1, 2, 3]) });
    const message = await read(shared('/files/1'));
    expect(message.files).toEqual([
      { name: 'bill.png', mediaType: 'image/png', bytes: Buffer.from([1, 2, 3]) },
    ]);
    expect(message.text).toBe('see the bill');
  });

  it('too large, or not for us: that is said and the text is kept', async () => {
    slack.files.set('/files/2', { status: 404 });
    slack.files.set('/files/3', { bytes: Buffer.from('<html>sign in'), type: 'text/html' });
    expect(await read(shared('/files/1', { size: 30_000_000 }))).toMatchObject({
      text: 'see the bill',
      files: [{ refused: 'too_large' }],
    });
    expect((await read(shared('/files/2'))).files[0]).toMatchObject({ refused: 'unavailable' });
    expect((await read(shared('/files/3'))).files[0]).toMatchObject({ refused: 'unavailable' });
    const elsewhere = shared('', { url_private_download: 'https://example.org/steal' });
    expect((await read(elsewhere)).files[0]).toMatchObject({ refused: 'unavailable' });
  });

  it('and Slack away is a matter of later', async () => {
    slack.files.set('/files/1', { status: 503 });
    await expect(read(shared('/files/1'))).rejects.toMatchObject({ kind: 'temporary' });
  });
});
