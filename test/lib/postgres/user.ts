/** A process that uses the embedded server of a folder: says what it got, ends when its input ends. */
import { startEmbedded } from '../../../src/lib/postgres/index.ts';

const [dataDir = '', durable = 'durable'] = process.argv.slice(2);
const log = (line: string): void => console.error(line);
const embedded = await startEmbedded({ dataDir, durable: durable === 'durable', log });
console.log(JSON.stringify({ url: embedded.url, started: embedded.started }));
process.stdin.resume();
process.stdin.once('end', async () => {
  await embedded.stop();
  process.exit(0);
});
