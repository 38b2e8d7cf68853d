/**
 * `npm run test:system`: what needs Debian's servers and browser, and once more, on Debian's PostgreSQL, what uses a
 * database. What is missing is installed if we may, else named: nothing is skipped in silence. The last line counts.
 */
import { runVitest } from '../support/vitest.mjs';
import { filesWithDatabase } from './files.mjs';
import { installPackages } from './packages.mjs';
import { startPostgres } from './postgres.mjs';

const only = process.argv.slice(2);
const missing = installPackages();
const runs = [];
if (missing.length === 0) {
  runs.push(await runVitest(['--config', 'test/system/vitest.config.ts', ...only]));
  if (only.length === 0) runs.push(await onDebiansDatabase());
}
const sum = (what) => runs.reduce((total, run) => total + run[what], 0);
if (sum('skipped') > 0) console.log(`${sum('skipped')} skipped`);
console.log(`${sum('passed')} passed, ${sum('failed') + missing.length} failed`);
process.exitCode = runs.length > 0 && runs.every(({ ok }) => ok) ? 0 : 1;

async function onDebiansDatabase() {
  const server = await startPostgres();
  try {
    process.env.TEST_DATABASE_URL = server.url;
    const files = filesWithDatabase();
    console.log(`On Debian's PostgreSQL: ${files.length} files that use a database.`);
    return await runVitest(files);
  } finally {
    await server.stop();
  }
}
