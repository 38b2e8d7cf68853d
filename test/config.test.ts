import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { envExample, settingsTable } from '../src/cli/settings-shown.ts';
import { type Config, readConfig, SETTINGS } from '../src/config.ts';

const folder = mkdtempSync(join(tmpdir(), 'gemcell-config-'));
const none = join(folder, 'none');
const read = (env: Record<string, string>): Config => readConfig(env, none);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ofProject = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');

function told(env: Record<string, string>): string {
  try {
    read(env);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was told');
}

test('with no settings at all it runs everything, on the embedded database, as the demo cell', () => {
  const config = read({});
  expect(config).toMatchObject({
    CELL: 'up',
    DEMO: 'yes',
    PORT: 3000,
    ROLES: ['channels', 'worker', 'console'],
  });
  expect(config.DATABASE_URL).toBeUndefined();
});

describe('wrong and missing settings', () => {
  test('are told all at once, each by its name and in plain words', () => {
    const message = told({
      PORT: 'eighty',
      DATABASE_URL: 'mysql://localhost/gemcell',
      ROLES: 'channels,workers',
      CELL: '../etc',
      TELEGRAM_BOT_TOKEN: 'my-bot',
      TELEGRAM_WEBHOOK_SECRET: 'short',
      SMTP_URL: 'smtp.example.org',
      LOG_LEVEL: 'loud',
      DEMO: 'maybe',
    });
    expect(message.split('\n')).toEqual([
      'These settings are missing or wrong:',
      '  DATABASE_URL must be an address such as postgres://user:password@localhost:5432/gemcell',
      '  PORT must be a number from 0 to 65535',
      '  CELL must be the name of a folder of src/cells, such as up',
      '  ROLES must be a list of channels, worker, console',
      '  DEMO must be yes or no',
      '  TELEGRAM_BOT_TOKEN must look like 123456:ABC-def, as BotFather gave it',
      '  TELEGRAM_WEBHOOK_SECRET must be 16 to 256 letters, digits, _ or -',
      '  SMTP_URL must be an address such as smtps://user:password@smtp.example.org:465',
      '  LOG_LEVEL must be debug, info, warn, error or silent',
      '  MAIL_FROM is needed with SMTP_URL: who sends our mails',
      '  PUBLIC_URL is needed with TELEGRAM_WEBHOOK_SECRET: where Telegram finds us',
      'See .env.example.',
    ]);
  });

  test('what one setting asks of another is told beside them', () => {
    const message = told({
      IMAP_URL: 'imap://localhost:143',
      TELEGRAM_BOT_TOKEN: '123456:ABC-def',
      TELEGRAM_WEBHOOK_SECRET: 'a-long-enough-secret',
      LOG_LEVEL: 'loud',
    });
    expect(message.split('\n').slice(1, -1)).toEqual([
      '  LOG_LEVEL must be debug, info, warn, error or silent',
      '  MAIL_FROM is needed with IMAP_URL: who sends our mails',
      '  SMTP_URL is needed with IMAP_URL: a mail that is read is acknowledged',
      '  PUBLIC_URL is needed with TELEGRAM_WEBHOOK_SECRET: where Telegram finds us',
    ]);
  });

  test('a name in the file that is none of ours is told: it may be one of ours mistyped', () => {
    const file = join(folder, 'mistyped');
    writeFileSync(file, 'DATABSE_URL=postgres://localhost/gemcell\n');
    expect(() => readConfig({}, file)).toThrow(/DATABSE_URL in .*mistyped is no setting of the helpdesk/);
  });

  test('are never repeated in the message: a setting may be a secret', () => {
    const message = told({ TELEGRAM_BOT_TOKEN: 'hunter2', SMTP_URL: 'ftp://me:hunter2@example.org' });
    expect(message).not.toContain('hunter2');
  });

  test.each([
    ['PORT', '3000.5'],
    ['PORT', '-1'],
    ['PORT', 'Infinity'],
    ['HOLD_SECONDS', '0'],
    ['ROLES', ','],
    ['TRUSTED_PROXIES', 'loopback, everyone'],
    ['CELL', 'UP'],
    ['IMAP_URL', 'imap.example.org:993'],
    ['MAIL_FROM', 'GeM Cell'],
    ['PUBLIC_URL', 'helpdesk.example.org'],
  ])('%s=%s is told in words, not in those of the library', (name, value) => {
    const lines = told({ [name]: value, MAIL_FROM: name === 'MAIL_FROM' ? value : 'cell@example.org' });
    expect(lines).toMatch(new RegExp(`^ {2}${name} (must|is needed)`, 'm'));
    expect(lines).not.toMatch(/Invalid|expected|received|Too (small|big)/);
  });
});

describe('a .env file', () => {
  test('is read, and the environment wins over it', () => {
    const file = join(folder, 'env');
    writeFileSync(file, '# ours\nPORT=4000\nCELL = "mp"\nLOG_LEVEL=\n#HOST=0.0.0.0\n');
    const config = readConfig({ PORT: '5000' }, file);
    expect(config).toMatchObject({ PORT: 5000, CELL: 'mp', LOG_LEVEL: 'info', HOST: '127.0.0.1' });
  });

  test('.env.example as it stands is a good one, and changes nothing', () => {
    const file = join(folder, 'example');
    writeFileSync(file, envExample());
    expect(readConfig({}, file)).toEqual(read({}));
  });

  test('.env.example with every line taken up that has a value is a good one too', () => {
    const file = join(folder, 'taken-up');
    writeFileSync(file, envExample().replaceAll(/^#(?=[A-Z_]+=.)/gm, ''));
    expect(readConfig({}, file)).toEqual(read({}));
  });
});

describe('what is told of the settings is current', () => {
  test('.env.example', () => {
    expect(ofProject('.env.example')).toBe(envExample());
  });

  test("the README's table", () => {
    expect(ofProject('README.md')).toContain(settingsTable());
  });

  test('each setting says what it is for', () => {
    for (const [name, schema] of Object.entries(SETTINGS))
      expect(schema.description, name).toMatch(/\w{3}.*\./);
  });
});
