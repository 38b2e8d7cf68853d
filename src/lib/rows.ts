/** Anything that runs SQL: a transaction, a pool. */
export interface Queries {
  query(sql: string, params?: unknown[]): Promise<unknown>;
}

/** The rows a statement returned; TypeORM answers UPDATE and DELETE with [rows, count], SELECT and INSERT with rows. */
export async function rows<T>(db: Queries, sql: string, params: unknown[] = []): Promise<T[]> {
  const answer = await db.query(sql, params);
  if (!Array.isArray(answer)) return [];
  const pair = answer.length === 2 && Array.isArray(answer[0]) && typeof answer[1] === 'number';
  return (pair ? answer[0] : answer) as T[];
}

export async function oneRow<T>(db: Queries, sql: string, params: unknown[] = []): Promise<T | undefined> {
  return (await rows<T>(db, sql, params))[0];
}
