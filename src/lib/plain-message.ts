import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Trouble } from './errors.ts';
import { LANGUAGES } from './language.ts';
import { blankSecrets } from './secrets.ts';

/** Longer is not a message but a document: it belongs into a file. In UTF-16 units. */
export const MAX_TEXT = 20_000;

/** What is kept of a message at the doors that are ours: web chat, simulator, terminal. */
const plainMessage = z.strictObject({
  text: z.string().max(MAX_TEXT).optional(),
  /** The value of a button; `text` is then its label. */
  choice: z.string().min(1).max(200).optional(),
  /** External id of the earlier message that `text` corrects. */
  edit: z.string().min(1).max(200).optional(),
  files: z
    .array(z.strictObject({ name: z.string(), mediaType: z.string(), base64: z.base64() }))
    .max(20)
    .optional(),
  from: z.strictObject({
    address: z.string().min(1).max(200),
    name: z.string().max(200).optional(),
    language: z.enum(LANGUAGES).optional(),
  }),
  /** There, be it empty: it was written as a letter. */
  subject: z.string().max(1000).optional(),
  at: z.iso.datetime(),
});
export type PlainMessage = z.infer<typeof plainMessage>;

/** As a channel keeps and reads them; structurally an Original and an IncomingMessage of src/channel.ts. */
export interface PlainOriginal {
  readonly channel: string;
  readonly account: string;
  readonly externalId: string;
  readonly lane: string;
  readonly raw: Buffer;
}
export interface PlainIncoming {
  readonly kind: 'text' | 'choice' | 'edit' | 'unsupported' | 'unreadable';
  readonly from: PlainMessage['from'] & { readonly verified: boolean };
  readonly subject?: string;
  readonly text: string;
  readonly choice?: string;
  readonly files: readonly PlainFile[];
  readonly references: readonly string[];
  readonly sentAt?: Date;
  readonly unsupported?: 'empty';
  readonly manner?: 'letter';
}
interface PlainFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** Where and once: `once` is an id the client made, so that the same sending twice is one original. */
export interface PlainDelivery {
  readonly channel: string;
  readonly account: string;
  readonly once: string;
}

/**
 * The original to keep, secrets blanked. Its id binds sender, client's id and content: neither can a stranger's reuse
 * of an id swallow a message, nor a page from the browser's cache that sends new words under an old id.
 */
export function plainOriginal(delivery: PlainDelivery, message: PlainMessage): PlainOriginal {
  const { at, ...said } = plainMessage.parse({
    ...message,
    ...(message.text === undefined ? {} : { text: blankSecrets(message.text).text }),
    ...(message.subject === undefined ? {} : { subject: blankSecrets(message.subject).text }),
  });
  const digest = createHash('sha256')
    .update(JSON.stringify([delivery.once, said]))
    .digest('base64url');
  return {
    channel: delivery.channel,
    account: delivery.account,
    externalId: digest,
    lane: said.from.address,
    raw: Buffer.from(JSON.stringify({ ...said, at })),
  };
}

/**
 * What was kept of a message at one of our own doors, entered once more. The same bytes are one original, whatever it
 * was called when it first came.
 * @throws Trouble 'input' when they are no such message
 */
export function savedPlain(channel: string, payload: Buffer): { original: PlainOriginal }[] {
  const parsed = plainMessage.safeParse(parseJson(payload));
  if (!parsed.success) {
    const why = parsed.error.issues.map(
      ({ path, message }) => `${path.join('.') || 'the whole'}: ${message}`,
    );
    throw new Trouble('input', `This is no message of the ${channel} door (${why.join('; ')}).`);
  }
  return [{ original: plainOriginal({ channel, account: channel, once: 'replay' }, parsed.data) }];
}

/** What a kept original says; one that cannot be read says so and loses nothing. */
export function readPlain(original: PlainOriginal): PlainIncoming {
  const parsed = plainMessage.safeParse(parseJson(original.raw));
  return parsed.success ? toIncoming(parsed.data) : unreadable(original);
}

function parseJson(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'));
  } catch {
    // Not swallowed: undefined fails the schema, and the original becomes "unreadable".
    return undefined;
  }
}

/** The door itself set the address (a cookie, a persona, the person at the keyboard): it is verified. */
export function toIncoming(message: PlainMessage): PlainIncoming {
  const text = message.text ?? '';
  const files = (message.files ?? []).map(toFile);
  const empty = text.trim() === '' && files.length === 0 && !message.choice;
  return {
    kind: message.choice ? 'choice' : empty ? 'unsupported' : message.edit ? 'edit' : 'text',
    from: { ...message.from, verified: true },
    subject: message.subject || undefined,
    text,
    choice: message.choice,
    files,
    references: message.edit ? [message.edit] : [],
    sentAt: new Date(message.at),
    ...(empty ? { unsupported: 'empty' as const } : {}),
    ...(message.subject === undefined ? {} : { manner: 'letter' as const }),
  };
}

function toFile(file: { name: string; mediaType: string; base64: string }): PlainFile {
  return { name: file.name, mediaType: file.mediaType, bytes: Buffer.from(file.base64, 'base64') };
}

function unreadable(original: PlainOriginal): PlainIncoming {
  return {
    kind: 'unreadable',
    from: { address: original.lane, verified: false },
    text: '',
    files: [],
    references: [],
  };
}
