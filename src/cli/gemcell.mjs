#!/usr/bin/env node
// The one JavaScript file: it lets Node read the TypeScript sources, then hands over.
import { register } from 'tsx/esm/api';

register();
const { main } = await import('./index.ts');
await main(process.argv);
