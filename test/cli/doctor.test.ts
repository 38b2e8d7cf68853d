import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { atEnd } from '../support/at-end.ts';
import { testDatabase } from '../support/database.ts';
import { startFakeSlack } from '../support/fake-slack.ts';
import { gemcell, type Ran } from '../support/gemcell.ts';
import { refusal, startTelegram } from '../support/telegram-proxy.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
let folder: string;

beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'gemcell-doctor-'));
  atEnd(async () => rmSync(folder, { recursive: true, force: true }));
});

interface Finding {
  readonly part: string;
  readonly ok: boolean;
  readonly says: string;
}

async function doctor(
  more: Record<string, string> = {},
): Promise<{ code: Ran['code']; of: Record<string, Finding> }> {
  const ran = await gemcell(['doctor', '--json'], { DATABASE_URL: database.url, DATA_DIR: folder, ...more });
  const { findings } = JSON.parse(ran.out) as { findings: Finding[] };
  return { code: ran.code, of: Object.fromEntries(findings.map((each) => [each.part, each])) };
}

describe('doctor', () => {
  it('finds nothing in a house in which only the web door is open, and says how to open the others', async () => {
    const { code, of } = await doctor();
    expect(code).toBe(0);
    expect(of.database!.says).toMatch(/^PostgreSQL \d+/);
    for (const [door, setting] of [
      ['mail', 'IMAP_URL'],
      ['telegram', 'TELEGRAM_BOT_TOKEN'],
      ['slack', 'SLACK_BOT_TOKEN'],
    ] as const)
      expect(of[door]).toMatchObject({
        ok: true,
        says: expect.stringMatching(new RegExp(`^off; .*${setting}`)),
      });
  });

  it('tries each connection, and says of each how to mend it, also while the database is away', async () => {
    const telegram = await startTelegram();
    atEnd(() => telegram.stop());
    telegram.fail('getMe', refusal(401, 'Unauthorized'));
    const slack = await startFakeSlack();
    atEnd(() => slack.stop());
    slack.next('auth.test', { ok: false, error: 'invalid_auth' });
    const { code, of } = await doctor({
      DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none',
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
      SLACK_API_URL: slack.apiRoot,
      SMTP_URL: 'smtp://127.0.0.1:9',
      MAIL_FROM: 'helpdesk@example.org',
    });
    expect(code).toBe(1);
    expect(of.start).toMatchObject({ ok: false, says: expect.stringContaining('does not answer') });
    expect(of.telegram).toMatchObject({ ok: false, says: expect.stringContaining('TELEGRAM_BOT_TOKEN') });
    expect(of.slack).toMatchObject({ ok: false, says: expect.stringContaining('SLACK_BOT_TOKEN') });
    expect(of.mail).toMatchObject({ ok: false, says: expect.stringContaining('SMTP_URL') });
  });

  it('sees that nobody takes what waits', async () => {
    await database.query(
      `INSERT INTO inbox (channel, account, external_id, lane, raw, kept_at)
       VALUES ('web', 'web', 'left', 'visitor', '', clock_timestamp() - interval '1 hour')`,
    );
    const { code, of } = await doctor();
    expect(code).toBe(1);
    expect(of.work).toMatchObject({
      ok: false,
      says: expect.stringMatching(/^1 in the inbox since .*gemcell start/),
    });
    await database.query(`UPDATE inbox SET held_until = clock_timestamp() WHERE external_id = 'left'`);
    expect((await doctor()).of.work).toMatchObject({ ok: true });
  });
});
