import { createPrivateKey, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { Trouble } from '../../lib/errors.ts';
import { isPlainAddress } from '../../lib/mail/index.ts';

const address = z.string().trim().toLowerCase().refine(isPlainAddress, 'is not a mail address');

/** imap://, imaps://, smtp://, smtps:// with user and password percent-encoded; `?tls=off` forbids STARTTLS. */
function serverUrl(plain: string, secure: string, plainPort: number, securePort: number) {
  return z.string().transform((text, context): MailServer => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (!url || ![`${plain}:`, `${secure}:`].includes(url.protocol) || !url.hostname) {
      context.addIssue({
        code: 'custom',
        message: `must look like ${secure}://user:password@host:${securePort}`,
      });
      return z.NEVER;
    }
    const tls = url.protocol === `${secure}:`;
    return {
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port ? Number(url.port) : tls ? securePort : plainPort,
      tls: tls ? 'always' : url.searchParams.get('tls') === 'off' ? 'never' : 'offered',
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
    };
  });
}

export interface MailServer {
  readonly host: string;
  readonly port: number;
  readonly tls: 'always' | 'offered' | 'never';
  /** '' when the server asks for none. */
  readonly user: string;
  readonly password: string;
}

const folder = z.string().trim().min(1).max(200);

const timings = z
  .object({
    /** INBOX is listed this often, whatever IDLE says. */
    pollMs: z.number().positive().default(60_000),
    maxIdleMs: z.number().positive().default(240_000),
    /** Silence on the socket while something is awaited. */
    socketMs: z.number().positive().default(60_000),
    /** For each IMAP command; fetching has more, by the size of the mail. */
    commandMs: z.number().positive().default(60_000),
    /** For the sign of life asked for when a wait is over: a connection that died without a word is noticed by it. */
    aliveMs: z.number().positive().default(20_000),
    /** First and longest wait before a new connection; doubled each time, with jitter. */
    backoffMs: z.tuple([z.number().positive(), z.number().positive()]).default([1_000, 60_000]),
    /** The same after a refused sign-in: servers lock accounts that hammer. */
    refusedMs: z.tuple([z.number().positive(), z.number().positive()]).default([60_000, 3_600_000]),
    leaseMs: z.number().positive().default(60_000),
    /** Grace for the mail in hand when stopping. */
    stopMs: z.number().positive().default(5_000),
    smtpMs: z.number().positive().default(30_000),
    parseMs: z.number().positive().default(2_000),
    parserStartMs: z.number().positive().default(15_000),
  })
  .prefault({});

/** Bytes of a mail taken in, and how much is kept of a larger one. */
export const OWN_LIMITS = { maxBytes: 35 * 1024 * 1024, cutBytes: 2 * 1024 * 1024 };

const oauth = z.object({
  clientId: z.string().trim().min(1),
  clientSecret: z.string().trim().default(''),
  refreshToken: z.string().trim().min(1),
  tokenUrl: z.url({ protocol: /^https?$/ }).default('https://oauth2.googleapis.com/token'),
});

export type OAuth = z.output<typeof oauth>;

const dkim = z.object({
  domain: z.string().trim().toLowerCase().min(1),
  selector: z
    .string()
    .trim()
    .regex(/^[\w.-]+$/, 'is not the name of a DKIM selector'),
  /** PEM. */
  privateKey: z.string().refine(isRsaKey, 'is not an RSA private key in PEM'),
});

function isRsaKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}

const settingsSchema = z.object({
  /** Absent: mail is sent but none is taken in. */
  imapUrl: serverUrl('imap', 'imaps', 143, 993).optional(),
  smtpUrl: serverUrl('smtp', 'smtps', 587, 465),
  /** Given: at both servers we sign in by XOAUTH2, and the passwords of the URLs are not used. */
  oauth: oauth.optional(),
  from: z.object({ name: z.string().trim().max(200), address }),
  /** Further addresses at which people write to us. */
  ownAddresses: z.array(address).default([]),
  /** Read one after the other; IDLE stands at the first. */
  folders: z
    .array(folder)
    .min(1)
    .default(['INBOX'])
    .transform((names) => [...new Set(names)]),
  processedFolder: folder.default('Processed'),
  failedFolder: folder.default('Failed'),
  /** Name under which our receiving server writes Authentication-Results; without it only Gmail's is believed. */
  authServer: z.string().trim().min(1).optional(),
  /** Signs our Message-IDs; the same in every process and after every start. Absent: one that lasts as long as this door. */
  signingKey: z
    .string()
    .min(16)
    .default(() => randomBytes(32).toString('hex')),
  /** Our mails are signed with it. Absent: signing is left to the server that we hand them to. */
  dkim: dkim.optional(),
  /** A larger mail is kept up to `cutBytes` and says so. */
  maxBytes: z.number().positive().default(OWN_LIMITS.maxBytes),
  cutBytes: z.number().positive().default(OWN_LIMITS.cutBytes),
  parserHeapMb: z.number().positive().default(512),
  timings,
});

export type MailSettings = z.input<typeof settingsSchema>;
export type Settings = z.output<typeof settingsSchema>;

/** Every fault at once, in one sentence. */
export function parseSettings(input: MailSettings): Settings {
  const result = settingsSchema.safeParse(input);
  if (result.success) {
    const { folders, processedFolder, failedFolder } = result.data;
    const twice = folders.find((each) => each === processedFolder || each === failedFolder);
    if (twice === undefined) return result.data;
    throw new Trouble('mail.settings', `Mails are put away into ${twice}: it can not be read as well.`);
  }
  const faults = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Trouble('mail.settings', `The mail settings are wrong: ${faults.join('; ')}`);
}

/** Our addresses, lower case. */
export function ownAddresses(settings: Settings): string[] {
  return [...new Set([settings.from.address, ...settings.ownAddresses])];
}

/** The mailbox we read, as the account of its originals. */
export function accountOf(settings: Settings): string {
  const user = settings.imapUrl?.user.toLowerCase() ?? '';
  return isPlainAddress(user) ? user : settings.from.address;
}
