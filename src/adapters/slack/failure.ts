import { ChannelError } from '../../lib/errors.ts';

/**
 * How a call of Slack's Web API did not succeed.
 * refused: Slack answered no, `code` says why · busy: 429 · broken: Slack's own failure, the deed may be half done ·
 * unreachable: no connection was made · unanswered: the request went out and no whole answer came
 */
export type FailureKind = 'refused' | 'busy' | 'broken' | 'unreachable' | 'unanswered';

/** The message never holds a token. */
export class ApiFailure extends Error {
  readonly kind: FailureKind;
  readonly code: string;
  readonly retryAfterMs?: number;

  constructor(kind: FailureKind, message: string, code = '', retryAfterMs?: number) {
    super(message);
    this.name = 'ApiFailure';
    this.kind = kind;
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

/** A token, a scope or an invitation is mended by a person, not by trying every second. */
const UNTIL_SOMEBODY_ACTS_MS = 60_000;
const BUSY_MS = 1_000;

/** The place or the person is no more. */
const GONE = new Set([
  'channel_not_found',
  'is_archived',
  'user_not_found',
  'users_not_found',
  'user_disabled',
  'cannot_dm_bot',
  'messages_tab_disabled',
]);

/** Ours to mend: then what waits goes out. account_inactive speaks of our own token, not of whom we write to. */
export const OURS_TO_MEND: Readonly<Record<string, string>> = {
  invalid_auth: 'take the bot token anew from the app’s page and set SLACK_BOT_TOKEN',
  not_authed: 'set SLACK_BOT_TOKEN',
  account_inactive: 'the app was removed from the workspace: install it again and set SLACK_BOT_TOKEN',
  token_revoked: 'the app was removed from the workspace: install it again and set SLACK_BOT_TOKEN',
  token_expired: 'take the bot token anew from the app’s page and set SLACK_BOT_TOKEN',
  missing_scope: 'give the app the scopes of docs/slack-manifest.yml and install it again',
  no_permission: 'give the app the scopes of docs/slack-manifest.yml and install it again',
  not_in_channel: 'invite the app into that channel: /invite @GeM Cell',
  org_login_required: 'the workspace is being moved; it comes back by itself',
  accesslimited: 'the workspace limits access; ask its administrator',
  ekm_access_denied: 'the workspace’s administrators have stopped access',
};

/** What the failure of a delivery means for the message: try again, give up, or not known. */
export function deliveryError(failure: ApiFailure): ChannelError {
  const error = (
    kind: 'temporary' | 'permanent' | 'uncertain',
    details: { retryAfterMs?: number; gone?: boolean } = {},
  ) => new ChannelError(kind, `Slack: ${failure.message}`, { ...details, cause: failure });
  switch (failure.kind) {
    case 'busy':
      return error('temporary', { retryAfterMs: failure.retryAfterMs ?? BUSY_MS });
    case 'unreachable':
      return error('temporary');
    case 'unanswered':
    case 'broken':
      return error('uncertain');
    case 'refused':
      if (failure.code in OURS_TO_MEND) return error('temporary', { retryAfterMs: UNTIL_SOMEBODY_ACTS_MS });
      return error('permanent', { gone: GONE.has(failure.code) });
  }
}
