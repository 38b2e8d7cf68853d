// Usage: tsx src/lib/imports/cli.ts [ROOT [FLOORS]]
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { messageOf } from '../errors.ts';
import { asFloors, checkImports } from './index.ts';

const [root = 'src', floors = 'floors.yml'] = process.argv.slice(2);
try {
  const { modules, imports, refusals } = checkImports(root, asFloors(parse(readFileSync(floors, 'utf8'))));
  for (const { file, line, says } of refusals) console.error(`${root}/${file}:${line} ${says}`);
  console.log(`Imports: ${modules} modules read, ${imports} imports, ${refusals.length} refused.`);
  // A checker that reads nothing finds nothing wrong.
  if (modules === 0 || imports === 0) console.error(`There is nothing to check in ${root}.`);
  process.exitCode = modules > 0 && imports > 0 && refusals.length === 0 ? 0 : 1;
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}
