import XOAuth2 from 'nodemailer/lib/xoauth2';
import { messageOf, Trouble } from '../../lib/errors.ts';
import type { OAuth } from './settings.ts';

/** The one holder of the access token; at both servers we sign in with what it gives. */
export interface Tokens {
  /**
   * One that lasts for a while yet; `renew` after a server has refused the last. Throws Trouble 'mail.token' (somebody
   * must give a new refresh token) or 'mail.unreachable'.
   */
  current(renew?: boolean): Promise<string>;
}

/** Google's last an hour: renewed after fifty minutes. Where they last for less, at half their life. */
const EARLY_MS = 10 * 60_000;
/** A hundred waiting mails do not each ask again. */
const REFUSED_MS = 60_000;
/** RFC 6749, 5.2: what no later try mends. */
const FINAL = /^(invalid_grant|invalid_client|unauthorized_client|unsupported_grant_type|invalid_scope)\b/;

export function createTokens(user: string, { tokenUrl, ...client }: OAuth, timeoutMs: number): Tokens {
  const options = { user, ...client, accessUrl: tokenUrl, requestTimeout: timeoutMs };
  const holder = new XOAuth2(options);
  let renewAt = Number.POSITIVE_INFINITY;
  holder.on('token', ({ expires }: XOAuth2.Token) => {
    const life = expires - Date.now();
    renewAt = expires > 0 ? Date.now() + Math.max(life - EARLY_MS, life / 2) : Number.POSITIVE_INFINITY;
  });
  let refused: { until: number; why: Trouble } | undefined;
  return {
    current: (renew = false) =>
      new Promise((resolve, reject) => {
        if (refused && refused.until > Date.now()) return reject(refused.why);
        holder.getToken(renew || renewAt < Date.now(), (error, token) => {
          if (!error) return resolve(token);
          const why = explained(error, user, tokenUrl);
          refused = why.code === 'mail.token' ? { until: Date.now() + REFUSED_MS, why } : undefined;
          reject(why);
        });
      }),
  };
}

function explained(error: Error, user: string, tokenUrl: string): Trouble {
  const said = messageOf(error);
  if (!FINAL.test(said))
    return new Trouble('mail.unreachable', `No access token from ${tokenUrl}: ${said}.`, { cause: error });
  return new Trouble(
    'mail.token',
    `${tokenUrl} gives no access token for ${user}: ${said}. Sign in as ${user} once more and set the new ` +
      'MAIL_OAUTH_REFRESH_TOKEN; at Google the app must be published, since one "in testing" loses it after 7 days.',
    { cause: error },
  );
}
