import pino from 'pino';
import type { Log } from '../channel.ts';

/** Tokens, passwords and addresses with credentials never reach the log, whatever an error message carries. */
const SECRET = /(\d{6,}:[\w-]{20,})|((?:postgres(?:ql)?|imaps?|smtps?):\/\/)[^@\s/]+@|(xox[abp]-[\w-]+)/g;

export function createLog(level: string): Log {
  const logger = pino(
    {
      level,
      base: undefined,
      hooks: {
        streamWrite: (line) =>
          line.replaceAll(SECRET, (_, _token, scheme?: string) => (scheme ? `${scheme}…@` : '…')),
      },
    },
    pino.destination({ dest: 2, sync: true }),
  );
  return {
    debug: (fields, message) => logger.debug(fields, message),
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message) => logger.error(fields, message),
  };
}
