import { scanHeaders } from '../../lib/mail/index.ts';

/** Header by which a mail that was too large to fetch whole is known; its value is the full size in bytes. */
export const CUT_MARK = 'x-helpdesk-cut-from-bytes';

/** Marks the first part of a mail; a mark that came with the mail says nothing worse than "something is missing". */
export function markCut(firstPart: Buffer, fullSize: number): Buffer {
  const { bodyAt } = scanHeaders(firstPart);
  const mark = Buffer.from(`${CUT_MARK}: ${fullSize}\r\n`, 'latin1');
  return bodyAt === 0 ? firstPart : Buffer.concat([mark, firstPart]);
}
