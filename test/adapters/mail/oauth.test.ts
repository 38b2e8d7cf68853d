import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createMail } from '../../../src/adapters/mail/index.ts';
import { createTokens } from '../../../src/adapters/mail/token.ts';
import type { Channel, OutgoingMessage } from '../../../src/channel.ts';
import { fakeHost, until } from '../../support/fake-host.ts';
import { type ImapPeer, imapPeer, MAILBOX, mail, smtpPeer } from './peers.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const close of open.splice(0).reverse()) await close();
});

interface TokenServer {
  readonly url: string;
  /** Bodies of the requests. */
  readonly asked: URLSearchParams[];
  /** Instead of a token. */
  error: string | undefined;
}

/** Gives token-1, token-2, … for an hour each. */
async function tokenServer(): Promise<TokenServer> {
  const asked: URLSearchParams[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    asked.push(new URLSearchParams(Buffer.concat(chunks).toString()));
    response.writeHead(made.error ? 400 : 200, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify(
        made.error
          ? { error: made.error, error_description: 'Token has been expired or revoked.' }
          : { access_token: `token-${asked.length}`, expires_in: 3600, token_type: 'Bearer' },
      ),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => new Promise((resolve) => server.close(resolve)));
  const { port } = server.address() as AddressInfo;
  const made: TokenServer = { url: `http://127.0.0.1:${port}/token`, asked, error: undefined };
  return made;
}

const client = { clientId: 'client', clientSecret: 'secret', refreshToken: 'refresh' };

interface Door {
  readonly channel: Channel;
  readonly imap: ImapPeer;
  readonly signedIn: string[];
}

/** A door between servers that let in by one token alone. */
async function door(tokens: TokenServer, valid: string): Promise<Door> {
  const imap = await imapPeer(['ID', 'IDLE', 'MOVE', 'UIDPLUS', 'SASL-IR', 'XOAUTH2']);
  imap.server.users[MAILBOX]!.xoauth2 = { accessToken: valid, sessionTimeout: 3_600_000 };
  open.push(() => imap.close());
  const signedIn: string[] = [];
  const smtp = await smtpPeer({
    authOptional: false,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    authMethods: ['XOAUTH2'],
    onAuth({ accessToken = '' }, _session, callback) {
      signedIn.push(accessToken);
      if (accessToken === valid) callback(null, { user: MAILBOX });
      else callback(null, { data: { status: '401', schemes: 'bearer', scope: 'mail' } });
    },
  });
  open.push(() => smtp.close());
  const user = encodeURIComponent(MAILBOX);
  const channel = createMail({
    imapUrl: imap.url().replace(':pw@', '@'),
    smtpUrl: smtp.url.replace('smtp://', `smtp://${user}@`),
    from: { name: 'Cell', address: MAILBOX },
    oauth: { ...client, tokenUrl: tokens.url },
    timings: { pollMs: 50, refusedMs: [60_000, 3_600_000] },
  });
  open.push(() => channel.stop());
  return { channel, imap, signedIn };
}

const message: OutgoingMessage = {
  id: '1',
  to: 'vendor@example.com',
  language: 'en',
  text: 'Hello',
  choices: [],
  files: [],
  thread: [],
  automatic: false,
};
const letter = mail('From: vendor@example.com', 'Message-ID: <1@example.com>', '', 'payment late');

describe('signing in by XOAUTH2', () => {
  it('both servers are signed in at with one token, asked for once', async () => {
    const tokens = await tokenServer();
    const { channel, imap, signedIn } = await door(tokens, 'token-1');
    imap.deliver(letter);
    const host = fakeHost();
    await channel.start(host);
    await until(() => host.kept.length === 1, 'read');
    await channel.send(message);
    expect(signedIn).toEqual(['token-1']);
    expect(tokens.asked.map((each) => Object.fromEntries(each))).toEqual([
      {
        client_id: 'client',
        client_secret: 'secret',
        refresh_token: 'refresh',
        grant_type: 'refresh_token',
      },
    ]);
    expect(await channel.probe!()).toMatchObject({ ok: true });
  });

  it('a token that the mailbox refuses is asked for anew once, and the sending has the new one', async () => {
    const tokens = await tokenServer();
    const { channel, imap, signedIn } = await door(tokens, 'token-2');
    imap.deliver(letter);
    const host = fakeHost();
    await channel.start(host);
    await until(() => host.kept.length === 1, 'read');
    await channel.send(message);
    expect([tokens.asked.length, signedIn]).toEqual([2, ['token-2']]);
  });

  it('a token that the SMTP server refuses is asked for anew once', async () => {
    const tokens = await tokenServer();
    const { channel, signedIn } = await door(tokens, 'token-2');
    await channel.send(message);
    expect(signedIn).toEqual(['token-1', 'token-2']);
  });

  it('a refresh token that is no longer good is an alarm that says how to mend it, and is not asked for in a hurry', async () => {
    const tokens = await tokenServer();
    tokens.error = 'invalid_grant';
    const { channel } = await door(tokens, 'token-1');
    const host = fakeHost();
    await channel.start(host);
    const line = host.lines.find(({ level }) => level === 'error');
    expect(line!.fields).toMatchObject({ error: expect.stringMatching(/invalid_grant.*Sign in as/) });
    expect(channel.fares!()).toEqual({
      ok: false,
      says: expect.stringContaining('MAIL_OAUTH_REFRESH_TOKEN'),
    });
    await expect(channel.send(message)).rejects.toMatchObject({
      kind: 'temporary',
      message: expect.stringContaining('MAIL_OAUTH_REFRESH_TOKEN'),
    });
    expect((await channel.probe!()).says).toContain('MAIL_OAUTH_REFRESH_TOKEN');
    expect(tokens.asked).toHaveLength(1);
  });
});

describe('the holder of the token', () => {
  it('renews it ten minutes before its end, once for all who ask', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const server = await tokenServer();
    const tokens = createTokens(MAILBOX, { ...client, tokenUrl: server.url }, 5_000);
    const begun = Date.now();
    expect(await Promise.all([tokens.current(), tokens.current()])).toEqual(['token-1', 'token-1']);
    vi.setSystemTime(begun + 49 * 60_000);
    expect(await tokens.current()).toBe('token-1');
    vi.setSystemTime(begun + 51 * 60_000);
    expect(await Promise.all([tokens.current(), tokens.current()])).toEqual(['token-2', 'token-2']);
  });

  it('a server that is not there is no fault of the refresh token', async () => {
    const tokens = createTokens(MAILBOX, { ...client, tokenUrl: 'http://127.0.0.1:1/token' }, 5_000);
    await expect(tokens.current()).rejects.toMatchObject({ code: 'mail.unreachable' });
  });
});
