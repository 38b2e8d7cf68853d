import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mailOriginal } from '../../src/adapters/mail/index.ts';
import type { Channel } from '../../src/channel.ts';
import { findingsIn } from '../../src/cli/findings.ts';
import { keepOriginal } from '../../src/inbox/index.ts';
import { runDue } from '../../src/jobs/index.ts';
import { oneRow, rows } from '../../src/lib/rows.ts';
import type { Database } from '../../src/persistence/index.ts';
import { deliverAll, doorsOf, scheduleOf, takeAll } from '../../src/wiring/index.ts';
import {
  type ImapPeer,
  imapPeer,
  MAILBOX,
  mail,
  type SmtpPeer,
  smtpPeer,
  type Wire,
  wireTo,
} from '../adapters/mail/peers.ts';
import { testDatabase } from '../support/database.ts';
import { gemcell, type Ran } from '../support/gemcell.ts';
import { newFolder, type TestHouse, testHouse } from '../support/house.ts';

/** The SMTP server takes a mail and ends the connection before it has answered: did it arrive? */

let db: Database;
let house: TestHouse;
let imap: ImapPeer;
let smtp: SmtpPeer;
let cable: Wire;
let channels: Map<string, Channel>;
/** While true the server takes a mail and is gone before it has answered. */
let mute = false;
let writers = 0;

beforeAll(async () => {
  db = await testDatabase();
  imap = await imapPeer(undefined, ['Sent']);
  smtp = await smtpPeer({
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        smtp.taken.push({ from: '', to, raw: Buffer.concat(chunks).toString() });
        if (mute && !to.includes(OFFICER)) cable.cut();
        else callback();
      });
    },
  });
  cable = await wireTo(Number(new URL(smtp.url).port));
  house = await testHouse(db, {
    IMAP_URL: imap.url(),
    SMTP_URL: `smtp://127.0.0.1:${cable.port}?tls=off`,
    MAIL_FROM: `GeM Cell <${MAILBOX}>`,
    ROLES: 'channels',
  });
  const doors = await doorsOf(house);
  channels = new Map(doors.filter(({ name }) => name === 'mail').map((door) => [door.name, door]));
  await db.query(
    `INSERT INTO handle (id, contact_id, channel, address, verified_at, created_at)
     SELECT gen_random_uuid(), s.contact_id, 'mail', $1, now(), now()
     FROM tenure t JOIN staff_member s ON s.code = t.staff_member WHERE t.officer = 'PWD'`,
    [OFFICER],
  );
}, 120_000);
afterAll(async () => {
  await channels.get('mail')!.stop();
  await house.close();
  await cable.close();
  await smtp.close();
  await imap.close();
});
beforeEach(() => {
  mute = false;
});

const OFFICER = 'officer@example.net';

async function comes(...lines: string[]): Promise<void> {
  const raw = mail(`To: ${MAILBOX}`, ...lines);
  await keepOriginal(house.db, await mailOriginal(MAILBOX, raw, raw.length), await house.now());
  await takeAll(house, channels);
}

interface Doubt {
  readonly writer: string;
  readonly id: string;
  readonly messageId: string;
  readonly ticket: { readonly id: string; readonly number: string };
}

/** A vendor's matter, whose acknowledgement nobody knows the fate of. */
async function doubtful(): Promise<Doubt> {
  const writer = `vendor${writers++}@example.com`;
  mute = true;
  await comes(
    `From: ${writer}`,
    `Message-ID: <m${writers}@example.com>`,
    `Subject: Bill ${writers}`,
    '',
    `PWD Basti has not paid our bill ${writers} of 2 lakh for GEMC-51168770000${1000 + writers}`,
  );
  await deliverAll(house, channels);
  mute = false;
  const row = await outboxOf(writer);
  const ticket = await oneRow<{ id: string; number: string }>(
    db,
    'SELECT id, number FROM ticket WHERE address = $1',
    [writer],
  );
  return { writer, id: row!.id, messageId: row!.external_id, ticket: ticket! };
}

const outboxOf = (writer: string) =>
  oneRow<{ id: string; state: string; external_id: string; error: string | null }>(
    db,
    'SELECT id, state, external_id, error FROM outbox WHERE address = $1 ORDER BY id LIMIT 1',
    [writer],
  );
const eventsOf = async ({ ticket }: Doubt): Promise<string[]> =>
  (
    await rows<{ kind: string }>(db, 'SELECT kind FROM ticket_event WHERE ticket_id = $1 ORDER BY seq', [
      ticket.id,
    ])
  ).map(({ kind }) => kind);
const toldOfficer = async ({ ticket }: Doubt): Promise<string> =>
  (
    await rows<{ text: string }>(
      db,
      `SELECT body ->> 'text' AS text FROM outbox WHERE address = $1 AND ticket_id = $2 ORDER BY id`,
      [OFFICER, ticket.id],
    )
  ).at(-1)!.text;
const sentTo = (writer: string) => smtp.taken.filter(({ to }) => to.includes(writer));
const reply = (doubt: Doubt, ...more: string[]) =>
  comes(
    ...more,
    `Message-ID: <r${writers}@example.com>`,
    `In-Reply-To: ${doubt.messageId}`,
    'Subject: Re: Bill',
    '',
    'Thank you',
  );

