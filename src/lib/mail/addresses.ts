/** A plain address: no quotes, brackets, separators or control characters, so it can not break a header or a command. */
export function isPlainAddress(text: string): boolean {
  if (text.length > 254) return false;
  const at = text.lastIndexOf('@');
  if (at < 1 || at > 64 || text.indexOf('@') !== at) return false;
  return !/[\p{Cc}\s()<>[\]:;,"\\]/u.test(text) && isDomain(text.slice(at + 1));
}

function isDomain(domain: string): boolean {
  return domain.split('.').every((label) => label !== '' && !label.startsWith('-') && !label.endsWith('-'));
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

export function localPartOf(address: string): string {
  return address.slice(0, Math.max(0, address.lastIndexOf('@'))).toLowerCase();
}

/** The first plain address in a header value, lower case; linear, without decoding. */
export function firstAddress(value: string | undefined): string | undefined {
  if (!value) return undefined;
  // RFC 822 let spaces stand around the dots of a domain.
  const text = withoutComments(value.slice(0, 4_096)).replace(/@[^<>@",;]{1,254}>/g, (domain) =>
    domain.replace(/\s/g, ''),
  );
  const words = text.split(/[\s<>,;:"()[\]]+/);
  // What stands in angle brackets is the address; a name may look like one.
  const bracketed = [...text.matchAll(/<\s?([^<>\s]{3,254})\s?>/g)].map((m) => m[1]!);
  return [...bracketed, ...words].find(isPlainAddress)?.toLowerCase();
}

/** "pete(his account)@example.org(his host)"; inside quotes a bracket is a sign like any other. */
function withoutComments(text: string): string {
  const bare = text.replace(/"[^"]{0,500}"|\((?:[^()\\]|\\.){0,500}\)/g, (found) =>
    found[0] === '"' ? found : '',
  );
  return bare.includes('@') ? bare : text;
}
