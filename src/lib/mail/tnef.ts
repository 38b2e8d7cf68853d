/**
 * winmail.dat: what Outlook sends to its own kind (MS-OXTNEF). Each attribute is a level (1 byte), an id (4), a length
 * (4), that many bytes and a checksum (2), all little-endian; an attachment begins with its rendering data.
 */
const SIGNATURE = 0x223e9f78;
const HEAD = 6;
const BODY = 0x0002800c;
const BEGINS = 0x00069002;
const TITLE = 0x00018010;
const DATA = 0x0006800f;
const PROPERTIES = 0x00069005;
const LONG_NAME = 0x3707;
const LONG_NAME_TYPES = { 30: 'latin1', 31: 'utf16le' } as const;

export interface Tnef {
  /** Plain words, where it has any. */
  readonly text: string;
  readonly files: readonly { readonly name: string | undefined; readonly bytes: Buffer }[];
}

/** Undefined when it is none. Never throws; what is cut short ends it. Of formatted words (RTF) nothing is read. */
export function readTnef(raw: Buffer): Tnef | undefined {
  if (raw.length < HEAD || raw.readUInt32LE(0) !== SIGNATURE) return undefined;
  const files: { name: string | undefined; bytes: Buffer }[] = [];
  let text = '';
  let open: { name: string | undefined; bytes: Buffer } | undefined;
  for (const { id, data } of attributes(raw)) {
    if (id === BODY) text = data.toString('latin1').replace(/\0.*$/s, '');
    else if (id === BEGINS) {
      open = { name: undefined, bytes: Buffer.alloc(0) };
      files.push(open);
    } else if (open && id === TITLE) open.name ??= data.toString('latin1').replace(/\0.*$/s, '');
    else if (open && id === DATA) open.bytes = data;
    else if (open && id === PROPERTIES) open.name = longName(data) ?? open.name;
  }
  return { text, files: files.filter(({ bytes }) => bytes.length > 0) };
}

function* attributes(raw: Buffer): Generator<{ id: number; data: Buffer }> {
  for (let at = HEAD; at + 11 <= raw.length; ) {
    const length = raw.readUInt32LE(at + 5);
    const end = at + 9 + length;
    if (end > raw.length) return;
    yield { id: raw.readUInt32LE(at + 1), data: raw.subarray(at + 9, end) };
    at = end + 2;
  }
}

/**
 * The name in the attachment's properties: found by its tag, since walking the list would need every type's length.
 * A tag is its type and its id; a text follows as a count (1), its length and its characters.
 */
function longName(data: Buffer): string | undefined {
  for (const [type, encoding] of Object.entries(LONG_NAME_TYPES)) {
    const tag = Buffer.alloc(8);
    tag.writeUInt16LE(Number(type), 0);
    tag.writeUInt16LE(LONG_NAME, 2);
    tag.writeUInt32LE(1, 4);
    const at = data.indexOf(tag);
    if (at === -1 || at + 12 > data.length) continue;
    const length = data.readUInt32LE(at + 8);
    if (length > 2_000 || at + 12 + length > data.length) continue;
    return data.toString(encoding, at + 12, at + 12 + length).replace(/\0.*$/s, '');
  }
  return undefined;
}
