import type { Card, Choice, FilledForm, Form, Page } from './lib/forms.ts';
import type { Language, Params } from './lib/language.ts';
import type { Route } from './lib/routes.ts';

export type { Card, Choice, Field, FilledForm, Form, Page } from './lib/forms.ts';
export type { Route, RouteRequest, RouteResponse } from './lib/routes.ts';

/** A door's only view of the house. No word of any one channel belongs in this file. */
export interface Channel {
  readonly name: string;
  /** Begin to take in. Resolves once the channel is ready (or has said why it is not and goes on trying). */
  start(host: ChannelHost): Promise<void>;
  /** From the kept original to what it says. May use the network, never the database. */
  read(original: Original): Promise<IncomingMessage>;
  /** Throws ChannelError('temporary' | 'permanent' | 'uncertain') when it was not, or perhaps not, delivered. */
  send(message: OutgoingMessage): Promise<{ externalId?: string }>;
  /**
   * What became of a message of which nothing was heard after it was handed over: `sent` when the channel keeps it as
   * sent; `externalId` is what it is known by wherever it arrived. The message comes without its files.
   */
  trace?(message: OutgoingMessage): Promise<{ sent: boolean; externalId?: string }>;
  /** Take in no more; resolves when what is in hand is done. */
  stop(): Promise<void>;
  /** Only where the channel calls us over HTTP. */
  readonly routes?: readonly Route[];
  /** True where delivering means nothing but that the record can be read (web chat, terminal, simulator). */
  readonly readsTranscript?: boolean;
  /**
   * What bytes saved from the wire come to, taken in as they would be today; nothing is kept by asking.
   * @throws Trouble 'input' saying what would be taken, when they are none of this channel's
   */
  saved?(payload: Buffer): Promise<readonly Happening[]>;
  /** How it fares since it was started, for the health page; asks nobody. */
  fares?(): { ok: boolean; says: string };
  /** Tries the connection for `doctor`; one plain sentence, and how to mend it when `ok` is false. */
  probe?(): Promise<{ ok: boolean; says: string }>;
}

/** What came in, byte for byte, and just what is needed to keep it once and in order. */
export interface Original {
  readonly channel: string;
  /** Our own account at the channel (bot, mailbox). */
  readonly account: string;
  /** Unique with (channel, account): the same delivery twice is one original. */
  readonly externalId: string;
  /** Within a lane order matters; known without parsing (a chat, a sender). */
  readonly lane: string;
  readonly raw: Buffer;
}

/**
 * One thing that happened in a saved payload: `original` alone is kept; `question` alone is answered and leaves
 * nothing behind; of both the original is kept when the answer is `right`.
 */
export interface Happening {
  readonly original?: Original;
  readonly question?: Question;
}

export type IncomingKind =
  | 'text'
  | 'choice'
  | 'edit'
  | 'form'
  | 'delivery_report'
  | 'moved'
  | 'unsupported'
  | 'unreadable'
  | 'nothing';

export interface IncomingMessage {
  /**
   * text: words and/or files · choice: a button (`choice` is its value) · edit: a correction of an earlier message ·
   * form: a form filled in (`form`), checked before it was kept ·
   * delivery_report: one of ours came back (`report`) · moved: a chat has another address now (`moved`) ·
   * unsupported: a kind we cannot use (`unsupported` names it) ·
   * unreadable: could not be parsed, the original goes into a ticket · nothing: to be kept and not answered
   */
  readonly kind: IncomingKind;
  readonly from: {
    readonly address: string;
    readonly name?: string;
    /** The channel vouches that the sender holds this address (a chat does; a mail only with an aligned verdict). */
    readonly verified: boolean;
    /** Language the sender's client reports, if any. */
    readonly language?: Language;
  };
  /** Address to answer to, when not from.address. */
  readonly replyTo?: string;
  /** The channel vouches that the sender holds this mobile number (E.164); `text` then says it too. */
  readonly provesMobile?: string;
  /** There the sender could prove their mobile number: a choice that `proves` it may be offered. */
  readonly canProveMobile?: boolean;
  readonly subject?: string;
  readonly text: string;
  /** Quoted and signed-off parts folded away from text; kept, never understood. */
  readonly folded?: string;
  readonly choice?: string;
  readonly form?: FilledForm;
  readonly files: readonly IncomingFile[];
  /** External ids of messages (ours or theirs) that this one answers, nearest first. */
  readonly references: readonly string[];
  /**
   * Of the references, those that only we can have made: our message has reached whoever answers it. A channel that
   * vouches for its senders needs none.
   */
  readonly tokens?: readonly string[];
  /** It sends on what somebody else wrote (`note`: what was written above it). The text holds all of it. */
  readonly forwarded?: {
    readonly from: { readonly address: string; readonly name?: string };
    readonly subject?: string;
    readonly text: string;
    readonly note: string;
  };
  /** Its own external id as others will refer to it, where that differs from the original's. */
  readonly ownId?: string;
  readonly sentAt?: Date;
  /** Written by a machine: kept, shown, never answered. */
  readonly robot?: 'auto_reply' | 'bounce' | 'bulk' | 'ourselves';
  /** gone: from now on nothing reaches the address; what was sent before has arrived. */
  readonly report?: {
    readonly externalId?: string;
    readonly address?: string;
    readonly reason: string;
    readonly gone?: true;
  };
  readonly unsupported?: 'voice' | 'sticker' | 'location' | 'empty' | 'poll' | 'contact' | 'other';
  /** Both are addresses of one and the same chat: nothing goes to `from` any more. */
  readonly moved?: { readonly from: string; readonly to: string };
  /** Others read along, and would read the answer; `alone` is where one writes to us with nobody else. */
  readonly overheard?: { readonly alone?: string };
  /**
   * A letter is answered as a letter: at once and whole; a chat is asked one thing at a time; what is said on the desk
   * is said among staff, under a ticket's card: a note, never sent to the requester. Default: chat.
   */
  readonly manner?: 'chat' | 'letter' | 'desk';
  /** Further people the message was sent to (superiors in copy). */
  readonly copies?: readonly string[];
}

