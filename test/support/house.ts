import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.ts';
import type { Database } from '../../src/persistence/index.ts';
import { type House, openHouse } from '../../src/wiring/index.ts';
import { atEnd } from './at-end.ts';
import type { LogLine } from './fake-host.ts';

export interface TestHouse extends House {
  /** Everything that was logged. */
  readonly lines: LogLine[];
}

let dataDir: string | undefined;

/**
 * The whole house on a test's database, as one process of its own: its pool, its name in claims and leases. Whoever opens it closes it (or `serve`, which closes it when it stops).
 */
export async function testHouse(
  database: Pick<Database, 'url'>,
  settings: Record<string, string> = {},
): Promise<TestHouse> {
  dataDir ??= newFolder();
  const folder = dataDir;
  const lines: LogLine[] = [];
  const keep = (level: LogLine['level']) => (fields: object, message: string) =>
    void lines.push({ level, message, fields });
  const config = readConfig(
    { DATABASE_URL: database.url, DATA_DIR: folder, PORT: '0', ...settings },
    join(folder, 'no.env'),
  );
  const house = await openHouse(config, {
    debug: keep('debug'),
    info: keep('info'),
    warn: keep('warn'),
    error: keep('error'),
  });
  return { ...house, lines };
}

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gemcell-house-'));
  atEnd(async () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Errors and warnings, as one would look for them in the log. */
export function troubles(house: TestHouse): string[] {
  return house.lines
    .filter((line) => line.level === 'error' || line.level === 'warn')
    .map((line) => `${line.level}: ${line.message} ${JSON.stringify(line.fields)}`);
}
