import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { knowContact } from '../../src/contacts/index.ts';
import { advanceClock } from '../../src/jobs/index.ts';
import { rows } from '../../src/lib/rows.ts';
import { dayOf } from '../../src/lib/time.ts';
import { scheduleOf, serve } from '../../src/wiring/index.ts';
import { type ImapPeer, imapPeer, MAILBOX, mail, type SmtpPeer, smtpPeer } from '../adapters/mail/peers.ts';
import { submission, wireBody } from '../adapters/slack/help.ts';
import { testDatabase } from '../support/database.ts';
import { until } from '../support/fake-host.ts';
import { type TestHouse, testHouse, troubles } from '../support/house.ts';
import { inOfficeHours } from '../support/office-hours.ts';
import { type Visitor, visitor } from '../support/pages.ts';
import { startWorkspace, type Workspace } from '../support/slack-emulator.ts';
import { startTelegram, type TelegramProxy } from '../support/telegram-proxy.ts';
import { freePort } from '../support/telegram-wire.ts';

const CHAT = 1700000009;
const ADDRESS = 'vendor@example.org';
const SECRET = 'a-signing-secret-of-slack';
const VOUCHING = 'mx.example.org';
const WAIT = 20_000;

let telegram: TelegramProxy;
let imap: ImapPeer;
let smtp: SmtpPeer;
let slack: Workspace;
let web: Visitor;
let house: TestHouse;
let url: string;
const ends: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  telegram = await startTelegram();
  imap = await imapPeer();
  smtp = await smtpPeer();
  slack = await startWorkspace();
  ends.push(
    () => telegram.stop(),
    () => imap.close(),
    () => smtp.close(),
    () => slack.stop(),
  );
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  house = await testHouse(await testDatabase(), {
    PORT: String(port),
    PUBLIC_URL: url,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    IMAP_URL: imap.url(),
    SMTP_URL: smtp.url,
    MAIL_FROM: `GeM Cell <${MAILBOX}>`,
    MAIL_AUTH_SERVER: VOUCHING,
    MAIL_POLL_SECONDS: '1',
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_API_URL: slack.apiRoot,
  });
  await inOfficeHours(house);
  const serving = await serve(house);
  ends.push(() => serving.stop());
  web = visitor(url);
  await seatAtTheDesk();
}, 120_000);

afterAll(async () => {
  for (const end of ends.reverse()) await end();
});

/** Whoever fills the post for Public Works sits in the workspace as well. */
async function seatAtTheDesk(): Promise<void> {
  await house.act({ kind: 'system', name: 'test' }, 'seat', async (act) => {
    const { handle } = await knowContact(act, { channel: 'slack', address: slack.user, verified: true });
    await act.tx.query(
      `UPDATE handle SET contact_id = (SELECT s.contact_id FROM tenure t
         JOIN staff_member s ON s.code = t.staff_member WHERE t.officer = 'PWD' AND t.to_date IS NULL)
       WHERE id = $1`,
      [handle.id],
    );
  });
}

/** What each far end was brought, oldest first. */
const onTelephone = (): string[] =>
  telegram.said(CHAT).map(({ message }) => String((message as { text?: string }).text ?? ''));
const inMailbox = (): string[] =>
  smtp.taken.filter(({ to }) => to.includes(ADDRESS)).map(({ raw }) => plainOf(raw));
const inWeb = async (): Promise<string> => (await web.get('/chat')).text();
async function atDesk(): Promise<string> {
  const { id } = (await slack.call('app', 'conversations.open', { users: slack.user })).channel as {
    id: string;
  };
  const { messages } = await slack.call('app', 'conversations.history', { channel: id });
  return JSON.stringify(messages);
}

/** The text of a mail of ours, whichever way it was coded for the wire. */
function plainOf(raw: string): string {
  const base64 = /base64\r\n(?:[\w-]+:.*\r\n)*\r\n([\w+/=\r\n]+)/i.exec(raw)?.[1];
  const text = base64 ? Buffer.from(base64, 'base64').toString('utf8') : raw;
  return text.replaceAll(/=\r\n/g, '');
}

async function byTelegram(text: string): Promise<string> {
  const before = onTelephone().length;
  const person = telegram.person(CHAT);
  await person.sendMessage(person.makeMessage(text));
  await until(() => onTelephone().length > before, `an answer on Telegram to "${text}"`, WAIT);
  return onTelephone().at(-1)!;
}

let letters = 0;
async function byMail(subject: string, text: string): Promise<string> {
  const before = inMailbox().length;
  letters += 1;
  imap.deliver(
    mail(
      `Authentication-Results: ${VOUCHING}; dmarc=pass header.from=example.org`,
      `From: Vendor, Kanpur <${ADDRESS}>`,
      `To: ${MAILBOX}`,
      `Message-ID: <letter-${letters}@example.org>`,
      `Subject: ${subject}`,
      '',
      text,
      '',
    ),
  );
  await until(() => inMailbox().length > before, `an answer by mail to "${text}"`, WAIT);
  return inMailbox().at(-1)!;
}

async function byWeb(text: string, answer: RegExp, choice?: string): Promise<string> {
  await web.post('/chat/message', { once: `${text}-${Date.now()}`, text, ...(choice ? { choice } : {}) });
  await until(async () => answer.test(await inWeb()), `the page answers "${text}"`, WAIT);
  return inWeb();
}

