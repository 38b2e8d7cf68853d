/** One field of a mail's header, unfolded; the value is as sent (encoded words are not decoded). */
export interface HeaderField {
  /** Lower case. */
  readonly name: string;
  readonly value: string;
}

export interface ScannedHeader {
  readonly fields: readonly HeaderField[];
  /** Index of the first byte after the empty line. */
  readonly bodyAt: number;
}

/** Bytes looked at for a header; a longer one is an attack or no mail. */
const MAX_HEADER = 512 * 1024;
const MAX_VALUE = 16_384;

/** Reads the header from `at` without decoding: linear, never throws, whatever the bytes and line ends. */
export function scanHeaders(raw: Buffer, at = 0): ScannedHeader {
  const limit = Math.min(raw.length, at + MAX_HEADER);
  const fields: { name: string; parts: string[]; length: number }[] = [];
  let pos = at === 0 && hasByteOrderMark(raw) ? 3 : at;
  while (pos < limit) {
    const start = pos;
    const end = endOfLine(raw, pos, limit);
    const line = lineText(raw.subarray(start, end.text));
    pos = end.next;
    if (line === '') {
      // Above the first field of a whole mail empty lines are an accident; a part may well have no header.
      if (fields.length === 0 && at === 0) continue;
      return { fields: fields.map(joined), bodyAt: pos };
    }
    const last = fields.at(-1);
    if (/^[ \t]/.test(line) && last) {
      if (last.length < MAX_VALUE) last.parts.push(line.trim());
      last.length += line.length;
      continue;
    }
    const colon = line.indexOf(':');
    if (colon > 0 && colon < 100 && !/[^!-~]/.test(line.slice(0, colon).trimEnd())) {
      const value = line.slice(colon + 1, colon + 1 + MAX_VALUE).trim();
      fields.push({
        name: line.slice(0, colon).trimEnd().toLowerCase(),
        parts: [value],
        length: value.length,
      });
    } else if (line.startsWith('--')) {
      // A boundary: this part had no body. Other lines that are no fields are passed over, as parsers do.
      return { fields: fields.map(joined), bodyAt: start };
    }
  }
  return { fields: fields.map(joined), bodyAt: pos };
}

function hasByteOrderMark(raw: Buffer): boolean {
  return raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf;
}

/** Where the first line begins: behind a byte order mark and empty lines, as a mail that was saved may have them. */
export function beginningOf(raw: Buffer): number {
  let at = hasByteOrderMark(raw) ? 3 : 0;
  while (raw[at] === 10 || raw[at] === 13) at++;
  return at;
}

export function field(fields: readonly HeaderField[], name: string): string | undefined {
  return fields.find((f) => f.name === name)?.value;
}

export function fieldsOf(fields: readonly HeaderField[], name: string): string[] {
  return fields.filter((f) => f.name === name).map((f) => f.value);
}

/** The ids in a Message-ID, In-Reply-To or References value, with their brackets. */
export function messageIds(value: string | undefined): string[] {
  if (!value) return [];
  const bracketed = value.match(/<[^<>\s]{1,400}>/g);
  if (bracketed) return bracketed;
  const bare = value.trim();
  return /^[^\s<>@]{1,200}@[^\s<>@]{1,200}$/.test(bare) ? [`<${bare}>`] : [];
}

/** A parameter of a structured value ("multipart/mixed; boundary=x"), without its quotes. */
export function parameter(value: string, name: string): string | undefined {
  const found = new RegExp(`;\\s{0,100}${name}\\s?=\\s?(?:"([^"]{0,500})"|([^\\s;"]{1,500}))`, 'i').exec(
    value,
  );
  return found ? (found[1] ?? found[2]) : undefined;
}

function joined(f: { name: string; parts: string[] }): HeaderField {
  return { name: f.name, value: f.parts.join(' ') };
}

/** Ends at LF, CRLF or a lone CR. Byte by byte: searching for each sign in turn is quadratic where one never comes. */
export function endOfLine(raw: Buffer, from: number, limit = raw.length): { text: number; next: number } {
  for (let at = from; at < limit; at++) {
    if (raw[at] === 10) return { text: at, next: at + 1 };
    if (raw[at] === 13) return { text: at, next: raw[at + 1] === 10 ? at + 2 : at + 1 };
  }
  return { text: limit, next: limit };
}

/** UTF-8 where it is UTF-8, else byte for byte. */
export function lineText(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.includes('\ufffd') ? bytes.toString('latin1') : text;
}
