import { messageOf } from '../../lib/errors.ts';

/** OpenSSL's words for a certificate that is not believed, as Node puts them into `code`. */
const NOT_BELIEVED =
  /^(CERT_|ERR_TLS_CERT_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(GET_ISSUER|VERIFY_LEAF))/;

export function isAboutCertificate(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    const codes = ['code' in at ? at.code : undefined, 'originalCode' in at ? at.originalCode : undefined];
    if (codes.some((code) => typeof code === 'string' && NOT_BELIEVED.test(code))) return true;
  }
  return false;
}

/** What is wrong with it and how to mend it; never by believing any. */
export function certificateSays(who: string, error: unknown): string {
  return (
    `${who} shows a certificate that can not be believed: ${messageOf(error)}. If it has expired, its keeper must renew ` +
    'it; if the name differs, write the name that stands in it; if your own authority issued it, give its certificate in ' +
    'NODE_EXTRA_CA_CERTS.'
  );
}
