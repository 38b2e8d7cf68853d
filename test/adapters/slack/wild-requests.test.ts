import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { outgoing, post } from './help.ts';
import { MINIMAL, openWild, said, type Wild } from './wild.ts';

let wild: Wild;
afterEach(() => wild.stop());

describe('by signed requests alone', () => {
  beforeEach(async () => {
    wild = await openWild(false);
  });

  it('the check of the certificate is answered, and asks nothing of the desk', async () => {
    expect((await post(wild.channel, 'commands', { ssl_check: '1', token: 'XXYYZZ' })).status).toBe(200);
    expect(wild.host.asked).toEqual([]);
  });

  it('of what is not signed nothing is logged', async () => {
    const event = said('a secret of theirs', '1790000920.000100');
    for (const signed of [{ signature: '' }, { secret: 'another-secret' }, { ageSeconds: 301 }]) {
      const answer = await post(wild.channel, 'events', { ...MINIMAL, event_id: 'Ev1', event }, signed);
      expect(answer.status).toBe(401);
      expect(String(answer.body)).not.toContain('secret of theirs');
    }
    expect(wild.host.lines).toEqual([]);
  });

  it('too many calls without a word of how long is waited for like any, and nothing is uncertain', async () => {
    wild.slack.next('chat.postMessage', { status: 429 });
    const message = outgoing({ to: 'C1' });
    await expect(wild.channel.send(message)).rejects.toMatchObject({
      kind: 'temporary',
      details: { retryAfterMs: 1000 },
    });
  });

  it('a channel that the app is not in is told to whoever runs it', async () => {
    wild.slack.next('chat.postMessage', { ok: false, error: 'channel_not_found' });
    const message = outgoing({ to: 'C7' });
    await expect(wild.channel.send(message)).rejects.toMatchObject({ kind: 'permanent' });
    expect(wild.host.lines.map(({ level, message: line }) => `${level} ${line}`).join()).toMatch(
      /error .*invite the app/,
    );
  });

  it('what somebody must mend is said once an hour, however many messages wait for it', async () => {
    const message = {
      language: 'en',
      text: 'A word.',
      choices: [],
      files: [],
      thread: [],
      automatic: true,
    } as const;
    for (const [id, to] of [
      ['1', 'U1'],
      ['2', 'U2'],
      ['3', 'U1'],
    ] as const) {
      wild.slack.next('chat.postMessage', { ok: false, error: 'invalid_auth' });
      await expect(wild.channel.send({ ...message, id, to })).rejects.toMatchObject({ kind: 'temporary' });
    }
    for (const [id, to] of [
      ['4', 'C1'],
      ['5', 'C1'],
      ['6', 'C2'],
    ] as const) {
      wild.slack.next('chat.postMessage', { ok: false, error: 'not_in_channel' });
      await expect(wild.channel.send({ ...message, id, to })).rejects.toMatchObject({ kind: 'temporary' });
    }
    expect(wild.host.lines.map(({ level }) => level)).toEqual(['error', 'error', 'error']);
  });

  it('a notice on a locked screen bears no number of anybody, and the message itself says it', async () => {
    const text = 'They wrote: call 9000000001, PAN ABCPE1234F <!here> <!subteam^S1> @channel';
    await wild.channel.send({
      id: '1',
      to: 'U1',
      language: 'en',
      text,
      choices: [],
      files: [],
      thread: [],
      automatic: true,
    });
    const [{ text: notice, blocks }] = wild.slack.called('chat.postMessage') as [
      { text: string; blocks: unknown },
    ];
    expect(notice).not.toMatch(/9000000001|ABCPE1234F|<!|@channel/);
    expect(notice).toContain('••••••0001');
    expect(JSON.stringify(blocks)).toContain('9000000001');
    expect(JSON.stringify(blocks)).not.toMatch(/<!|@channel/);
  });
});
