import { oneRow, type Queries } from '../lib/rows.ts';

/**
 * A transcript's row gets its id when it is written and is seen when its transaction commits: a later id may be seen
 * first, and who then asks for "all after it" would never see the earlier one. So whoever writes says so until their
 * commit, and whoever reads on by ids reads only while nobody writes for this address. Writers never wait for each
 * other, and readers wait for nobody: no deadlock comes of it.
 */
export async function writingTo(tx: Queries, channel: string, address: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 0))', [keyOf(channel, address)]);
}

/** True, and it stays so to the end of the transaction: everything said with this address up to now is committed. */
export async function nobodyWritesTo(tx: Queries, channel: string, address: string): Promise<boolean> {
  const row = await oneRow<{ free: boolean }>(
    tx,
    'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS free',
    [keyOf(channel, address)],
  );
  return row?.free === true;
}

function keyOf(channel: string, address: string): string {
  return `transcript ${channel} ${address}`;
}
