#!/usr/bin/env node
// The one JavaScript file: it lets Node read the TypeScript sources, then hands over.
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

// Named, since otherwise it is looked for in the folder in which the command was typed.
register({ tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)) });
const { main } = await import('./index.ts');
await main(process.argv);
