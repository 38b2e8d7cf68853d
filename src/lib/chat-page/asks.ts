import type { PageRequest } from './types.ts';

/** A browser that shows pages, as against our own script, which asks for a plain answer. */
export function wantsPage(request: PageRequest): boolean {
  return (request.headers.accept ?? '').includes('text/html');
}

/** '1.4 MB', '320 kB': the same in every language. */
export function showSize(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
