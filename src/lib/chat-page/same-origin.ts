import { NotAllowed } from '../errors.ts';
import type { PageRequest } from './types.ts';

/**
 * A page elsewhere must not post here in the visitor's name. Browsers say where a post comes from by Sec-Fetch-Site
 * (where we are reached safely) and by Origin; older ones by Referer. Who sends none of them is no browser and brings
 * no cookie but one it was given to bring.
 * @throws NotAllowed 'web_other_site'
 */
export function requireSameOrigin(request: PageRequest, publicUrl?: string): void {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) {
    if (site === 'same-origin' || site === 'none') return;
    throw new NotAllowed('web_other_site');
  }
  const from = request.headers.origin ?? request.headers.referer;
  if (from !== undefined && !isOurs(from, request.headers.host, publicUrl))
    throw new NotAllowed('web_other_site');
}

/** Behind a proxy we know our scheme only from PUBLIC_URL; hosts are compared with their ports. */
function isOurs(from: string, host: string | undefined, publicUrl: string | undefined): boolean {
  if (!URL.canParse(from)) return false;
  const url = new URL(from);
  if (publicUrl && url.origin === new URL(publicUrl).origin) return true;
  return host !== undefined && url.host === host.toLowerCase().replace(/:(80|443)$/, '');
}
