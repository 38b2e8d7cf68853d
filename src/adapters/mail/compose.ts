import { createHash } from 'node:crypto';
import type Mail from 'nodemailer/lib/mailer/index.js';
import type { OutgoingMessage } from '../../channel.ts';
import { ChannelError } from '../../lib/errors.ts';
import { domainOf, isPlainAddress, safeFileName, tidyLine } from '../../lib/mail/index.ts';
import { ownAddresses, type Settings } from './settings.ts';
import { signedId } from './signature.ts';

/** Ids of other doors (hashes, chat ids) may stand in a thread; only these may stand in a header. */
const MESSAGE_ID = /^<[^<>\s]{1,400}@[^<>\s]{1,400}>$/;
const MAX_REFERENCES = 20;
/** Enough to tell two databases apart. */
const DIGEST_DIGITS = 6;

/**
 * Stable over retries: a mail sent twice because of a cut shows once in most mail programs. What it says is in it: our
 * ids begin anew with a new database, and a mail that bears an id seen before is hidden as a repeat. Signed: whoever
 * answers it proves that our mail reached them.
 */
export function messageIdOf({ id, to, text, thread }: OutgoingMessage, from: string, key: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([to, text, thread]))
    .digest('hex')
    .slice(0, DIGEST_DIGITS);
  return `<${signedId(`${id.replace(/[^\w.-]/g, '-')}.${digest}`, key)}@${domainOf(from)}>`;
}

/**
 * Our message as nodemailer takes it: addresses as objects only (as strings, CR/LF in them changes who gets the mail).
 * Throws ChannelError 'permanent' for an address that is none.
 */
export function composeMail(
  message: OutgoingMessage,
  settings: Settings,
): Mail.Options & { messageId: string } {
  if (!isPlainAddress(message.to)) throw new ChannelError('permanent', 'The address is not a mail address.');
  const account = message.account?.toLowerCase();
  const address = account && ownAddresses(settings).includes(account) ? account : settings.from.address;
  const thread = message.thread.filter((id) => MESSAGE_ID.test(id));
  const text = withChoices(message);
  return {
    messageId: messageIdOf(message, settings.from.address, settings.signingKey),
    from: { name: tidyLine(settings.from.name), address },
    to: { name: tidyLine(message.toName ?? '', 200), address: message.to },
    envelope: { from: address, to: message.to },
    subject: tidyLine(message.subject ?? settings.from.name, 250),
    text,
    html: htmlOf(text, message.language),
    ...(thread.length > 0 ? { inReplyTo: thread.at(-1), references: shortened(thread) } : {}),
    attachments: message.files.map((file, index) => ({
      filename: safeFileName(file.name, `file-${index + 1}`),
      contentType: /^[\w.+-]+\/[\w.+-]+$/.test(file.mediaType) ? file.mediaType : 'application/octet-stream',
      content: file.bytes,
    })),
    headers: {
      'Content-Language': message.language,
      ...(message.automatic ? automaticHeaders(settings.from.address) : {}),
    },
    ...(settings.dkim ? { dkim: dkimOf(settings.dkim) } : {}),
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** What we vouch for: that it comes from us, whom it is for, what it says and answers, and that no robot answers it. */
function dkimOf({ domain, selector, privateKey }: NonNullable<Settings['dkim']>): Mail.Options['dkim'] {
  return { domainName: domain, keySelector: selector, privateKey, headerFieldNames: SIGNED_FIELDS };
}

const SIGNED_FIELDS = [
  'From',
  'To',
  'Subject',
  'Date',
  'Message-ID',
  'In-Reply-To',
  'References',
  'MIME-Version',
  'Content-Type',
  'Content-Transfer-Encoding',
  'Content-Language',
  'Auto-Submitted',
].join(':');

/** RFC 3834 and what Exchange and others heed instead: no robot is to answer this. */
function automaticHeaders(own: string): Record<string, string> {
  return { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All', 'X-Loop': own };
}

/** The first and the latest: servers cut long headers at random. */
function shortened(thread: readonly string[]): string[] {
  return thread.length <= MAX_REFERENCES ? [...thread] : [thread[0]!, ...thread.slice(1 - MAX_REFERENCES)];
}

/** Mail has no buttons: choices stand as a numbered list, and the number is the answer. */
function withChoices(message: OutgoingMessage): string {
  const text = message.text.replace(/\0/g, '');
  if (message.choices.length === 0) return text;
  const list = message.choices.map((choice, index) => `${index + 1}. ${tidyLine(choice.label, 200)}`);
  return `${text}\n\n${list.join('\n')}`;
}

/**
 * Fonts that have Devanagari, of Windows, Apple, Android and Linux: left to themselves, old mail programs take one
 * without. Single quotes: it stands in an attribute. Short lines: what is ASCII goes as it is.
 */
const STYLE = `font-family: 'Noto Sans Devanagari', 'Nirmala UI', Mangal,
'Kohinoor Devanagari', 'Lohit Devanagari', Arial, sans-serif;
font-size: 16px; line-height: 1.6`;

function htmlOf(text: string, language: string): string {
  const escaped = text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
  const paragraphs = escaped.split(/\n{2,}/).map((p) => `<p>${p.replace(/\n/g, '<br>\n')}</p>`);
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"></head><body
dir="auto" style="${STYLE}">
${paragraphs.join('\n')}
</body></html>
`;
}
