import { afterAll } from 'vitest';
import { doAtEnd } from './at-end.ts';

// Kept apart from database.ts: a test of pure rules must not load a database driver.
afterAll(doAtEnd);
