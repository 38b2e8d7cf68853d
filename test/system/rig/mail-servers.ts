import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nodemailer, { type SendMailOptions } from 'nodemailer';
import { eventually, freePort, type Guarded, greeting, guarded } from './guarded.ts';

/** `nobody` of Debian: owns the mailboxes. */
const KEEPER = 65534;
/** One rig may have to wait for another, see SMTPD. */
const PATIENCE_MS = 240_000;

/** Debian's Dovecot (IMAP, LMTP) and OpenSMTPD before it, on loopback, in a folder of their own. */
export interface MailServers {
  readonly smtpUrl: string;
  imapUrl(address: string): string;
  /** A mailbox, or another name for one that is there. Mail to an address without one comes back. */
  mailbox(address: string, same?: string): Promise<void>;
  /** Hands a mail to the SMTP server, composed by nodemailer or raw; resolves with its Message-ID. */
  post(mail: SendMailOptions): Promise<string>;
  /** One mailbox for every address of a domain. */
  domain(name: string): Promise<void>;
  /** Ports, for a cable of one's own between the helpdesk and the servers. */
  readonly ports: { readonly imap: number; readonly smtp: number };
  /** Dovecot ends, with all its sessions, and comes again after `meanwhile`. */
  restartImap(meanwhile?: () => Promise<void>): Promise<void>;
  /** Forgets which mail of the inbox had which UID; whoever looks next gives them anew. */
  forgetUids(address: string): Promise<void>;
  /** The inbox's UIDVALIDITY. */
  uidValidity(address: string): Promise<string | undefined>;
  /** Raw mails in a folder (default: the inbox), in order of delivery. */
  lying(address: string, folder?: string): Promise<string[]>;
  /** Lays a mail into the inbox as it is, without any server on the way. */
  drop(address: string, raw: Buffer | string): Promise<void>;
  /** What the servers wrote, for whoever looks for a reason. */
  said(): string;
  stop(): Promise<void>;
}

export async function startMailServers(): Promise<MailServers> {
  if (process.getuid?.() !== 0)
    throw new Error('OpenSMTPD starts as root only: run `npm run test:system` as root.');
  const dir = await mkdtemp(join(tmpdir(), 'mail-rig-'));
  await chmod(dir, 0o755);
  const [imap, lmtp, smtp] = [await freePort(), await freePort(), await freePort()];
  const homes = new Map<string, string>();
  await mkdir(join(dir, 'mail'));
  await chown(join(dir, 'mail'), KEEPER, KEEPER);
  await writeFile(join(dir, 'users'), '');
  await writeFile(join(dir, 'domains'), '');
  await writeFile(join(dir, 'imap.conf'), dovecotConf(dir, 'imap', imapService(imap)));
  await writeFile(join(dir, 'lmtp.conf'), dovecotConf(dir, 'lmtp', lmtpService(lmtp)));
  await writeFile(join(dir, 'smtpd.conf'), smtpdConf(smtp, lmtp));
  await chmod(join(dir, 'smtpd.conf'), 0o600);
  const dovecot = (conf: string): Guarded => guarded('/usr/sbin/dovecot', ['-F', '-c', join(dir, conf)]);
  // LMTP by itself, so that mail is delivered also while the other is restarted.
  const servers = [
    dovecot('imap.conf'),
    dovecot('lmtp.conf'),
    guarded('sh', ['-c', SMTPD, 'sh', join(dir, 'smtpd.conf')]),
  ];
  const stop = async (): Promise<void> => {
    await Promise.all(servers.map((server) => server.stop()));
    await rm(dir, { recursive: true, force: true });
  };
  const said = (): string => servers.map((server) => server.said()).join('\n');
  try {
    for (const port of [imap, lmtp, smtp]) {
      await eventually(
        `port ${port} greets`,
        () => {
          if (servers.some((server) => server.ended())) throw new Error('One of them ended.');
          return greeting(port);
        },
        PATIENCE_MS,
      );
    }
  } catch (error) {
    const packages = 'dovecot-imapd dovecot-lmtpd opensmtpd';
    const why = `The mail servers do not start (apt-get install ${packages}):\n${said()}`;
    await stop();
    throw new Error(why, { cause: error });
  }
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port: smtp, ignoreTLS: true });
  const box = (address: string, folder?: string): string => {
    const home = homes.get(address);
    if (!home) throw new Error(`There is no mailbox ${address}.`);
    return join(home, 'Maildir', folder ? `.${folder}` : '');
  };
  let dropped = 0;
  const domains: string[] = [];
  return {
    ports: { imap, smtp },
    async domain(name) {
      const home = join(dir, 'mail', name);
      homes.set(name, home);
      domains.push(`${name}::${KEEPER}:${KEEPER}::${home}::\n`);
      await writeFile(join(dir, 'domains'), domains.join(''));
    },
    async restartImap(meanwhile) {
      await servers[0]!.stop();
      await meanwhile?.();
      servers[0] = dovecot('imap.conf');
      await eventually(`port ${imap} greets again`, () => greeting(imap));
    },
    async forgetUids(address) {
      const known = (await readdir(box(address))).filter((name) => /^dovecot(-uid|\.index)/.test(name));
      for (const name of known) await rm(join(box(address), name), { force: true });
    },
    uidValidity: async (address) =>
      /^\d+ V(\d+)/.exec(await readFile(join(box(address), 'dovecot-uidlist'), 'utf8').catch(() => ''))?.[1],
    smtpUrl: `smtp://127.0.0.1:${smtp}?tls=off`,
    imapUrl: (address) => `imap://${encodeURIComponent(address)}:pw@127.0.0.1:${imap}?tls=off`,
    async mailbox(address, same = address) {
      const home = join(dir, 'mail', same);
      homes.set(address, home);
      const lines = [...homes].map(([user, at]) => `${user}:{PLAIN}pw:${KEEPER}:${KEEPER}::${at}::\n`);
      await writeFile(join(dir, 'users.new'), lines.join(''));
      await rename(join(dir, 'users.new'), join(dir, 'users'));
    },
    post: async (mail) => (await transport.sendMail(mail)).messageId,
    lying: (address, folder) => lying(box(address, folder)),
    async drop(address, raw) {
      await ensureMaildir(box(address));
      const name = `${Date.now()}.${dropped++}.drop`;
      const aside = join(box(address), 'tmp', name);
      await writeFile(aside, raw);
      await chown(aside, KEEPER, KEEPER);
      await rename(aside, join(box(address), 'new', name));
    },
    said,
    stop,
  };
}

