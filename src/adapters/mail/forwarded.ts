import { field, isPlainAddress, scanHeaders, tidyLine } from '../../lib/mail/index.ts';
import { forwardedIn, splitReply } from '../../lib/replies/index.ts';
import { MAX_TEXT } from './files.ts';
import type { ParsedMail } from './parsed.ts';

export interface SentOn {
  readonly from: { readonly address: string; readonly name?: string };
  readonly subject?: string;
  readonly text: string;
  readonly note: string;
}

/** The mail that was sent on, below the words or enclosed whole; undefined when none was, or nobody is named. */
export async function sentOn(
  text: string,
  subject: string,
  mail: ParsedMail,
  parse: (raw: Buffer) => Promise<ParsedMail | undefined>,
): Promise<SentOn | undefined> {
  const saysSo = isForwardSubject(subject);
  const below = forwardedIn(text, saysSo);
  if (below) {
    const { address, name, above } = below;
    return {
      from: { address, name: name && tidyLine(name, 200) },
      subject: below.subject && tidyLine(below.subject),
      text: splitReply(below.text).reply,
      note: splitReply(above).reply,
    };
  }
  const enclosed = mail.files.find(({ mediaType }) => mediaType === 'message/rfc822');
  if (!enclosed || !(saysSo || text.length < SHORT)) return undefined;
  return enclosedMail(Buffer.from(enclosed.bytes), text, parse);
}

/** Words above an enclosed mail; a longer letter has a matter of its own. */
const SHORT = 500;

async function enclosedMail(
  raw: Buffer,
  note: string,
  parse: (raw: Buffer) => Promise<ParsedMail | undefined>,
): Promise<SentOn | undefined> {
  if (field(scanHeaders(raw).fields, 'from') === undefined) return undefined;
  const mail = await parse(raw);
  const from = mail?.from.find(({ address }) => isPlainAddress(address));
  if (!mail || !from) return undefined;
  const name = tidyLine(from.name, 200);
  return {
    from: { address: from.address.toLowerCase(), ...(name ? { name } : {}) },
    subject: tidyLine(mail.subject),
    text: splitReply(mail.text.slice(0, MAX_TEXT)).reply,
    note: splitReply(note).reply,
  };
}

export function isForwardSubject(subject: string): boolean {
  return /^\s*(fwd?|fw|अग्रेषित|अग्रे)\s?[:：]/i.test(subject);
}
