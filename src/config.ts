import { existsSync, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { z } from 'zod';
import { Trouble } from './lib/errors.ts';

const ROLES = ['channels', 'worker', 'console'] as const;
const NO_ROLE = `must be a list of ${ROLES.join(', ')}`;
const url = (protocols: string[], example: string) =>
  z.string().refine((value) => {
    try {
      return protocols.includes(new URL(value).protocol.replace(':', ''));
    } catch {
      return false;
    }
  }, `must be an address such as ${example}`);
const wholeNumber = (least: number, most: number) =>
  z.coerce
    .number(`must be a number from ${least} to ${most}`)
    .int()
    .min(least, `must be at least ${least}`)
    .max(most, `must be at most ${most}`);

const isProxy = (text: string): boolean =>
  ['loopback', 'linklocal', 'uniquelocal'].includes(text) ||
  (isIP(text.split('/')[0]!) !== 0 && /^[^/]+(\/\d{1,3})?$/.test(text));

/** Every setting, with what it is for; .env.example is made from this. */
export const SETTINGS = {
  DATABASE_URL: url(['postgres', 'postgresql'], 'postgres://user:password@localhost:5432/gemcell')
    .optional()
    .describe('PostgreSQL 15 or later. Absent: an embedded PostgreSQL under DATA_DIR.'),
  DATA_DIR: z
    .string()
    .min(1)
    .default('.data')
    .describe('Where the embedded database and the trained model are kept.'),
  PORT: wholeNumber(0, 65535)
    .default(3000)
    .describe('Port of the web chat, the simulator and the webhooks. 0: any free one.'),
  HOST: z
    .string()
    .default('127.0.0.1')
    .describe('Address to listen on; 0.0.0.0 behind a reverse proxy on another machine.'),
  TRUSTED_PROXIES: z
    .string()
    .transform((value) => value.split(',').map((proxy) => proxy.trim()))
    .pipe(z.array(z.string().refine(isProxy, 'must be a list such as loopback, 10.0.0.0/8')))
    .optional()
    .describe('Reverse proxies whose X-Forwarded-For is believed: loopback, addresses or ranges.'),
  PUBLIC_URL: url(['http', 'https'], 'https://helpdesk.example.org')
    .optional()
    .describe('How the outside reaches us; needed for webhooks.'),
  CELL: z
    .string()
    .regex(/^[a-z]{2,8}$/, 'must be the name of a folder of src/cells, such as up')
    .default('up')
    .describe('Which GeM Cell this is.'),
  ROLES: z
    .string()
    .default('channels,worker,console')
    .transform((value) =>
      value
        .split(',')
        .map((role) => role.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.enum(ROLES, NO_ROLE)).min(1, NO_ROLE))
    .describe(
      'What this process runs: channels (doors), worker (turns, deliveries, clock), console (web pages).',
    ),
  DEMO: z
    .enum(['yes', 'no'], 'must be yes or no')
    .default('yes')
    .describe('yes: the simulator and "clock advance" are there. Say no in production.'),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/, 'must look like 123456:ABC-def, as BotFather gave it')
    .optional()
    .describe('Absent: Telegram is off.'),
  TELEGRAM_API_ROOT: url(['http', 'https'], 'https://api.telegram.org')
    .optional()
    .describe('Another Bot API server, for tests or your own.'),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/, 'must be 16 to 256 letters, digits, _ or -')
    .optional()
    .describe('Given, with PUBLIC_URL: updates come by webhook. Absent: by polling.'),
  TELEGRAM_WEBHOOK_PATH: z
    .string()
    .regex(/^\/[\w./-]{1,100}$/, 'must begin with / and hold letters, digits, . _ - and / only')
    .default('/telegram')
    .describe('Where below PUBLIC_URL Telegram calls.'),
  IMAP_URL: url(['imap', 'imaps'], 'imaps://user:password@imap.example.org:993')
    .optional()
    .describe('The mailbox of the cell; user and password percent-encoded. Absent: no mail is read.'),
  IMAP_FOLDERS: z
    .string()
    .transform((value) =>
      value
        .split(',')
        .map((folder) => folder.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.string().max(200)).min(1, 'must be a list such as INBOX, Junk'))
    .default(['INBOX'])
    .describe(
      'Folders that are read. In the first, mail is noticed at once, in the others every MAIL_POLL_SECONDS. What was ' +
        'read is moved to Processed, what could not be kept to Failed; nothing is deleted.',
    ),
  SMTP_URL: url(['smtp', 'smtps'], 'smtps://user:password@smtp.example.org:465')
    .optional()
    .describe('Where mail is handed over. Absent: no mail is sent.'),
  MAIL_OAUTH_REFRESH_TOKEN: z
    .string()
    .min(1)
    .optional()
    .describe('Given: at both servers we sign in by XOAUTH2, as the user of their URLs, without a password.'),
  MAIL_OAUTH_CLIENT_ID: z
    .string()
    .min(1)
    .optional()
    .describe('The OAuth client to which the refresh token was given.'),
  MAIL_OAUTH_CLIENT_SECRET: z.string().min(1).optional().describe('Its secret, if it has one.'),
  MAIL_OAUTH_TOKEN_URL: url(['http', 'https'], 'https://oauth2.googleapis.com/token')
    .default('https://oauth2.googleapis.com/token')
    .describe('Where access tokens are given out.'),
  MAIL_FROM: z
    .string()
    .regex(/^([^<>\r\n]*<)?[^\s@<>]+@[^\s@<>]+>?$/, 'must be an address such as GeM Cell <cell@example.org>')
    .optional()
    .describe('Sender of our mails.'),
  MAIL_OWN_ADDRESSES: z
    .string()
    .transform((value) =>
      value
        .split(',')
        .map((address) => address.trim().toLowerCase())
        .filter(Boolean),
    )
    .pipe(
      z.array(
        z
          .string()
          .regex(/^[^\s@<>]+@[^\s@<>]+$/, 'must be a list such as cell@example.org, help@example.org'),
      ),
    )
    .optional()
    .describe('Further addresses of ours, besides that of MAIL_FROM, at which people write to us.'),
  MAIL_AUTH_SERVER: z
    .string()
    .regex(/^[\w.-]+$/, 'must be a name such as mx.example.org')
    .optional()
    .describe(
      'Name under which our receiving server writes Authentication-Results. Absent: only Gmail is believed, and ' +
        'officers cannot act by mail.',
    ),
  MAIL_DKIM_SELECTOR: z
    .string()
    .regex(/^[\w.-]+$/, 'must be a name such as gemcell2026')
    .optional()
    .describe(
      'Given, with MAIL_DKIM_KEY_FILE: we sign our mails for the domain of MAIL_FROM, whose DNS has the public key ' +
        'under SELECTOR._domainkey. Absent: the server of SMTP_URL signs, or nobody.',
    ),
  MAIL_DKIM_KEY_FILE: z
    .string()
    .min(1)
    .optional()
    .describe('The RSA private key (PEM) with which our mails are signed; readable by this user alone.'),
  MAIL_POLL_SECONDS: wholeNumber(1, 3600)
    .default(60)
    .describe('How often the mailbox is looked at, whatever IDLE says.'),
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^xox[a-z]-\S+$/, 'must look like xoxb-…, as the page of the app gives it')
    .optional()
    .describe('The desk of the staff in Slack (docs/slack.md). Absent: Slack is off.'),
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-\S+$/, 'must look like xapp-…, with the scope connections:write')
    .optional()
    .describe('Given: Slack is listened to by Socket Mode, and no public address is needed.'),
  SLACK_SIGNING_SECRET: z
    .string()
    .min(8, 'must be the Signing Secret of the page of the app')
    .optional()
    .describe('Given, with PUBLIC_URL: Slack calls us with signed requests.'),
  SLACK_API_URL: url(['http', 'https'], 'https://slack.com/api/')
    .optional()
    .describe('Another server with the Web API of Slack, for tests.'),
  CLAMAV_URL: url(['tcp'], 'tcp://127.0.0.1:3310')
    .optional()
    .describe('A ClamAV daemon that looks at every file taken in. Absent: files are not scanned.'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'must be debug, info, warn, error or silent')
    .default('info')
    .describe('How much is logged. error: somebody must act.'),
  HOLD_SECONDS: wholeNumber(1, 3600)
    .default(60)
    .describe('How long a message in hand is left to a process before another takes it over.'),
  FAILPOINT: z.string().optional().describe('Tests only: the process kills itself at this point.'),
};

