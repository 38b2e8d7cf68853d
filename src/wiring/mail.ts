import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Config } from '../config.ts';
import { messageOf, Trouble } from '../lib/errors.ts';
import { oneRow, type Queries } from '../lib/rows.ts';

/** 'GeM Cell <cell@example.org>' or the bare address. */
export function readFrom(from: string): { name: string; address: string } {
  const match = /^(.*)<([^>]+)>$/.exec(from);
  return match
    ? { name: match[1]!.trim().replaceAll('"', ''), address: match[2]! }
    : { name: 'GeM Cell', address: from };
}

/**
 * The key with which our Message-IDs are signed: made once for a database, so that every process, and the one after the
 * next start, knows the mails of all.
 */
export async function signingKey(db: Queries): Promise<string> {
  const row = await oneRow<{ value: string }>(
    db,
    `WITH made AS (
       INSERT INTO setting (key, value, updated_at) VALUES ('mail_signing_key', $1, clock_timestamp())
       ON CONFLICT (key) DO NOTHING RETURNING value)
     SELECT value FROM made UNION ALL SELECT value FROM setting WHERE key = 'mail_signing_key' LIMIT 1`,
    [JSON.stringify(randomBytes(32).toString('hex'))],
  );
  // Another process made it within this moment: its row is seen by the next question.
  return row ? row.value : signingKey(db);
}

/** @throws Trouble 'settings' when the key cannot be read */
export function dkimOf({ MAIL_DKIM_SELECTOR: selector, MAIL_DKIM_KEY_FILE: file, MAIL_FROM: from }: Config) {
  if (!selector || !file || !from) return undefined;
  const domain = readFrom(from).address.split('@')[1]!;
  try {
    return { domain, selector, privateKey: readFileSync(file, 'utf8') };
  } catch (error) {
    throw new Trouble('settings', `MAIL_DKIM_KEY_FILE cannot be read: ${messageOf(error)}`);
  }
}

/** XOAUTH2, when it is set. */
export function oauthOf(config: Config) {
  const { MAIL_OAUTH_REFRESH_TOKEN: refreshToken, MAIL_OAUTH_CLIENT_ID: clientId } = config;
  if (!refreshToken || !clientId) return undefined;
  return {
    refreshToken,
    clientId,
    clientSecret: config.MAIL_OAUTH_CLIENT_SECRET,
    tokenUrl: config.MAIL_OAUTH_TOKEN_URL,
  };
}
