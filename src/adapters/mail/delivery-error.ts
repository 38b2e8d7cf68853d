import { z } from 'zod';
import { ChannelError, messageOf } from '../../lib/errors.ts';

/** The parts of nodemailer's error that say how a delivery ended. */
const smtpError = z.object({
  code: z.string().optional().catch(undefined),
  originalCode: z.string().optional().catch(undefined),
  command: z.string().optional().catch(undefined),
  responseCode: z.number().optional().catch(undefined),
  response: z.string().optional().catch(undefined),
});

const ABOUT_THE_MAIL = /^(MAIL FROM|RCPT TO|DATA)/;
const SIGN_IN = /^AUTH/;
/** A daily quota of ours (Gmail: 550 5.4.5) is a 5xx that passes by itself. */
const QUOTA = /\b5\.4\.5\b/;
/** RFC 3463: no such mailbox, domain, or syntax; moved and left no address; null MX; mailbox disabled. */
const NO_SUCH_ADDRESS = /\b(5\.1\.(1|2|3|6|10)|5\.2\.1)\b/;
const DAY_MS = 24 * 3_600_000;

/**
 * 5xx about this mail: permanent, and `gone` when it says that there is no such address. 4xx, a quota, a refused sign-in
 * or an unreachable server: temporary; of the last three nothing else could be sent either. No answer after the mail was
 * handed over: uncertain, since nobody but the server knows.
 */
export function deliveryError(error: unknown, handedOver: boolean): ChannelError {
  const { code, originalCode, command = '', responseCode, response = '' } = smtpError.parse(error ?? {});
  const said = response || messageOf(error);
  if (responseCode === undefined) {
    if (handedOver)
      return new ChannelError('uncertain', `Handed over, but no answer came: ${said}`, { cause: error });
    const tooLarge = code === 'EMESSAGE' || code === 'EENVELOPE';
    if (tooLarge) return new ChannelError('permanent', said, { cause: error });
    // An access token that can't be fetched now is nobody's refusal.
    const isRefused = SIGN_IN.test(command) && originalCode !== 'mail.unreachable';
    const everything = isRefused ? 'refused' : 'away';
    return new ChannelError('temporary', said, { everything, cause: error });
  }
  if (QUOTA.test(response))
    return new ChannelError('temporary', said, { retryAfterMs: DAY_MS, everything: 'refused', cause: error });
  if (SIGN_IN.test(command))
    return new ChannelError('temporary', said, { everything: 'refused', cause: error });
  if (!ABOUT_THE_MAIL.test(command))
    return new ChannelError('temporary', said, { everything: 'away', cause: error });
  const permanent = responseCode >= 500 && responseCode < 600;
  const gone = permanent && command.startsWith('RCPT TO') && NO_SUCH_ADDRESS.test(response);
  return new ChannelError(permanent ? 'permanent' : 'temporary', said, { gone, cause: error });
}
