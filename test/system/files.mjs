/** Which tests use the database of the run. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

const SOURCE = 'test/support/database.ts';

/** @returns {string[]} the test files that name test/support/database.ts, themselves or by what they import */
export function filesWithDatabase() {
  const known = new Map();
  const tests = readdirSync('test', { recursive: true, encoding: 'utf8' })
    .map((file) => `test/${file}`)
    .filter((file) => file.endsWith('.test.ts') && !file.startsWith('test/system/'));
  return tests.filter((file) => reaches(file, known)).sort();
}

function reaches(file, known) {
  if (file === SOURCE) return true;
  if (!known.has(file)) {
    known.set(file, false);
    known.set(
      file,
      importsOf(file).some((next) => reaches(next, known)),
    );
  }
  return known.get(file);
}

function importsOf(file) {
  const paths = [...readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)];
  return paths
    .map(([, path]) => posix.join(posix.dirname(file), path))
    .filter((path) => path.startsWith('test/') && existsSync(path));
}
