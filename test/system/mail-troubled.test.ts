import { beforeAll, describe, expect, test } from 'vitest';
import { atEnd } from '../support/at-end.ts';
import { type Cable, cableTo } from './rig/cable.ts';
import { eventually } from './rig/guarded.ts';
import { HELPDESK, type MailStage, mailStage } from './rig/mail-stage.ts';

/** What mail servers and networks do. After each of it: none lost, none doubled, counted at the person's end too. */

const LETTERS = 800;
/** As in any mailbox: kept, put away and seen by nobody. */
const NEWSLETTERS = 1200;
/** Everybody at this domain writes, and is answered, in one mailbox. */
const WRITERS = 'writers.example.net';

let stage: MailStage;
let imap: Cable;
let smtp: Cable;

beforeAll(async () => {
  stage = await mailStage(async ({ ports }) => {
    imap = await cableTo(() => ports.imap);
    smtp = await cableTo(() => ports.smtp);
    atEnd(() => imap.close());
    atEnd(() => smtp.close());
    return {
      // Without the simulator's door.
      ROLES: 'channels,worker',
      IMAP_URL: `imap://${encodeURIComponent(HELPDESK)}:pw@127.0.0.1:${imap.port}?tls=off`,
      SMTP_URL: `smtp://127.0.0.1:${smtp.port}?tls=off`,
      // So long that nothing below is seen by polling: IDLE and a new connection must tell.
      MAIL_POLL_SECONDS: '3600',
    };
  });
  await stage.servers.domain(WRITERS);
  await stage.start();
  // Half a minute goes by until it is given up: looked at below.
  smtp.loseAnswerTo(doubtful);
  await stage.servers.drop(HELPDESK, short('doubtful', 0));
}, 300_000);

const address = (group: string, index: number): string => `${group}.${index}@${WRITERS}`;

/** The acknowledgement to them is taken by the SMTP server, whose answer does not come back. */
const doubtful = address('doubtful', 0);

