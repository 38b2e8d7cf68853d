/**
 * The one room that knows TypeORM and pg. Others take the transaction they are given (`EntityManager`),
 * describe their tables (`EntitySchema`) and open transactions through `Database`.
 */
export { type DataSource, type EntityManager, EntitySchema, In } from 'typeorm';
export type { Database } from './database.ts';
export { isConnectionError } from './faults.ts';
export { uuid } from './ids.ts';
export { insist } from './insist.ts';
export { type RowLease, withLease } from './lease.ts';
export { migrate } from './migrate.ts';
export { type Listening, listen, notify } from './notify.ts';
export { type DatabaseOptions, openDatabase } from './open.ts';
