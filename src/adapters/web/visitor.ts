import { createHash, randomBytes } from 'node:crypto';
import type { RouteRequest } from '../../channel.ts';
import { languageFrom } from '../../lib/chat-page/index.ts';
import type { Language } from '../../lib/language.ts';

/** A conversation is found again for this long; on a shared computer the visitor ends it with a button. */
const KEEP_SECONDS = 60 * 24 * 3600;
const SECRET = /^[\w-]{22}$/;

export interface Visitor {
  /** The handle's address: a digest, so that who reads our records cannot take the visitor's place. */
  readonly address: string;
  readonly language: Language;
  /** For Set-Cookie; undefined when the browser showed us its own. */
  readonly newCookie?: string;
}

/** Who asks: the holder of a secret of 128 bits in a cookie; without one a new visitor. */
export function visitorOf(request: RouteRequest, secure: boolean): Visitor {
  const shown = request.cookies.visitor;
  const known = shown !== undefined && SECRET.test(shown);
  const secret = known ? shown : randomBytes(16).toString('base64url');
  return {
    address: createHash('sha256').update(`visitor ${secret}`).digest('base64url').slice(0, 22),
    language: languageFrom(request.cookies.language),
    newCookie: known ? undefined : cookie('visitor', secret, secure),
  };
}

export function languageCookie(language: Language, secure: boolean): string {
  return cookie('language', language, secure);
}

export function forgetVisitor(secure: boolean): string {
  return cookie('visitor', '', secure, 0);
}

function cookie(name: string, value: string, secure: boolean, seconds = KEEP_SECONDS): string {
  const flags = `Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax`;
  return `${name}=${value}; ${flags}${secure ? '; Secure' : ''}`;
}
