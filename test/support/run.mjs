/** `npm test`: everything that npm packages alone can run. The last line counts. */
import { runVitest } from './vitest.mjs';

const { passed, failed, skipped, ok } = await runVitest(process.argv.slice(2));
if (skipped > 0) console.log(`${skipped} skipped`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = ok ? 0 : 1;