function letter(group: string, index: number, text: string): string {
  return [
    `From: Writer <${address(group, index)}>`,
    `To: ${HELPDESK}`,
    `Message-ID: <${group}.${index}@${WRITERS}>`,
    'Date: Tue, 5 May 2026 10:00:00 +0530',
    `Subject: Bill ${index} of ${group}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
    '',
  ].join('\r\n');
}

const short = (group: string, index: number): string =>
  letter(group, index, `PWD Basti has not paid our bill ${index} of 2 lakh.`);
const newsletter = (group: string, index: number): string =>
  short(group, index).replace('Subject: ', 'Precedence: bulk\r\nList-Id: <news.example.net>\r\nSubject: ');
/** Long enough to come in several packets. */
const long = (group: string, index: number): string =>
  letter(
    group,
    index,
    `PWD Basti has not paid our bill ${index} of 2 lakh.\r\n\r\n> ${`${'x'.repeat(70)}\r\n> `.repeat(3000)}`,
  );

async function dropped(group: string, count: number, mail = short): Promise<void> {
  for (let index = 0; index < count; index++) await stage.servers.drop(HELPDESK, mail(group, index));
}

interface Counted {
  /** Originals stored, and how many different ones. */
  kept: number;
  different: number;
  /** Not yet dealt with, or set aside. */
  open: number;
  tickets: number;
  writers: number;
  acknowledged: number;
}

async function count(group: string): Promise<Counted> {
  const [row] = await stage.sql<Counted>(
    `SELECT
       (SELECT count(*)::int FROM inbox WHERE lane LIKE $1) AS kept,
       (SELECT count(DISTINCT lane)::int FROM inbox WHERE lane LIKE $1) AS different,
       (SELECT count(*)::int FROM inbox WHERE lane LIKE $1 AND state IN ('waiting', 'poison')) AS open,
       (SELECT count(*)::int FROM ticket WHERE address LIKE $1) AS tickets,
       (SELECT count(DISTINCT address)::int FROM ticket WHERE address LIKE $1) AS writers,
       (SELECT count(*)::int FROM outbox WHERE address LIKE $1 AND state = 'sent') AS acknowledged`,
    [`${group}.%@${WRITERS}`],
  );
  return row!;
}

/** To whom acknowledgements of this group came, as they lie in their mailbox. */
async function arrived(group: string): Promise<string[]> {
  return (await stage.servers.lying(WRITERS)).flatMap(
    (raw) => new RegExp(`^To: .*?(${group}\\.\\d+@)`, 'm').exec(raw)?.[1] ?? [],
  );
}

/** The mails of a group that lie in a folder of ours. */
async function lies(group: string, folder?: string): Promise<number> {
  const raws = await stage.servers.lying(HELPDESK, folder);
  return raws.filter((raw) => raw.includes(`Message-ID: <${group}.`)).length;
}

async function eachOnce(group: string, mails: number, limitMs?: number): Promise<void> {
  await eventually(
    `all ${mails} of "${group}" are acknowledged`,
    // Folders of thousands of mails are read once the database says that it is time.
    async () =>
      (await count(group)).acknowledged >= mails &&
      (await arrived(group)).length >= mails &&
      (await lies(group, 'Processed')) >= mails,
    limitMs,
  ).catch(async (error: unknown) => {
    const seen = JSON.stringify({ ...(await count(group)), arrived: (await arrived(group)).length });
    throw new Error(`${seen} of ${mails}; ${stage.log().slice(-3000)}`, { cause: error });
  });
  await eventually('all answers are noted', async () => (await count(group)).acknowledged >= mails);
  expect(await count(group)).toEqual({
    kept: mails,
    different: mails,
    open: 0,
    tickets: mails,
    writers: mails,
    acknowledged: mails,
  });
  const told = await arrived(group);
  expect([told.length, new Set(told).size]).toEqual([mails, mails]);
  expect([await lies(group), await lies(group, 'Processed'), await lies(group, 'Failed')]).toEqual([
    0,
    mails,
    0,
  ]);
}

describe('none lost, none doubled', () => {
  test('IDLE tells of mail and the connection is cut in the middle of a FETCH, at each tenth of a mail, twice', async () => {
    const cuts = ['close', 'reset'].flatMap((how) =>
      [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map((at) => ({ at, how: how as 'close' | 'reset' })),
    );
    const before = imap.connections();
    imap.cutFetches(cuts);
    await dropped('cut', 20, long);
    await eachOnce('cut', 20, 110_000);
    expect(imap.cutsLeft()).toBe(0);
    expect(imap.connections() - before).toBeGreaterThanOrEqual(cuts.length);
  });

  test('the IMAP server is restarted while mails are taken in, and mails come while it is away', async () => {
    await dropped('restart', 30);
    await eventually('some are taken', async () => (await lies('restart', 'Processed')) >= 3);
    await stage.servers.restartImap(() => dropped('away', 10));
    await eachOnce('restart', 30);
    await eachOnce('away', 10);
  });

  test('UIDVALIDITY changes while mails are taken in, and mails done before lie there again', async () => {
    const { servers } = stage;
    await dropped('renumbered', 30);
    await eventually('some are taken', async () => (await lies('renumbered', 'Processed')) >= 3);
    const before = await servers.uidValidity(HELPDESK);
    // Dovecot numbers by the second.
    await eventually('the second is over', () => Math.floor(Date.now() / 1000) > Number(before));
    imap.pull();
    await servers.forgetUids(HELPDESK);
    imap.mend();
    await eventually('the inbox is numbered anew', async () => {
      const now = await servers.uidValidity(HELPDESK);
      // A session that was still ending may write down the old numbers once more.
      if (now === before) await servers.forgetUids(HELPDESK);
      return Number(now) > Number(before);
    });
    await eachOnce('renumbered', 30);
    for (let index = 0; index < 5; index++) await servers.drop(HELPDESK, short('renumbered', index));
    await eventually('those are put away', async () => (await lies('renumbered', 'Processed')) === 35);
    expect(await count('renumbered')).toMatchObject({ kept: 30, tickets: 30 });
  });
});

test(`${LETTERS + NEWSLETTERS} mails wait at the start: each is kept once, each letter becomes one ticket and is acknowledged once`, async () => {
  await eventually(
    'the answer of which nobody heard is given up',
    async () => (await stateOf(doubtful)) === 'uncertain',
  );
  await stage.stop();
  await dropped('waiting', LETTERS);
  await dropped('news', NEWSLETTERS, newsletter);
  const begun = Date.now();
  await stage.start();
  await eachOnce('waiting', LETTERS, 280_000);
  await eventually(
    'the newsletters are put away',
    async () => (await lies('news', 'Processed')) === NEWSLETTERS,
  );
  await eventually('and dealt with', async () => (await count('news')).open === 0);
  console.log(`${LETTERS + NEWSLETTERS} waiting mails: ${Math.round((Date.now() - begun) / 1000)} s`);
  expect(await count('news')).toEqual({
    kept: NEWSLETTERS,
    different: NEWSLETTERS,
    open: 0,
    tickets: 0,
    writers: 0,
    acknowledged: 0,
  });
  expect([await lies('news'), (await arrived('news')).length]).toEqual([0, 0]);
}, 400_000);

async function stateOf(to: string): Promise<string | undefined> {
  const [row] = await stage.sql<{ state: string }>('SELECT state FROM outbox WHERE address = $1', [to]);
  return row?.state;
}

describe('the SMTP server times out after DATA', () => {
  test('the mail is uncertain, with the doctor, on its ticket and with the officer, and never sent again by itself', async () => {
    // Since then the helpdesk was started anew and sent hundreds of others.
    const rows = await stage.sql<{ id: string; state: string; ticket: string }>(
      'SELECT id, state, ticket_id AS ticket FROM outbox WHERE address = $1',
      [doubtful],
    );
    expect(rows.map(({ state }) => state)).toEqual(['uncertain']);
    const [{ id, ticket }] = rows as [(typeof rows)[0]];
    expect([smtp.lost(), (await arrived('doubtful')).length]).toEqual([1, 1]);
    expect(await count('doubtful')).toMatchObject({ kept: 1, tickets: 1, acknowledged: 0 });
    const { findings } = JSON.parse(await stage.gemcell('doctor', '--json')) as {
      findings: { part: string; ok: boolean; says: string }[];
    };
    expect(findings).toContainEqual({
      part: 'outbox',
      ok: false,
      says: expect.stringMatching(new RegExp(`message ${id} \\(mail\\) is uncertain.*gemcell resend ${id}`)),
    });
    expect((await stage.eventsOf(ticket)).map(({ kind }) => kind)).toContain('uncertain');
    const told = await stage.sql<{ text: string }>(
      `SELECT body ->> 'text' AS text FROM outbox WHERE ticket_id = $1 AND cause LIKE 'uncertain:%'`,
      [ticket],
    );
    expect(told).toMatchObject([{ text: expect.stringContaining(id) }]);
  });

  test('sent once more when somebody says so, under the same Message-ID, and the ticket says so', async () => {
    const [row] = await stage.sql<{ id: string; ticket: string }>(
      'SELECT id, ticket_id AS ticket FROM outbox WHERE address = $1',
      [doubtful],
    );
    smtp.loseAnswerTo(undefined);
    await stage.gemcell('resend', row!.id);
    await eventually('it is sent', async () => (await stateOf(doubtful)) === 'sent');
    await eventually('it arrives', async () => (await arrived('doubtful')).length === 2);
    const ids = (await stage.servers.lying(WRITERS))
      .filter((raw) => raw.includes(`<${doubtful}>`) || raw.includes(`To: ${doubtful}`))
      .map((raw) => /^Message-ID: (.*)$/im.exec(raw)?.[1]?.trim());
    expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
    expect((await stage.eventsOf(row!.ticket)).map(({ kind }) => kind)).toContain('sent_again');
  });
});
