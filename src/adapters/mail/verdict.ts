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
  const domain = domainOf(from);
  return verdicts.some((verdict) => {
    if (/^dmarc\s?=\s?pass\b/.test(verdict)) return propertyOf(verdict, 'header.from') === domain;
    if (!/^dkim\s?=\s?pass\b/.test(verdict)) return false;
    const signer = propertyOf(verdict, 'header.d') ?? propertyOf(verdict, 'header.i')?.replace(/^.*@/, '');
    return signer !== undefined && isAligned(domain, signer);
  });
}

function isAligned(domain: string, signer: string): boolean {
  return domain === signer || (signer.includes('.') && domain.endsWith(`.${signer}`));
}

function propertyOf(verdict: string, property: string): string | undefined {
  return verdict
    .split(/\s+/)
    .find((word) => word.startsWith(`${property}=`))
    ?.slice(property.length + 1)
    .replace(/^"|"$/g, '');
}

function withoutComments(value: string): string {
  return value.slice(0, 8_000).replace(/\([^()]{0,500}\)/g, ' ');
}

/** Servers known to write the header always, and to remove forged ones that bear their name. */
export function knownServer(imapHost: string | undefined): string | undefined {
  return imapHost && /(^|\.)(gmail|googlemail)\.com$/i.test(imapHost) ? 'mx.google.com' : undefined;
}
