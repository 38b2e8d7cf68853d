import { ChannelError } from '../../lib/errors.ts';

/**
 * How a call of the Bot API did not succeed.
 * refused: Telegram answered no (`code`) · unreachable: no connection was made, so nothing was handed over ·
 * unanswered: the request went out and no whole answer came
 */
export type FailureKind = 'refused' | 'unreachable' | 'unanswered';

export interface FailureFacts {
  readonly code?: number;
  readonly retryAfterMs?: number;
  /** A group that became a supergroup: its new chat id. */
  readonly movedTo?: string;
}

/** The message never holds the token. */
export class ApiFailure extends Error {
  readonly kind: FailureKind;
  readonly facts: FailureFacts;

  constructor(kind: FailureKind, message: string, facts: FailureFacts = {}) {
    super(message);
    this.kind = kind;
    this.facts = facts;
    this.name = 'ApiFailure';
  }

  get code(): number | undefined {
    return this.facts.code;
  }
}

/** A wrong or revoked token is mended by a person, not by trying every second. */
const UNTIL_SOMEBODY_ACTS_MS = 60_000;

/** 403 is a person who blocked the bot or left Telegram, or a group that put it out; these are chats that never were or are no more. */
const NOBODY_THERE = /chat not found|user not found|group chat was deleted|PEER_ID_INVALID/i;

/** What the failure of a delivery means for the message: try again, give up, or not known. */
export function deliveryError(failure: ApiFailure): ChannelError {
  const { code, retryAfterMs, movedTo } = failure.facts;
  const error = (
    kind: 'temporary' | 'permanent' | 'uncertain',
    details: { retryAfterMs?: number; gone?: boolean } = {},
  ) => new ChannelError(kind, `Telegram: ${failure.message}`, { ...details, cause: failure });

  if (failure.kind === 'unreachable') return error('temporary');
  if (failure.kind === 'unanswered') return error('uncertain');
  if (movedTo !== undefined) {
    return new ChannelError('temporary', `Telegram: ${failure.message}`, { movedTo, cause: failure });
  }
  if (code === 429) return error('temporary', { retryAfterMs: retryAfterMs ?? 1_000 });
  if (code === undefined || code >= 500) return error('temporary');
  if (code === 401 || code === 404) return error('temporary', { retryAfterMs: UNTIL_SOMEBODY_ACTS_MS });
  return error('permanent', { gone: code === 403 || NOBODY_THERE.test(failure.message) });
}
