import { decodeWords } from 'postal-mime';
import type { IncomingFile, IncomingMessage, Original } from '../../channel.ts';
import {
  field,
  findParts,
  firstAddress,
  isPlainAddress,
  messageIds,
  scanHeaders,
  tidyLine,
} from '../../lib/mail/index.ts';
import { isQuotedOnly, splitReply } from '../../lib/replies/index.ts';
import { readBounce } from './bounce.ts';
import { CUT_MARK } from './cut.ts';
import { filesOf, MAX_TEXT, packedText } from './files.ts';
import { isForwardSubject, sentOn } from './forwarded.ts';
import type { ParsedAddress, ParsedMail } from './parsed.ts';
import { robotIn } from './robots.ts';
import { isVerified } from './verdict.ts';

export interface Reading {
  /** Lower case. */
  readonly own: readonly string[];
  /** Name under which the receiving server writes Authentication-Results. */
  readonly authServer?: string;
  /** Does this Message-ID bear our signature? */
  isOurs(id: string): boolean;
  /** Undefined when no parser could make anything of it. */
  parse(raw: Buffer): Promise<ParsedMail | undefined>;
}

/** From kept bytes to what they say; never throws for the bytes' sake. */
export async function readMail(original: Original, reading: Reading): Promise<IncomingMessage> {
  const { fields, bodyAt } = scanHeaders(original.raw);
  const mail = await reading.parse(original.raw);
  const [id] = messageIds(field(fields, 'message-id'));
  const references = referencesOf(fields);
  const basics = {
    manner: 'letter' as const,
    ownId: id ?? `<${original.externalId.replace(/[^\w.-]/g, '')}@no-message-id.invalid>`,
    references,
    tokens: references.filter((each) => reading.isOurs(each)),
  };
  if (!mail) {
    const address = laneOf(fields);
    const subject = tidyLine(decodeWords((field(fields, 'subject') ?? '').slice(0, 2000)));
    return {
      ...basics,
      kind: 'unreadable',
      from: { address, verified: false },
      subject,
      text: '',
      files: [{ name: 'original.eml', mediaType: 'message/rfc822', bytes: original.raw }],
      robot: robotIn({ fields, from: address, subject, text: '', partTypes: [] }, reading.own),
    };
  }

  const address = senderOf(mail, fields);
  const subject = tidyLine(mail.subject);
  const words = mail.text || packedText(mail);
  const shown = words.slice(0, MAX_TEXT);
  const { reply, folded } = ownWords(shown, references, subject);
  const name = tidyLine(nameOf(mail, address), 200);
  const partTypes = ownTypes(original.raw);
  const robot = robotIn({ fields, from: address, subject, text: shown, partTypes }, reading.own);
  const files = filesOf(mail, words, original.raw, field(fields, CUT_MARK) !== undefined);
  const verified = isVerified(fields, address, reading.authServer);
  const common = {
    ...basics,
    from: { address, ...(name ? { name } : {}), verified },
    // Under a forged From it would lead what belongs to that person to the forger.
    replyTo: verified ? replyToOf(mail, address) : undefined,
    subject,
    text: reply,
    ...(folded ? { folded } : {}),
    files,
    sentAt: mail.sentAt,
    robot,
    copies: copiesOf(mail, address, reading.own),
  };
  if (robot === 'ourselves') return { ...common, kind: 'nothing' };
  if (robot === 'bounce') return { ...common, ...bounceOf(original, bodyAt, shown, files, fields) };
  const unsaid = folded !== '' && reply === '' && files.length === 0;
  if (unsaid || isEmpty(subject, reply, files))
    return { ...common, kind: 'unsupported', unsupported: 'empty' };
  const forwarded = robot ? undefined : await sentOn(shown, subject, mail, reading.parse);
  const isTheirs = forwarded && ![address, ...reading.own].includes(forwarded.from.address);
  return { ...common, kind: 'text', ...(isTheirs ? { forwarded } : {}) };
}

