import { oneRow, type Queries } from '../lib/rows.ts';

export interface RowLease {
  /** True when it is ours now: it was free, had run out, or was ours already (then it is prolonged). */
  acquire(): Promise<boolean>;
  /** True when it was still ours and is prolonged; false: it ran out or is another's, stop what it guards. */
  renew(): Promise<boolean>;
  release(): Promise<void>;
}

/**
 * One of many processes holds the name at a time. Measured by the database's clock alone.
 * @param holder names this process among all (host, pid and a random part)
 * @param ms how long it stays ours without renewal
 */
export function withLease(db: Queries, name: string, holder: string, ms: number): RowLease {
  const until = "clock_timestamp() + $3 * interval '1 millisecond'";
  return {
    async acquire() {
      const row = await oneRow(
        db,
        `INSERT INTO lease AS held (name, holder, until) VALUES ($1, $2, ${until})
         ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
         WHERE held.holder = excluded.holder OR held.until < clock_timestamp()
         RETURNING name`,
        [name, holder, ms],
      );
      return row !== undefined;
    },
    async renew() {
      const row = await oneRow(
        db,
        `UPDATE lease SET until = ${until}
         WHERE name = $1 AND holder = $2 AND until >= clock_timestamp() RETURNING name`,
        [name, holder, ms],
      );
      return row !== undefined;
    },
    async release() {
      await db.query('DELETE FROM lease WHERE name = $1 AND holder = $2', [name, holder]);
    },
  };
}