/** A dialog of Slack's is sent off, signed as Slack signs. */
async function fillAtDesk(deed: string, number: string, typed: Record<string, object>): Promise<void> {
  const content = submission(typed, { name: `deed:${deed}:${number}` }, { id: `V-${deed}` });
  const body = wireBody('actions', { ...content, user: { id: slack.user, name: 'engineer' } });
  const stamp = String(Math.floor(Date.now() / 1000));
  const signature = `v0=${createHmac('sha256', SECRET).update(`v0:${stamp}:${body}`).digest('hex')}`;
  const response = await fetch(`${url}/slack/actions`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-signature': signature,
      'x-slack-request-timestamp': stamp,
    },
    body,
  });
  expect([response.status, await response.text()]).toEqual([200, '']);
}

const typedText = (value: string) => ({ text: { type: 'plain_text_input', value } });
const codeIn = (text: string | undefined): string => /\b\d{3}-\d{3}\b/.exec(text ?? '')![0];
const codesInMailbox = (): string[] => inMailbox().filter((text) => /write this code/.test(text));
const quiet = async () =>
  (
    await rows(
      house.db,
      `SELECT 1 FROM inbox WHERE state = 'waiting' UNION ALL
       SELECT 1 FROM outbox WHERE state IN ('waiting', 'handed_over') AND channel <> 'simulator'`,
    )
  ).length === 0;

describe('with the real doors', () => {
  it('one ticket begun on Telegram, continued by mail, answered from Slack, closed in the web chat', async () => {
    await byTelegram('PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026');
    const number = /GC-\d{4}-\d{6}-[A-Z]/.exec(await byTelegram('yes'))![0];
    await until(async () => (await atDesk()).includes(number), 'the card at the desk', WAIT);

    // Nobody's yet, then joined by the code that goes out by the other door.
    expect(await byMail('Our ticket', `What is the status of ${number}?`)).not.toContain('Public Works');
    await byTelegram(`/join ${ADDRESS}`);
    await until(() => codesInMailbox().length === 1, 'the code in the mailbox', WAIT);
    expect(await byTelegram(codeIn(codesInMailbox()[0]))).toContain(number);
    const telephone = onTelephone().length;

    // Continued by mail.
    await until(() => inMailbox().some((text) => /joined with yours/.test(text)), 'the notice', WAIT);
    expect(await byMail('Bill', `The bill for ${number} was passed on 10 November.`)).toContain(
      'Added to ticket',
    );

    // Answered from Slack: a note stays, the reply goes out once, by the door last spoken at.
    const letters = inMailbox().length;
    await fillAtDesk('note', number, typedText('The treasury token is missing.'));
    await fillAtDesk('reply', number, typedText('The bill is with the treasury.'));
    await until(
      async () => (await rows(house.db, `SELECT 1 FROM held_reply`)).length === 1,
      'it is held',
      WAIT,
    );
    expect(inMailbox()).toHaveLength(letters);
    await advanceClock(scheduleOf(house), '1m');
    await until(() => inMailbox().length === letters + 1, 'the reply', WAIT);
    expect(inMailbox().at(-1)).toContain('The bill is with the treasury.');

    // A visitor of the web chat proves to be the same person, and closes what was resolved.
    await byWeb(`What is the status of ${number}?`, /There is no ticket/);
    await byWeb('I opened it elsewhere', /a code is on its way/, `join:${number}`);
    await until(() => codesInMailbox().length === 2, 'a second code in the mailbox', WAIT);
    await byWeb(codeIn(codesInMailbox()[1]), /now known as yours/);
    await byWeb(`The token was issued, please add this to my ticket ${number}`, /Added to ticket/);
    const mailbox = inMailbox().length;
    await fillAtDesk('resolve', number, {
      ...typedText('The department has released the payment of two lakh rupees.'),
      outcome: { type: 'static_select', selected_option: { value: 'solved' } },
      payment_date: { type: 'datepicker', selected_date: dayOf(await house.now()) },
    });
    await until(async () => /is resolved/.test(await inWeb()), 'the page tells it', WAIT);
    await byWeb(`What is the status of ${number}?`, /value="close:/);
    const page = await byWeb('Solved, close it', /is closed/, `close:${number}`);
    await until(quiet, 'nothing more is under way', WAIT);

    // What each of them saw.
    expect(page).toContain('released the payment');
    expect(page).not.toContain('token is missing');
    expect(inMailbox().join('\n')).not.toMatch(/token is missing|released the payment/);
    expect(
      inMailbox()
        .slice(mailbox)
        .every((text) => /joined with yours/.test(text)),
    ).toBe(true);
    expect(inMailbox().filter((text) => /with the treasury/.test(text))).toHaveLength(1);
    expect(onTelephone()).toHaveLength(telephone);
    expect(await atDesk()).toContain(number);

    // The whole history, and by which door each line came and went.
    const [ticket] = await rows<{ id: string; status: string; n: string }>(
      house.db,
      `SELECT id, status, (SELECT count(*) FROM ticket) AS n FROM ticket`,
    );
    expect(ticket).toMatchObject({ status: 'closed', n: '1' });
    const said = await rows<{ line: string }>(
      house.db,
      `SELECT direction || ' ' || coalesce(door, '-') AS line FROM ticket_message WHERE ticket_id = $1 ORDER BY at`,
      [ticket!.id],
    );
    expect(said.map(({ line }) => line).filter((line, at, all) => line !== all[at - 1])).toEqual([
      'in telegram',
      'in mail',
      'note -',
      'out mail',
      'in web',
      'out web',
    ]);
    const kinds = await rows<{ kind: string }>(
      house.db,
      'SELECT kind FROM ticket_event WHERE ticket_id = $1 ORDER BY seq',
      [ticket!.id],
    );
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'opened',
      'contact_joined',
      'added',
      'noted',
      'replied',
      'contact_joined',
      'added',
      'resolved',
      'closed',
    ]);
    expect(troubles(house)).toEqual([]);
  }, 180_000);
});