/** Who answers without a word has said nothing: what is quoted is ours, or another's. */
function ownWords(
  text: string,
  references: readonly string[],
  subject: string,
): { reply: string; folded: string } {
  const options = { forwarded: isForwardSubject(subject) };
  if (references.length > 0 && isQuotedOnly(text, options)) return { reply: '', folded: text.trim() };
  return splitReply(text, options);
}

/** Of the mail itself, not of mails enclosed; a report that lies there as a file is somebody's question about it. */
function ownTypes(raw: Buffer): string[] {
  return findParts(raw)
    .filter(({ type, attached, depth }) => depth === 0 && !(attached && type === 'message/delivery-status'))
    .map(({ type }) => type);
}

type Fields = ReturnType<typeof scanHeaders>['fields'];

function bounceOf(
  original: Original,
  bodyAt: number,
  text: string,
  files: readonly IncomingFile[],
  fields: Fields,
) {
  const enclosed = files
    .filter((file) => /rfc822|delivery-status|feedback-report/.test(file.mediaType))
    .map((file) => file.bytes.toString('latin1'));
  const { report, final } = readBounce(
    original.raw.toString('latin1', bodyAt, Math.min(original.raw.length, bodyAt + 400_000)),
    text,
    enclosed,
    field(fields, 'x-failed-recipients'),
  );
  // "Delayed, still trying" and "delivered" must not mark a mail as failed.
  return final ? { kind: 'delivery_report' as const, report } : { kind: 'nothing' as const };
}

/** The first address in From that is one; then whoever else the header names; 'unknown' when nobody. */
function senderOf(mail: ParsedMail, fields: Fields): string {
  const plain = (all: readonly ParsedAddress[]): string | undefined =>
    all.find((a) => isPlainAddress(a.address))?.address.toLowerCase();
  const from = field(fields, 'from') ?? '';
  return (
    plain(mail.from) ??
    firstAddress(decodeWords(from.slice(0, 2000))) ??
    plain(mail.replyTo) ??
    laneOf(fields)
  );
}

/** The sender by a scan of the header alone, lower case: the lane in which order matters. */
export function laneOf(fields: Fields): string {
  for (const name of ['from', 'reply-to', 'sender', 'return-path']) {
    const address = firstAddress(field(fields, name));
    if (address) return address;
  }
  return 'unknown';
}

function nameOf(mail: ParsedMail, address: string): string {
  return mail.from.find((a) => a.address.toLowerCase() === address)?.name ?? '';
}

function replyToOf(mail: ParsedMail, address: string): string | undefined {
  const [only, ...more] = mail.replyTo;
  if (!only || more.length > 0 || !isPlainAddress(only.address)) return undefined;
  const replyTo = only.address.toLowerCase();
  return replyTo === address ? undefined : replyTo;
}

const MAX_COPIES = 50;

function copiesOf(mail: ParsedMail, sender: string, own: readonly string[]): string[] {
  const others = [...mail.to, ...mail.cc]
    .map((a: ParsedAddress) => a.address.toLowerCase())
    .filter(isPlainAddress);
  return [...new Set(others)].filter((a) => a !== sender && !own.includes(a)).slice(0, MAX_COPIES);
}

/** In-Reply-To, then References from its end: nearest first. */
function referencesOf(fields: Fields): string[] {
  const nearest = messageIds(field(fields, 'in-reply-to'));
  const thread = messageIds(field(fields, 'references')).reverse();
  return [...new Set([...nearest, ...thread])].slice(0, 50);
}

/** A subject alone is a message; "Re:" alone is none. */
function isEmpty(subject: string, text: string, files: readonly IncomingFile[]): boolean {
  const bare = subject.replace(/^(\s*(re|fwd?|fw|aw|उत्तर|जवाब)\s?[:：]\s*)+/i, '').trim();
  return bare === '' && text === '' && files.length === 0;
}