const schema = z.object(SETTINGS);

/** Where one setting asks for another: [given, needed, why]. */
const TOGETHER: readonly (readonly [Setting, Setting, string])[] = [
  ['SMTP_URL', 'MAIL_FROM', 'who sends our mails'],
  ['IMAP_URL', 'MAIL_FROM', 'who sends our mails'],
  ['IMAP_URL', 'SMTP_URL', 'a mail that is read is acknowledged'],
  ['MAIL_OAUTH_REFRESH_TOKEN', 'MAIL_OAUTH_CLIENT_ID', 'to whom it was given'],
  ['MAIL_OAUTH_REFRESH_TOKEN', 'SMTP_URL', 'where it signs in'],
  ['MAIL_OAUTH_CLIENT_ID', 'MAIL_OAUTH_REFRESH_TOKEN', 'what was given to it'],
  ['MAIL_DKIM_SELECTOR', 'MAIL_DKIM_KEY_FILE', 'the key that is signed with'],
  ['MAIL_DKIM_KEY_FILE', 'MAIL_DKIM_SELECTOR', 'under which name the public key stands'],
  ['TELEGRAM_WEBHOOK_SECRET', 'PUBLIC_URL', 'where Telegram finds us'],
  ['SLACK_SIGNING_SECRET', 'SLACK_BOT_TOKEN', 'what we answer with'],
  ['SLACK_SIGNING_SECRET', 'PUBLIC_URL', 'where Slack finds us'],
  ['SLACK_APP_TOKEN', 'SLACK_BOT_TOKEN', 'what we answer with'],
];

