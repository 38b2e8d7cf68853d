/** Runs vitest and counts: what is told at the end must be what happened, not what scrolled by. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');

/**
 * @param {string[]} args passed to `vitest run`: files, -t pattern, --config …
 * @returns {Promise<{ passed: number, failed: number, skipped: number, ok: boolean }>} ok: all passed, and some ran
 */
export async function runVitest(args) {
  const folder = mkdtempSync(join(tmpdir(), 'vitest-'));
  const report = join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    // node_modules may belong to somebody else: the default loader writes a file there.
    const loader = '--configLoader=runner';
    const child = spawn(process.execPath, [vitest, 'run', loader, ...reporters, ...args], {
      stdio: 'inherit',
    });
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
    const code = await new Promise((resolve) => child.once('exit', (status) => resolve(status ?? 1)));
    const count = counted(report);
    return { ...count, ok: code === 0 && count.failed === 0 && count.passed > 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file that could not even be read has no tests in the report: it counts as one that failed. */
function counted(report) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    const broken = testResults.filter(
      (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
    );
    return {
      passed: numPassedTests,
      failed: numFailedTests + broken.length,
      skipped: numPendingTests + numTodoTests,
    };
  } catch {
    // No report: vitest did not start, and has said why.
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
