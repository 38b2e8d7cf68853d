import type { PageAnswer, SavedFile } from './types.ts';

/** Nothing personal stays in a cache, least of all on a shared computer. */
const PERSONAL = { 'cache-control': 'no-store' };

/** A page or a piece of one, of hono/jsx, which escapes what it is given. */
export async function htmlPage(
  node: { toString(): string | Promise<string> },
  more: { status?: number; cookie?: string; fragment?: boolean } = {},
): Promise<PageAnswer> {
  const html = await node.toString();
  return {
    status: more.status ?? 200,
    headers: {
      ...PERSONAL,
      'content-type': 'text/html; charset=utf-8',
      ...(more.cookie ? { 'set-cookie': more.cookie } : {}),
    },
    body: more.fragment ? html : `<!doctype html>${html}`,
  };
}

export function plainText(status: number, sentence: string): PageAnswer {
  return { status, headers: { ...PERSONAL, 'content-type': 'text/plain; charset=utf-8' }, body: sentence };
}

export function seeOther(location: string, cookie?: string): PageAnswer {
  return {
    status: 303,
    headers: { ...PERSONAL, location, ...(cookie ? { 'set-cookie': cookie } : {}) },
    body: '',
  };
}

export function nothingNew(): PageAnswer {
  return { status: 204, headers: PERSONAL, body: '' };
}

/** Always saved, never shown by our origin: a file may be a page with a script in it. */
export function download(file: SavedFile): PageAnswer {
  return {
    status: 200,
    headers: {
      ...PERSONAL,
      'content-type': safeType(file.mediaType),
      'content-disposition': `attachment; filename*=UTF-8''${encodeName(file.name)}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    },
    body: file.bytes,
  };
}

function safeType(mediaType: string): string {
  return /^[a-z]+\/[a-z0-9.+-]+$/i.test(mediaType) ? mediaType : 'application/octet-stream';
}

/** RFC 8187; shortened first, since half a character cannot be encoded; without folders, control characters and the marks that turn a name's end around. */
function encodeName(name: string): string {
  const bare =
    name.slice(-120).replaceAll(/[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069/\\]/gu, '_') || 'file';
  return encodeURIComponent(bare).replaceAll(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
