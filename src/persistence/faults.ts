/** What a failed query tells: try the transaction again, wait for the database, or give up. */
import { messageOf, Trouble } from '../lib/errors.ts';

const LOST_ERRNO = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
/** 57P01-3: shut down, crashed, starting up; 53300: no free connection (PostgreSQL manual, appendix A). */
const LOST_SQLSTATE = /^(08...|57P0[123]|53300)$/;
/** pg gives these no code. */
const LOST_SAID =
  /^(Connection terminated|Connection ended|Client has encountered a connection error|timeout exceeded)/;

/** The database is away: the same work can succeed later. It says nothing about whether a COMMIT arrived. */
export function isConnectionError(error: unknown): boolean {
  return causes(error).some(
    (one) =>
      LOST_ERRNO.has(field(one, 'code')) ||
      LOST_SQLSTATE.test(field(one, 'code')) ||
      (field(one, 'code') === 'ENOENT' && field(one, 'syscall') === 'connect') ||
      LOST_SAID.test(one.message),
  );
}

/** Serialization failure or deadlock: PostgreSQL undid the transaction and asks to run it again. */
export function isRetryable(error: unknown): boolean {
  return causes(error).some((one) => ['40001', '40P01'].includes(field(one, 'code')));
}

/** @param where told to the person; must hold no password */
export function troubleOf(error: unknown, where: string): Trouble {
  if (error instanceof Trouble) return error;
  const reason = causes(error).at(-1)?.message ?? messageOf(error);
  const code = isConnectionError(error) ? 'database_lost' : 'database_refused';
  const verb = isConnectionError(error) ? 'does not answer' : 'refused us';
  return new Trouble(code, `The database ${where} ${verb}: ${reason}`, { cause: error });
}

/** TypeORM wraps the driver's error; Node wraps one error per address it tried. */
function causes(error: unknown): Error[] {
  if (!(error instanceof Error)) return [];
  const inner = error instanceof AggregateError ? error.errors : [];
  const driver = 'driverError' in error ? error.driverError : undefined;
  return [error, ...[driver, error.cause, ...inner].filter((one) => one !== error).flatMap(causes)];
}

function field(error: Error, name: string): string {
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' ? value : '';
}

/** The character (1-based) of the statement at which PostgreSQL stumbled. */
export function positionOf(error: unknown): number | undefined {
  const positions = causes(error).map((one) => Number(field(one, 'position')));
  return positions.find((position) => position > 0);
}
