import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const empty = mkdtempSync(join(tmpdir(), 'gemcell-imports-'));

afterAll(() => rmSync(empty, { recursive: true, force: true }));

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'src/lib/imports/cli.ts', ...args],
    { cwd: root, encoding: 'utf8' },
  );
  return { status, said: `${stdout}${stderr}` };
}

test('it says how many modules it read', () => {
  const { status, said } = run();
  expect(said).toMatch(/^Imports: [1-9]\d+ modules read, [1-9]\d+ imports, 0 refused\.$/m);
  expect(status).toBe(0);
});

test('a checker that reads nothing fails', () => {
  const { status, said } = run(empty);
  expect(said).toContain('0 modules read');
  expect(said).toContain('There is nothing to check');
  expect(status).toBe(1);
});

test('a refusal is told with file and line, and fails', () => {
  const place = join(empty, 'house');
  mkdirSync(join(place, 'upper'), { recursive: true });
  mkdirSync(join(place, 'lower'));
  writeFileSync(join(place, 'upper', 'index.ts'), 'export const up = 1;\n');
  writeFileSync(join(place, 'lower', 'index.ts'), "\nexport { up } from '../upper/index.ts';\n");
  const floors = join(empty, 'floors.yml');
  writeFileSync(floors, 'floors: [[upper], [lower]]\ndoor: index.ts\n');
  const { status, said } = run(place, floors);
  expect(said).toContain(`${place}/lower/index.ts:2 names ../upper/index.ts: upper stands above lower`);
  expect(status).toBe(1);
});
