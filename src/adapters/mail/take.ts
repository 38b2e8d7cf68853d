import type { Original } from '../../channel.ts';
import { blankReadable, fingerprint, scanHeaders } from '../../lib/mail/index.ts';
import { blankSecrets } from '../../lib/secrets.ts';
import { markCut } from './cut.ts';
import { laneOf } from './read.ts';

/** Fetched bytes to what is kept. Secrets go before anything is stored or hashed. */
export async function toOriginal(account: string, fetched: Buffer): Promise<Original> {
  const { raw } = await blankReadable(fetched, blankSecrets);
  return {
    channel: 'mail',
    account,
    // Not the UID: the same mail in two folders, or fetched again after a UIDVALIDITY change, is one.
    externalId: fingerprint(raw),
    lane: laneOf(scanHeaders(raw).fields),
    raw,
  };
}

/** The same for bytes that came by no mailbox; fewer than `fullSize` are marked as cut. */
export function mailOriginal(account: string, bytes: Buffer, fullSize: number): Promise<Original> {
  return toOriginal(account, bytes.length < fullSize ? markCut(bytes, fullSize) : bytes);
}
