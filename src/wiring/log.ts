import pino from 'pino';
import type { Log } from '../channel.ts';

/** Tokens, passwords and addresses with credentials never reach the log, whatever an error message carries. */
const SECRET =
  /(\d{6,}:[\w-]{20,})|((?:postgres(?:ql)?|imaps?|smtps?):\/\/)[^\s/]+@|((?:xox[abp]|xapp)-[\w-]+)/g;

/** @param to where its lines go; default standard error */
export function createLog(
  level: string,
  to: pino.DestinationStream = pino.destination({ dest: 2, sync: true }),
): Log {
  const logger = pino(
    {
      level,
      base: undefined,
      hooks: {
        streamWrite: (line) =>
          line.replaceAll(SECRET, (_, _token, scheme?: string) => (scheme ? `${scheme}…@` : '…')),
      },
    },
    to,
  );
  return {
    debug: (fields, message) => logger.debug(fields, message),
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message) => logger.error(fields, message),
  };
}