/** As Dovecot makes it at the first look. */
async function ensureMaildir(maildir: string): Promise<void> {
  if (await stat(join(maildir, 'new')).catch(() => undefined)) return;
  for (const part of ['..', '.', 'tmp', 'new', 'cur']) {
    await mkdir(join(maildir, part), { recursive: true });
    await chown(join(maildir, part), KEEPER, KEEPER);
  }
}

/** Names begin with the second, then with the microsecond of delivery: sorted, they are in order. */
async function lying(maildir: string): Promise<string[]> {
  const found = [];
  for (const part of ['new', 'cur']) {
    for (const name of await readdir(join(maildir, part)).catch(() => [])) {
      const raw = await readFile(join(maildir, part, name), 'utf8').catch(() => undefined);
      if (raw !== undefined)
        found.push({ order: name.replace(/M(\d+)P/, (_, m) => `M${m.padStart(6, '0')}P`), raw });
    }
  }
  return found.sort((a, b) => (a.order < b.order ? -1 : 1)).map((each) => each.raw);
}

/**
 * Its spool and socket stand at fixed places: each rig lays its own over them in a mount namespace; where that may not
 * be, one rig waits for the other. Before it greets, it asks who 127.0.0.1 is, now and then also a name server: where
 * none answers that takes it five seconds, so it is told to read /etc/hosts alone.
 */
const SMTPD = `
if unshare -m sh -c 'mount -t tmpfs none /run' 2>/dev/null; then
  exec unshare -m sh -c 'mount -t tmpfs none /var/spool && mkdir -m 711 /var/spool/smtpd &&
    mount -t tmpfs none /run && echo lookup file > /run/resolv.conf && mount --bind /run/resolv.conf /etc/resolv.conf &&
    exec /usr/sbin/smtpd -d -f "$0"' "$1"
fi
mkdir -p -m 711 /var/spool/smtpd
exec flock --no-fork /tmp/mail-rig-smtpd.lock /usr/sbin/smtpd -d -f "$1"
`;

function smtpdConf(smtp: number, lmtp: number): string {
  return `listen on 127.0.0.1 port ${smtp}
action "in" relay host lmtp://127.0.0.1:${lmtp}
match from any for any action "in"
`;
}

function dovecotConf(dir: string, protocol: 'imap' | 'lmtp', service: string): string {
  return `base_dir = ${dir}/run-${protocol}
state_dir = ${dir}/state-${protocol}
log_path = ${dir}/${protocol}.log
protocols = ${protocol}
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:~/Maildir
namespace inbox {
  inbox = yes
  separator = /
}
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%Lu ${dir}/users
}
userdb {
  driver = passwd-file
  args = username_format=%Lu ${dir}/users
}
userdb {
  driver = passwd-file
  args = username_format=%Ld ${dir}/domains
}
${service}`;
}

function imapService(port: number): string {
  return `service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`;
}

function lmtpService(port: number): string {
  return `service lmtp {
  inet_listener lmtp {
    port = ${port}
  }
}
protocol lmtp {
  postmaster_address = postmaster@example.org
  hostname = localhost
}
`;
}
