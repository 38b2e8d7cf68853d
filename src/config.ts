import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { Trouble } from './lib/errors.ts';

const ROLES = ['channels', 'worker', 'console'] as const;
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
    .pipe(z.array(z.enum(ROLES, `must be a list of ${ROLES.join(', ')}`)).min(1))
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
  IMAP_URL: url(['imap', 'imaps'], 'imaps://user:password@imap.example.org:993')
    .optional()
    .describe('The mailbox of the cell; user and password percent-encoded. Absent: no mail is read.'),
  SMTP_URL: url(['smtp', 'smtps'], 'smtps://user:password@smtp.example.org:465')
    .optional()
    .describe('Where mail is handed over. Absent: no mail is sent.'),
  MAIL_FROM: z
    .string()
    .regex(/^([^<>\r\n]*<)?[^\s@<>]+@[^\s@<>]+>?$/, 'must be an address such as GeM Cell <cell@example.org>')
    .optional()
    .describe('Sender of our mails.'),
  MAIL_POLL_SECONDS: wholeNumber(1, 3600)
    .default(60)
    .describe('How often the mailbox is looked at, whatever IDLE says.'),
  SLACK_BOT_TOKEN: z.string().optional().describe('For a later version; not used yet.'),
  SLACK_APP_TOKEN: z.string().optional().describe('For a later version; not used yet.'),
  SLACK_SIGNING_SECRET: z.string().optional().describe('For a later version; not used yet.'),
  SLACK_API_URL: z.string().optional().describe('For a later version; not used yet.'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'must be debug, info, warn, error or silent')
    .default('info')
    .describe('How much is logged. error: somebody must act.'),
  HOLD_SECONDS: wholeNumber(1, 3600)
    .default(60)
    .describe('How long a message in hand is left to a process before another takes it over.'),
  FAILPOINT: z.string().optional().describe('Tests only: the process kills itself at this point.'),
};

const schema = z.object(SETTINGS).superRefine((settings, context) => {
  const together = (given: string | undefined, names: [string, string | undefined][], why: string) => {
    for (const [name, value] of names) {
      if (given && !value) context.addIssue({ code: 'custom', path: [name], message: why });
    }
  };
  together(
    settings.SMTP_URL ?? settings.IMAP_URL,
    [['MAIL_FROM', settings.MAIL_FROM]],
    'is needed with IMAP_URL and SMTP_URL: who sends our mails',
  );
  together(
    settings.TELEGRAM_WEBHOOK_SECRET,
    [['PUBLIC_URL', settings.PUBLIC_URL]],
    'is needed with TELEGRAM_WEBHOOK_SECRET: where Telegram finds us',
  );
});

export type Config = z.infer<typeof schema>;

/**
 * The one reader of the environment (and of a .env file beside it, which it wins over).
 * @throws Trouble 'settings' that names every missing or wrong setting at once
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env, envFile = '.env'): Config {
  const given = { ...(existsSync(envFile) ? parseEnvFile(readFileSync(envFile, 'utf8')) : {}), ...env };
  const filled = Object.fromEntries(
    Object.entries(given).filter(([name, value]) => name in SETTINGS && value !== ''),
  );
  const parsed = schema.safeParse(filled);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path[0]?.toString() ?? ''} ${issue.message}`);
  throw new Trouble(
    'settings',
    `These settings are missing or wrong:\n${lines.join('\n')}\nSee .env.example.`,
  );
}

function parseEnvFile(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const line of text.split('\n')) {
    const match = /^\s*([A-Z_]+)\s*=\s*(.*?)\s*$/.exec(line);
    if (match) values[match[1]!] = match[2]!.replace(/^(["'])(.*)\1$/, '$2');
  }
  return values;
}
