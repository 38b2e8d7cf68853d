import { setTimeout as wait } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { rows } from '../lib/rows.ts';
import { isRetryable } from './faults.ts';
import { runOnce } from './transaction.ts';

export interface Database {
  readonly source: DataSource;
  /** For those that need a connection of their own (LISTEN). Holds a password: never log it. */
  readonly url: string;
  /**
   * Runs fn in one transaction (read committed). It may run again, and so must do nothing but database
   * work: PostgreSQL undoes one of two transactions that block each other, and that one is repeated.
   */
  transaction<T>(fn: (tx: EntityManager) => Promise<T>): Promise<T>;
  /** One statement in a transaction of its own; the rows it returned. */
  query<T = Record<string, unknown>>(sql: string, params?: unknown[]): Promise<T[]>;
  /** Closes the pool; the embedded server ends with its last user. */
  close(): Promise<void>;
}

const TRIES = 5;

export function databaseOf(source: DataSource, url: string, onClose: () => Promise<void>): Database {
  return {
    source,
    url,
    async transaction(fn) {
      for (let turn = 1; ; turn += 1) {
        try {
          return await runOnce(source, fn);
        } catch (error) {
          if (!isRetryable(error) || turn === TRIES) throw error;
          await wait(Math.random() * 20 * 2 ** turn);
        }
      }
    },
    query: (sql, params) => rows(source, sql, params),
    async close() {
      if (source.isInitialized) await source.destroy();
      await onClose();
    },
  };
}
