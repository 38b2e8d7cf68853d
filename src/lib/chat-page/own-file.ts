import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { PageRoute } from './types.ts';

/** The styles of every page that holds a conversation, in order. */
export const TALK_STYLES = [new URL('./theme.css', import.meta.url), new URL('./talk.css', import.meta.url)];
export const TALK_SCRIPT = new URL('./talk.js', import.meta.url);

/** A script or style of a page, of one or more files in a row: its address changes with its content, so browsers keep it for good. */
export function ownFile(files: readonly URL[], path: string): { href: string; route: PageRoute } {
  const body = Buffer.concat(files.map((file) => readFileSync(file)));
  const version = createHash('sha256').update(body).digest('hex').slice(0, 10);
  const type = path.endsWith('.css') ? 'text/css' : 'text/javascript';
  return {
    href: `${path}?v=${version}`,
    route: {
      method: 'GET',
      path,
      handle: async () => ({
        status: 200,
        headers: {
          'content-type': `${type}; charset=utf-8`,
          'cache-control': 'public, max-age=31536000, immutable',
        },
        body,
      }),
    },
  };
}
