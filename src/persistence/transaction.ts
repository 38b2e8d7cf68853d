import type { PoolClient } from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { Trouble } from '../lib/errors.ts';

/**
 * One transaction, once. Not TypeORM's own because of two traps in it: a connection that breaks between two
 * statements is told as "query runner already released", and COMMIT of a transaction in which a statement
 * failed and was caught succeeds, though PostgreSQL answers it with ROLLBACK and keeps nothing.
 */
export async function runOnce<T>(source: DataSource, fn: (tx: EntityManager) => Promise<T>): Promise<T> {
  const runner = source.createQueryRunner();
  const client: PoolClient = await runner.connect();
  let lost: Error | undefined;
  const onLost = (error: Error): void => {
    lost ??= error;
  };
  client.on('error', onLost);
  try {
    await runner.startTransaction();
    const result = await fn(runner.manager);
    await commit(client);
    return result;
  } catch (error) {
    if (lost) throw new Error('The connection was lost during the transaction.', { cause: lost });
    await rollback(runner);
    throw error;
  } finally {
    client.off('error', onLost);
    await runner.release();
  }
}

async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('COMMIT');
  if (command !== 'ROLLBACK') return;
  throw new Trouble(
    'transaction_undone',
    'A statement of this transaction failed and the failure was caught, so PostgreSQL kept nothing of it.',
  );
}

async function rollback(runner: QueryRunner): Promise<void> {
  try {
    await runner.rollbackTransaction();
  } catch {
    // Not begun, already ended, or the connection is gone: the fault that brought us here is the one to tell.
  }
}
