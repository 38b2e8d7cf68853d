import { domainToASCII } from 'node:url';
import { domainOf, field, type HeaderField } from '../../lib/mail/index.ts';

/**
 * Does the receiving server vouch for the From address? Only the topmost Authentication-Results counts (those below may
 * have come with the mail), only under the server's own name (RFC 8601, section 5), and only DMARC or a DKIM signature
 * of the From domain or its parent: SPF speaks of the envelope.
 */
export function isVerified(
  fields: readonly HeaderField[],
  from: string,
  server: string | undefined,
): boolean {
  if (!server || fields.filter((f) => f.name === 'from').length !== 1) return false;
  const results = withoutComments(field(fields, 'authentication-results') ?? '').toLowerCase();
  const [id = '', ...verdicts] = results.split(';').map((part) => part.trim());
  if (id.split(/\s/)[0] !== server.toLowerCase()) return false;
  const domain = written(domainOf(from));
  return verdicts.some((verdict) => {
    if (/^dmarc\s?=\s?pass\b/.test(verdict)) return written(propertyOf(verdict, 'header.from')) === domain;
    if (!/^dkim\s?=\s?pass\b/.test(verdict)) return false;
    const signer = propertyOf(verdict, 'header.d') ?? propertyOf(verdict, 'header.i')?.replace(/^.*@/, '');
    return signer !== undefined && isAligned(domain, written(signer));
  });
}

/** One way of writing for a domain beyond ASCII: parsers decode it, servers do not. */
function written(domain = ''): string {
  return domainToASCII(domain) || domain;
}

function isAligned(domain: string, signer: string): boolean {
  return domain === signer || (signer.includes('.') && domain.endsWith(`.${signer}`));
}

function propertyOf(verdict: string, property: string): string | undefined {
  return verdict
    .split(/\s+/)
    .find((word) => word.startsWith(`${property}=`))
    ?.slice(property.length + 1);
}

/**
 * Comments out, what is quoted made harmless: a sender's own words stand in both ("smtp.mailfrom", "reason"), and must
 * not be read as a verdict. A comment or a quotation that never ends takes the rest with it.
 */
function withoutComments(value: string): string {
  let plain = '';
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < Math.min(value.length, MOST_READ); at++) {
    const sign = value[at]!;
    if (sign === '\\' && (depth > 0 || quoted)) at++;
    else if (depth > 0) depth += sign === '(' ? 1 : sign === ')' ? -1 : 0;
    else if (sign === '"') quoted = !quoted;
    else if (quoted) plain += /[\w.@-]/.test(sign) ? sign : '_';
    else if (sign === '(') {
      depth = 1;
      plain += ' ';
    } else plain += sign;
  }
  return quoted || depth > 0 ? '' : plain;
}

const MOST_READ = 8_000;

/** Servers known to write the header always, and to remove forged ones that bear their name. */
export function knownServer(imapHost: string | undefined): string | undefined {
  return imapHost && /(^|\.)(gmail|googlemail)\.com$/i.test(imapHost) ? 'mx.google.com' : undefined;
}
