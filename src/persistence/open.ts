import pg from 'pg';
import { DataSource, type EntitySchema } from 'typeorm';
import { Trouble } from '../lib/errors.ts';
import { startEmbedded } from '../lib/postgres/index.ts';
import { rows } from '../lib/rows.ts';
import { type Database, databaseOf } from './database.ts';
import { troubleOf } from './faults.ts';

export interface DatabaseOptions {
  /** A server of one's own (PostgreSQL 15 or later); absent: the embedded one in dataDir. */
  readonly databaseUrl?: string;
  readonly dataDir: string;
  /** Whether the embedded server survives a power cut. */
  readonly durable: boolean;
  readonly entities: readonly EntitySchema[];
  /** Progress of a first start and lost idle connections, one line at a time. */
  readonly log?: (line: string) => void;
  /** Connections at most; default 10. The embedded server has 60 for all processes. */
  readonly poolSize?: number;
}

const OLDEST_SERVER = 150000;

/**
 * Sessions keep UTC and time limits whatever the server's own settings are: a given server may stand on
 * Asia/Kolkata, and a statement without end would hold its locks without end.
 */
const SESSION = [
  '-c timezone=UTC',
  '-c statement_timeout=60000',
  '-c idle_in_transaction_session_timeout=60000',
].join(' ');

/** A day stays 'YYYY-MM-DD': pg would make it midnight of the process's own time zone. */
const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.DATE
      ? (value: string) => value
      : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/** @throws Trouble in one sentence: unreachable, refused, too old, or no embedded server can be had. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  if (options.databaseUrl) return connect(options, options.databaseUrl, async () => undefined);
  const { dataDir, durable, log } = options;
  const embedded = await startEmbedded({ dataDir, durable, log });
  try {
    return await connect(options, embedded.url, () => embedded.stop());
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

async function connect(
  options: DatabaseOptions,
  url: string,
  onClose: () => Promise<void>,
): Promise<Database> {
  const source = new DataSource({
    type: 'postgres',
    entities: [...options.entities],
    installExtensions: false,
    synchronize: false,
    logging: false,
    poolSize: options.poolSize ?? 10,
    connectTimeoutMS: 10_000,
    applicationName: 'gemcell',
    // An idle connection that breaks is replaced by the next query; unheard, its error would end the process.
    poolErrorHandler: (error: unknown) => options.log?.(`A database connection was lost: ${String(error)}`),
    extra: { connectionString: url, options: SESSION, keepAlive: true, types },
  });
  try {
    await source.initialize();
    await checkServer(source);
  } catch (error) {
    if (source.isInitialized) await source.destroy();
    throw troubleOf(error, placeOf(url));
  }
  return databaseOf(source, url, onClose);
}

async function checkServer(source: DataSource): Promise<void> {
  const [found] = await rows<{ number: string; name: string; encoding: string }>(
    source,
    `SELECT current_setting('server_version_num') AS number, current_setting('server_version') AS name,
            current_setting('server_encoding') AS encoding`,
  );
  if (Number(found?.number) < OLDEST_SERVER) {
    throw new Trouble(
      'database_old',
      `The database server is PostgreSQL ${found?.name}; 15 or later is needed.`,
    );
  }
  if (found?.encoding !== 'UTF8') {
    throw new Trouble(
      'database_encoding',
      `The database keeps its text as ${found?.encoding}; UTF8 is needed.`,
    );
  }
}

/** Where it is, without the password. */
function placeOf(url: string): string {
  const { host, port, database } = new pg.Client({ connectionString: url });
  return `"${database ?? ''}" at ${host}${host.startsWith('/') ? '' : `:${port}`}`;
}
