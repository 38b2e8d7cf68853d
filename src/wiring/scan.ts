import type { IncomingFile, IncomingMessage } from '../channel.ts';
import { scannedAs, unscanned, withoutPrograms } from '../files/index.ts';
import { scan } from '../lib/clamd.ts';
import { messageOf } from '../lib/errors.ts';
import type { House } from './house.ts';

const AT_ONCE = 20;

/**
 * A message's files as they may be kept: programs refused, and where CLAMAV_URL is set each looked at. Where the scanner
 * is away a file is kept and held: shown by name, sent to nobody. Never inside a transaction.
 */
export async function siftFiles(house: House, message: IncomingMessage): Promise<IncomingMessage> {
  if (message.files.length === 0) return message;
  const files: IncomingFile[] = [];
  for (const file of withoutPrograms(message.files)) files.push(await looked(house, file));
  return { ...message, files };
}

async function looked({ config, log }: House, file: IncomingFile): Promise<IncomingFile> {
  if (!config.CLAMAV_URL || file.refused || file.bytes.length === 0) return file;
  try {
    const found = await scan(config.CLAMAV_URL, file.bytes);
    if (found === null) return file;
    log.warn({ file: file.name, found }, 'A file with a virus was refused.');
    return { ...file, bytes: Buffer.alloc(0), refused: 'infected' };
  } catch (error) {
    log.error({ error: messageOf(error) }, 'The virus scanner is away: files are held until it is back.');
    return { ...file, held: true };
  }
}

/** What was held while the scanner was away; ends at the first sign that it still is. */
export async function scanHeld({ config, db, log }: House): Promise<void> {
  if (!config.CLAMAV_URL) return;
  for (const { sha256, bytes } of await unscanned(db, AT_ONCE)) {
    try {
      const found = await scan(config.CLAMAV_URL, bytes);
      if (found !== null) log.warn({ sha256, found }, 'A held file has a virus; it stays held.');
      await scannedAs(db, sha256, found === null ? 'clean' : 'infected');
    } catch (error) {
      log.warn({ error: messageOf(error) }, 'The virus scanner is still away.');
      return;
    }
  }
}
