import { createSimulator } from '../adapters/simulator/index.ts';
import { createWeb } from '../adapters/web/index.ts';
import type { Channel } from '../channel.ts';
import type { Config } from '../config.ts';
import { messageOf } from '../lib/errors.ts';
import type { House } from './house.ts';
import { dkimOf, oauthOf, readFrom, signingKey } from './mail.ts';
import { simulatorWorld } from './simulated.ts';

/** Every door that has its settings; one without says once that it is off. */
export async function doorsOf(house: House): Promise<Channel[]> {
  const { config, log } = house;
  const doors: Channel[] = [];
  if (config.ROLES.includes('console'))
    doors.push(createWeb({ publicUrl: config.PUBLIC_URL, demo: isDemo(house) }));
  if (isDemo(house) && config.ROLES.includes('console')) doors.push(createSimulator(simulatorWorld(house)));
  if (config.ROLES.includes('channels'))
    doors.push(...(await outerDoors(config, () => signingKey(house.db))));
  const off = ['mail', 'telegram', 'slack'].filter((name) => !doors.some((door) => door.name === name));
  if (off.length > 0) log.info({ off }, 'These doors have no settings and are off.');
  return doors;
}

export function isDemo(house: House): boolean {
  return house.config.DEMO === 'yes' && house.cell.demo;
}

/** Loaded only when they have their settings: their libraries are a third of what a command would load. */
async function outerDoors(config: Config, mailKey?: () => Promise<string>): Promise<Channel[]> {
  const doors: Channel[] = [];
  if (config.TELEGRAM_BOT_TOKEN) {
    const { createTelegram } = await import('../adapters/telegram/index.ts');
    doors.push(
      createTelegram({
        token: config.TELEGRAM_BOT_TOKEN,
        apiRoot: config.TELEGRAM_API_ROOT,
        webhook: config.TELEGRAM_WEBHOOK_SECRET
          ? {
              url: `${config.PUBLIC_URL!.replace(/\/$/, '')}${config.TELEGRAM_WEBHOOK_PATH}`,
              path: config.TELEGRAM_WEBHOOK_PATH,
              secret: config.TELEGRAM_WEBHOOK_SECRET,
            }
          : undefined,
      }),
    );
  }
  if (config.SLACK_BOT_TOKEN) {
    const { createSlack } = await import('../adapters/slack/index.ts');
    doors.push(
      createSlack({
        botToken: config.SLACK_BOT_TOKEN,
        appToken: config.SLACK_APP_TOKEN,
        signingSecret: config.SLACK_SIGNING_SECRET,
        apiRoot: config.SLACK_API_URL,
      }),
    );
  }
  if (config.SMTP_URL) {
    const { createMail } = await import('../adapters/mail/index.ts');
    doors.push(
      createMail({
        imapUrl: config.IMAP_URL,
        smtpUrl: config.SMTP_URL,
        folders: config.IMAP_FOLDERS,
        oauth: oauthOf(config),
        from: readFrom(config.MAIL_FROM!),
        ownAddresses: config.MAIL_OWN_ADDRESSES,
        authServer: config.MAIL_AUTH_SERVER,
        signingKey: await mailKey?.(),
        dkim: dkimOf(config),
        timings: { pollMs: config.MAIL_POLL_SECONDS * 1000, leaseMs: config.HOLD_SECONDS * 1000 },
      }),
    );
  }
  return doors;
}

const SETTINGS: Record<string, string> = {
  mail: 'SMTP_URL, MAIL_FROM and IMAP_URL',
  telegram: 'TELEGRAM_BOT_TOKEN',
  slack: 'SLACK_BOT_TOKEN and SLACK_APP_TOKEN',
};

/** What `doctor` says of each door to the outside, side by side; one that is off is no fault. */
export async function probeDoors(config: Config): Promise<{ part: string; ok: boolean; says: string }[]> {
  // Nothing is sent by trying, so nothing is signed.
  const doors = await outerDoors(config);
  return Promise.all(
    Object.keys(SETTINGS).map(async (part) => {
      const door = doors.find(({ name }) => name === part);
      if (!door?.probe)
        return { part, ok: true, says: `off; to open it set ${SETTINGS[part]} (.env.example)` };
      try {
        return { part, ...(await door.probe()) };
      } catch (error) {
        return { part, ok: false, says: messageOf(error) };
      } finally {
        await door.stop();
      }
    }),
  );
}
