import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Route } from '../channel.ts';
import { Trouble } from '../lib/errors.ts';

/** All that a page may load which is not its own: named one by one, so that no package folder lies open. */
const ASSETS: readonly { name: string; from: string; type: string }[] = [
  { name: 'pico.min.css', from: '@picocss/pico/css/pico.min.css', type: 'text/css; charset=utf-8' },
  { name: 'htmx.min.js', from: 'htmx.org/dist/htmx.min.js', type: 'text/javascript; charset=utf-8' },
  ...[400, 700].map((weight) => ({
    name: `noto-sans-devanagari-${weight}.woff2`,
    from: `@fontsource/noto-sans-devanagari/files/noto-sans-devanagari-devanagari-${weight}-normal.woff2`,
    type: 'font/woff2',
  })),
];

const ICON = new URL('./icon.svg', import.meta.url);

/** GET /assets/<name>: small files held in memory, kept a week by the browser and asked again by their digest. */
export function assetRoutes(): Route[] {
  const require = createRequire(import.meta.url);
  const packaged = ASSETS.map(({ name, from, type }) => assetRoute(name, type, readAsset(require, from)));
  return [...packaged, assetRoute('icon.svg', 'image/svg+xml', readFileSync(ICON))];
}

function assetRoute(name: string, type: string, body: Buffer): Route {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 20)}"`;
  const headers = { 'content-type': type, etag, 'cache-control': 'public, max-age=604800' };
  return {
    method: 'GET',
    path: `/assets/${name}`,
    handle: async (request) =>
      request.headers['if-none-match'] === etag
        ? { status: 304, headers, body: '' }
        : { status: 200, headers, body },
  };
}

function readAsset(require: NodeJS.Require, from: string): Buffer {
  try {
    return readFileSync(require.resolve(from));
  } catch (cause) {
    throw new Trouble('assets', `The web pages need ${from}, which is not installed: run npm ci.`, { cause });
  }
}