type Setting = keyof typeof SETTINGS;
export type Config = z.infer<typeof schema>;

/**
 * The one reader of the environment (and of a .env file beside it, which it wins over).
 * @throws Trouble 'settings' that names every missing or wrong setting at once
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env, envFile = '.env'): Config {
  const fromFile = existsSync(envFile) ? parseEnvFile(readFileSync(envFile, 'utf8')) : {};
  const filled = Object.fromEntries(
    Object.entries({ ...fromFile, ...env }).filter(([name, value]) => name in SETTINGS && value !== ''),
  );
  const parsed = schema.safeParse(filled);
  const faults = [
    ...(parsed.error?.issues ?? []).map((issue) => `${String(issue.path[0])} ${issue.message}`),
    ...missing(filled),
    // In the environment stand other people's names too; in this file only ours.
    ...Object.keys(fromFile)
      .filter((name) => !(name in SETTINGS))
      .map((name) => `${name} in ${envFile} is no setting of the helpdesk`),
  ];
  if (parsed.success && faults.length === 0) return parsed.data;
  throw new Trouble(
    'settings',
    `These settings are missing or wrong:\n${faults.map((fault) => `  ${fault}`).join('\n')}\nSee .env.example.`,
  );
}

/** Each needed setting once, with all that ask for it. */
function missing(filled: Record<string, string | undefined>): string[] {
  const asked = TOGETHER.filter(([given, needed]) => filled[given] && !filled[needed]);
  return [...new Set(asked.map(([, needed]) => needed))].map((needed) => {
    const asking = asked.filter(([, each]) => each === needed);
    return `${needed} is needed with ${asking.map(([given]) => given).join(' and ')}: ${asking[0]![2]}`;
  });
}

function parseEnvFile(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const line of text.split('\n')) {
    const match = /^\s*([A-Z_]+)\s*=\s*(.*?)\s*$/.exec(line);
    if (match) values[match[1]!] = match[2]!.replace(/^(["'])(.*)\1$/, '$2');
  }
  return values;
}
