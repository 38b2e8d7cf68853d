import type { Channel } from '../../channel.ts';
import { messageIdOf } from './compose.ts';
import { createHandingOver } from './handing-over.ts';
import { createParserThread } from './parser-thread.ts';
import { probeMail, QUIET } from './probe.ts';
import { readMail } from './read.ts';
import { type Reader, startReader } from './reader.ts';
import { sendMail } from './send.ts';
import { liesInSent } from './sent-folder.ts';
import { accountOf, type MailSettings, ownAddresses, parseSettings } from './settings.ts';
import { isSignedByUs } from './signature.ts';
import { mailOriginal } from './take.ts';
import { createTokens } from './token.ts';
import { parseMail } from './understand.ts';
import { knownServer } from './verdict.ts';

export { type MailSettings, OWN_LIMITS } from './settings.ts';
export { mailOriginal } from './take.ts';

/**
 * E-mail: IMAP in, SMTP out. Throws Trouble 'mail.settings' when a setting is wrong. read() and send() work without
 * start(); without imapUrl start() takes in nothing.
 */
export function createMail(input: MailSettings): Channel {
  const settings = parseSettings(input);
  const { timings } = settings;
  const thread = createParserThread({
    deadlineMs: timings.parseMs,
    startMs: timings.parserStartMs,
    heapMb: settings.parserHeapMb,
  });
  const reading = {
    own: [...new Set([...ownAddresses(settings), accountOf(settings)])],
    authServer: settings.authServer ?? knownServer(settings.imapUrl?.host),
    isOurs: (id: string) => isSignedByUs(id, settings.signingKey),
    parse: (raw: Buffer) => parseMail(thread, raw),
  };
  const user = settings.imapUrl?.user || settings.smtpUrl.user;
  const tokens = settings.oauth && createTokens(user, settings.oauth, timings.smtpMs);
  const handingOver = createHandingOver(settings.smtpUrl);
  const sending = new Set<Promise<unknown>>();
  let reader: Reader | undefined;

  return {
    name: 'mail',
    async start(host) {
      if (!settings.imapUrl) {
        host.log.info({}, 'mail: no IMAP_URL, mail is sent but none is taken in');
        return;
      }
      reader = startReader(settings.imapUrl, settings, host, tokens);
      await reader.ready;
    },
    read: (original) => readMail(original, reading),
    async send(message) {
      const delivery = handingOver.watched(() => sendMail(message, settings, tokens));
      sending.add(delivery);
      try {
        return await delivery;
      } finally {
        sending.delete(delivery);
      }
    },
    async trace(message) {
      const externalId = messageIdOf(message, settings.from.address, settings.signingKey);
      const { imapUrl } = settings;
      if (!imapUrl) return { sent: false, externalId };
      return { sent: await liesInSent(externalId, imapUrl, settings, QUIET, tokens), externalId };
    },
    async stop() {
      await reader?.stop();
      await Promise.allSettled(sending);
      await thread.stop();
    },
    saved: async (payload) => {
      const { maxBytes, cutBytes } = settings;
      const taken = payload.length > maxBytes ? payload.subarray(0, cutBytes) : payload;
      return [{ original: await mailOriginal(accountOf(settings), taken, payload.length) }];
    },
    fares() {
      const reading = reader?.fares() ?? { ok: true, says: 'open' };
      const fault = handingOver.fault();
      if (!fault) return reading;
      return { ok: false, says: reading.ok ? fault : `${reading.says} ${fault}` };
    },
    probe: () => probeMail(settings, tokens),
  };
}
