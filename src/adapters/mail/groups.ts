import type { Listed } from './mailbox.ts';

/** Fetched by one command: a server far away takes a tenth of a second for each. */
const MOST_MAILS = 20;
const MOST_BYTES = 1_000_000;
/** Looked at by one command. */
export const LOOKED_AT = 200;

/** Neighbours that are small, in order; a large one, and one that will be cut (over `maxBytes`), by itself. */
export function groupsOf(listed: readonly Listed[], maxBytes: number): Listed[][] {
  const mostBytes = Math.min(MOST_BYTES, maxBytes);
  const groups: Listed[][] = [];
  let bytes = 0;
  for (const mail of listed) {
    const last = groups.at(-1);
    if (last && last.length < MOST_MAILS && bytes + mail.size <= mostBytes) {
      last.push(mail);
      bytes += mail.size;
    } else {
      groups.push([mail]);
      bytes = mail.size;
    }
  }
  return groups;
}

export function chunksOf<T>(all: readonly T[], length: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / length) }, (_, n) =>
    all.slice(n * length, (n + 1) * length),
  );
}
