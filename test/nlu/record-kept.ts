/** `npm run kept:record`: writes down how the kept lines fare now; from then on a fall below that is a fault. */
import { writeFileSync } from 'node:fs';
import { measureKept, RECORD } from './kept.ts';
import { shippedEngine } from './world.ts';

const figures = measureKept(shippedEngine());
writeFileSync(RECORD, `${JSON.stringify(figures, null, 2)}\n`);
console.log(JSON.stringify(figures, null, 2));
