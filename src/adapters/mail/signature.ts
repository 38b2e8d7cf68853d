import { createHmac, timingSafeEqual } from 'node:crypto';

/** 64 bits: each guess costs a mail. Longer, the header would be folded, which some mail programs do not read. */
const DIGITS = 16;
const SIGNED = /^<(out\.[\w.-]{1,200})-([0-9a-f]{16})@[^<>\s@]{1,400}>$/;

/** What stands before the @ of a Message-ID of ours: `what` is unique to the message, and whom it was for is in it. */
export function signedId(what: string, key: string): string {
  return `out.${what}-${signature(`out.${what}`, key)}`;
}

/** Did we make this Message-ID? Who answers it has seen our mail, or a mail that answers it. */
export function isSignedByUs(messageId: string, key: string): boolean {
  const [, what, shown] = SIGNED.exec(messageId) ?? [];
  if (!what || !shown) return false;
  return timingSafeEqual(Buffer.from(signature(what, key)), Buffer.from(shown));
}

function signature(what: string, key: string): string {
  return createHmac('sha256', key).update(what).digest('hex').slice(0, DIGITS);
}
