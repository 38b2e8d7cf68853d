import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { atEnd } from '../support/at-end.ts';
import { testDatabase } from '../support/database.ts';
import { startFakeSlack } from '../support/fake-slack.ts';
import { gemcell, type Ran } from '../support/gemcell.ts';

let settings: Record<string, string>;
let folder: string;

beforeAll(async () => {
  const database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'gemcell-replay-'));
  atEnd(async () => rmSync(folder, { recursive: true, force: true }));
  const slack = await startFakeSlack();
  atEnd(() => slack.stop());
  settings = {
    DATABASE_URL: database.url,
    DATA_DIR: folder,
    TELEGRAM_BOT_TOKEN: '4200:token',
    TELEGRAM_API_ROOT: 'http://127.0.0.1:9',
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'GeM Cell <helpdesk@example.org>',
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_APP_TOKEN: 'xapp-1',
    SLACK_API_URL: slack.apiRoot,
  };
});

/** Each payload in a file of its own. */
async function replay(channel: string, ...payloads: string[]): Promise<{ ran: Ran; told: Told[] }> {
  const files = payloads.map((payload, n) => {
    const file = join(folder, `payload-${n}`);
    writeFileSync(file, payload);
    return file;
  });
  const ran = await gemcell(['replay', channel, '--json', ...files], settings);
  return { ran, told: JSON.parse(ran.out || '[]') as Told[] };
}

interface Told {
  readonly fault?: string;
  readonly happened: {
    fresh: boolean;
    answer?: { kind: string; text: string };
    result?: { intent: string; replies: object[] };
  }[];
}

const update = (id: number, text: string) => ({
  update_id: id,
  message: {
    message_id: id,
    date: 1790000000,
    chat: { id: 77, type: 'private' },
    from: { id: 77, is_bot: false, first_name: 'Clerk', language_code: 'en' },
    text,
  },
});

describe('replay', () => {
  it('takes one update and a whole answer of getUpdates, in order, and each once', async () => {
    const answer = { ok: true, result: [update(10, 'namaste'), update(11, 'crac kya hota hai')] };
    const { ran, told } = await replay(
      'telegram',
      JSON.stringify(update(10, 'namaste')),
      JSON.stringify(answer),
    );
    expect(ran.code, ran.err).toBe(0);
    expect(told.map(({ happened }) => happened.map(({ fresh }) => fresh))).toEqual([[true], [false, true]]);
    expect(told[0]!.happened[0]!.result).toMatchObject({ intent: 'greeting', replies: [{}] });
    expect(told[1]!.happened[1]!.result!.replies).not.toEqual([]);
  });

  it('takes a mail with line ends of any kind as one and the same', async () => {
    const mail = [
      'From: firm@example.org',
      'Subject: hello',
      'Message-ID: <1@example.org>',
      '',
      'Namaste.',
      '',
    ];
    const { ran, told } = await replay('mail', mail.join('\r\n'), mail.join('\n'));
    expect(ran.code, ran.err).toBe(0);
    expect(told.map(({ happened }) => happened[0]!.fresh)).toEqual([true, false]);
  });

  it('shows what the desk would answer to a command of Slack, and leaves nothing behind', async () => {
    const command = new URLSearchParams({
      command: '/gem',
      text: 'mine',
      team_id: 'T1',
      user_id: 'USTRANGER',
    });
    const { ran, told } = await replay('slack', command.toString(), command.toString());
    expect(ran.code, ran.err).toBe(0);
    for (const { happened } of told) {
      expect(happened).toHaveLength(1);
      expect(happened[0]!.answer).toMatchObject({ kind: 'text', text: expect.stringMatching(/\S/) });
      expect(happened[0]!.result).toBeUndefined();
    }
  });

  it('takes a message of the web chat as it is kept', async () => {
    const message = {
      text: 'namaste',
      from: { address: 'visitor-1', language: 'hi-Latn' },
      at: '2026-11-16T05:30:00Z',
    };
    const { ran, told } = await replay('web', JSON.stringify(message));
    expect(ran.code, ran.err).toBe(0);
    expect(told[0]!.happened[0]!.result).toMatchObject({ intent: 'greeting' });
  });

  it('names the file it can not take and why; the others go in', async () => {
    const { ran, told } = await replay('telegram', 'not JSON', JSON.stringify(update(20, 'namaste')));
    expect(ran.code).toBe(1);
    expect(told[0]!.fault).toMatch(/update_id/);
    expect(told[1]!.happened[0]!.fresh).toBe(true);
  });

  it('says which settings a door lacks that is off', async () => {
    const off = { DATABASE_URL: settings.DATABASE_URL!, DATA_DIR: folder };
    const ran = await gemcell(['replay', 'slack', join(folder, 'payload-0')], off);
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(/"slack" is off/);
  });
});
