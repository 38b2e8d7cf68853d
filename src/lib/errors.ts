import type { Params } from './language.ts';

/** Who sees it: everything here carries a stable code; edges decide how to say it. Caught once per edge. */
export class UserMistake extends Error {
  /** A template key that becomes the reply; params fill it, in the language of whoever reads it. */
  readonly key: string;
  readonly params: Params;

  constructor(key: string, params: Params = {}) {
    super(key);
    this.name = 'UserMistake';
    this.key = key;
    this.params = params;
  }
}

/** The doer may not do this; the key says why and what they may do instead. */
export class NotAllowed extends Error {
  readonly key: string;
  readonly params: Params;

  constructor(key: string, params: Params = {}) {
    super(key);
    this.name = 'NotAllowed';
    this.key = key;
    this.params = params;
  }
}

/** Ours, not theirs: a lost database, a full disk, a broken data file. The message is one plain sentence. */
export class Trouble extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'Trouble';
    this.code = code;
  }
}

export type ChannelErrorKind = 'temporary' | 'permanent' | 'uncertain';

export interface ChannelErrorDetails {
  readonly retryAfterMs?: number;
  /** The address lives on under this one. */
  readonly movedTo?: string;
  /** Nothing will ever reach this address (as opposed to this one message being refused). */
  readonly gone?: boolean;
  /**
   * Not this message, but whatever we send there: `refused` (a quota, a sign-in), asking again makes it worse; `away`,
   * it may be back any minute.
   */
  readonly everything?: 'refused' | 'away';
  readonly cause?: unknown;
}

/** How a delivery ended when it did not succeed. `uncertain`: handed over, and we never heard. */
export class ChannelError extends Error {
  readonly kind: ChannelErrorKind;
  readonly details: ChannelErrorDetails;

  constructor(kind: ChannelErrorKind, message: string, details: ChannelErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.name = 'ChannelError';
    this.kind = kind;
    this.details = details;
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