export interface IncomingFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
  /** Set when the channel would not give us the bytes, or we do not take them (then bytes is empty). */
  readonly refused?: 'too_large' | 'unavailable' | 'program' | 'infected';
  /** Kept, but not to be given to anybody before the virus scanner has seen it. */
  readonly held?: boolean;
  /** The message itself, too long to be given on as its text, with all that it quotes: to be kept, never to be sent on. */
  readonly whole?: true;
}

/**
 * Something a desk must answer within a second or two, that changes nothing: which form to show for a button, whether
 * a filled form may be sent (else the same form with errors by field), the front page, a command's answer.
 */
export type Question = {
  readonly from: { readonly address: string; readonly name?: string };
  readonly account: string;
} & (
  | { readonly kind: 'open'; readonly value: string; readonly text?: string }
  | { readonly kind: 'check'; readonly form: FilledForm }
  | { readonly kind: 'page' }
  | { readonly kind: 'command'; readonly text: string }
);

export type Reply =
  | { readonly kind: 'form'; readonly form: Form }
  | { readonly kind: 'right' }
  | { readonly kind: 'wrong'; readonly errors: Readonly<Record<string, string>> }
  | { readonly kind: 'page'; readonly page: Page }
  | { readonly kind: 'text'; readonly text: string; readonly choices: readonly Choice[] };

export interface OutgoingMessage {
  /** Our outbox id; stable over retries: channels derive their own message id from it. */
  readonly id: string;
  readonly account?: string;
  readonly to: string;
  readonly toName?: string;
  readonly language: Language;
  readonly subject?: string;
  readonly text: string;
  readonly choices: readonly Choice[];
  /** On a desk; `text` says the same in words, for notifications and for doors without cards. */
  readonly card?: Card;
  /** External id of an earlier message of ours, whose place this one takes. */
  readonly replaces?: string;
  readonly files: readonly OutgoingFile[];
  /** External ids of the thread, oldest first; the last is answered. */
  readonly thread: readonly string[];
  /** Nobody pressed a key for it: robots must not answer it. */
  readonly automatic: boolean;
}

export interface OutgoingFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

export interface ChannelHost {
  /** Resolves when committed (also when it was kept before): acknowledge after it. Rejects when it could not be kept. */
  keep(original: Original): Promise<void>;
  /** Answered at once, nothing changed by it. A stranger hears that they are one. */
  ask(question: Question): Promise<Reply>;
  readonly state: DurableMap;
  readonly lease: Lease;
  readonly clock: { now(): Date };
  readonly log: Log;
  /** A sentence of templates/, filled. */
  say(key: string, language: Language, params?: Params): string;
  /** What was said with this address, oldest first, after the given position. */
  transcript(address: string, after?: string): Promise<readonly TranscriptEntry[]>;
  /** A file that belongs to this address's own transcript. */
  file(address: string, id: string): Promise<OutgoingFile | undefined>;
}

export interface TranscriptEntry {
  readonly position: string;
  readonly direction: 'in' | 'out';
  readonly text: string;
  readonly subject?: string;
  readonly choices: readonly Choice[];
  readonly files: readonly { id: string; name: string; mediaType: string; size: number }[];
  readonly at: Date;
}

/** Small facts that must outlive the process (offsets, UIDVALIDITY), per channel. */
export interface DurableMap {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
}

/** One of many processes may hold it. */
export interface Lease {
  /** True when held (taken or renewed) for that long. */
  hold(name: string, ms: number): Promise<boolean>;
  release(name: string): Promise<void>;
}

export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  /** Somebody must act. */
  error(fields: object, message: string): void;
}
