// A worker thread inherits no TypeScript loader: --import tsx registers itself on the main thread alone.
import { register } from 'tsx/esm/api';

register();
await import('./school.ts');