describe('an SMTP server that falls silent after DATA', () => {
  it('leaves a message that stands as uncertain on its ticket, with the officer and the doctor, and is not sent twice', async () => {
    const doubt = await doubtful();
    expect(await outboxOf(doubt.writer)).toMatchObject({ state: 'uncertain' });
    expect(doubt.messageId).toMatch(/^<out\..+@example\.org>$/);
    expect(await eventsOf(doubt)).toContain('uncertain');
    const told = await toldOfficer(doubt);
    expect(told).toContain(doubt.ticket.number);
    expect(told).toContain(doubt.id);
    expect(await findingsIn(house)).toContainEqual({
      part: 'outbox',
      ok: false,
      says: expect.stringMatching(
        new RegExp(`message ${doubt.id} \\(mail\\) is uncertain: .*gemcell resend ${doubt.id}$`),
      ),
    });
    await deliverAll(house, channels);
    await runDue(scheduleOf(house, channels));
    await deliverAll(house, channels);
    expect(sentTo(doubt.writer)).toHaveLength(1);
  });

  it('is no doubt where our Sent folder has the mail: nobody is bothered', async () => {
    const lay = imap.deliver;
    const writer = `vendor${writers}@example.com`;
    // As Gmail does: the copy lies there before the answer is heard.
    const before = smtp.taken.length;
    const copying = setInterval(() => {
      const taken = smtp.taken.slice(before).find(({ to }) => to.includes(writer));
      if (!taken) return;
      clearInterval(copying);
      lay(taken.raw, 'Sent');
    }, 1);
    const doubt = await doubtful();
    clearInterval(copying);
    expect(await outboxOf(writer)).toMatchObject({ state: 'sent', error: null });
    expect(await eventsOf(doubt)).not.toContain('uncertain');
  });
});

describe('an uncertain message is settled by itself', () => {
  it('when the copy shows up in our Sent folder later', async () => {
    const doubt = await doubtful();
    imap.deliver(sentTo(doubt.writer)[0]!.raw, 'Sent');
    await db.query(`DELETE FROM job_run WHERE job = 'look for uncertain messages'`);
    await runDue(scheduleOf(house, channels));
    expect(await outboxOf(doubt.writer)).toMatchObject({ state: 'sent', error: null });
    expect(await eventsOf(doubt)).toContain('arrived');
    expect(await toldOfficer(doubt)).toContain(doubt.ticket.number);
  });

  it('when somebody answers it', async () => {
    const doubt = await doubtful();
    await reply(doubt, `From: ${doubt.writer}`);
    expect(await outboxOf(doubt.writer)).toMatchObject({ state: 'sent', error: null });
    expect(await eventsOf(doubt)).toContain('arrived');
  });

  it('when a machine answers it', async () => {
    const doubt = await doubtful();
    await reply(doubt, `From: ${doubt.writer}`, 'Auto-Submitted: auto-replied');
    expect(await outboxOf(doubt.writer)).toMatchObject({ state: 'sent' });
  });

  it('when it bounces: then it has failed', async () => {
    const doubt = await doubtful();
    await comes(
      'From: MAILER-DAEMON@mx.example.com',
      'Message-ID: <b1@mx.example.com>',
      'Subject: Undelivered Mail Returned to Sender',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example.com',
      '',
      `Final-Recipient: rfc822; ${doubt.writer}`,
      'Action: failed',
      'Status: 5.1.1',
      '',
      '--b',
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: ${doubt.messageId}`,
      '',
      '--b--',
    );
    expect(await outboxOf(doubt.writer)).toMatchObject({ state: 'failed' });
    expect(await eventsOf(doubt)).toContain('bounced');
  });

  it('but not by a mail that names another one', async () => {
    const doubt = await doubtful();
    await reply(
      { ...doubt, messageId: doubt.messageId.replace(/-[0-9a-f]{4}/, '-0000') },
      `From: ${doubt.writer}`,
    );
    expect(await outboxOf(doubt.writer)).toMatchObject({ state: 'uncertain' });
  });
});

describe('sent once more, because somebody says so', () => {
  const resend = (id: string): Promise<Ran> =>
    gemcell(['resend', id, '--json'], { DATABASE_URL: db.url, DATA_DIR: newFolder() });

  it('it goes out under the same Message-ID, and the ticket says so', async () => {
    const doubt = await doubtful();
    expect(JSON.parse((await resend(doubt.id)).out)).toEqual({ message: doubt.id, again: true });
    await deliverAll(house, channels);
    const ids = sentTo(doubt.writer).map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)?.[1]?.trim());
    expect(ids).toEqual([doubt.messageId, doubt.messageId]);
    expect(await outboxOf(doubt.writer)).toMatchObject({ state: 'sent' });
    expect((await eventsOf(doubt)).slice(-1)).toEqual(['sent_again']);
    const refused = await resend(doubt.id);
    expect([refused.code, refused.err]).toEqual([
      1,
      expect.stringMatching(/neither failed nor is uncertain/),
    ]);
  });

  it('uncertain again it is told again', async () => {
    const doubt = await doubtful();
    await resend(doubt.id);
    mute = true;
    await deliverAll(house, channels);
    expect((await eventsOf(doubt)).filter((kind) => kind === 'uncertain')).toHaveLength(2);
    expect(sentTo(doubt.writer)).toHaveLength(2);
  });

  it('a number that is none of ours, or none at all, is refused', async () => {
    expect((await resend('999999')).code).toBe(1);
    expect((await resend('; DROP')).code).toBe(1);
  });
});
