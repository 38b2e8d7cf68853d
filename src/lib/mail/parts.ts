import { endOfLine, field, type HeaderField, parameter, scanHeaders } from './headers.ts';

/** Where one part of a mail stands in its bytes. Containers are parts too; their body is the preamble. */
export interface MailPart {
  readonly fields: readonly HeaderField[];
  readonly headerAt: number;
  readonly bodyAt: number;
  readonly end: number;
  /** Lower case; text/plain when none is given. */
  readonly type: string;
  readonly charset?: string;
  /** Content-Transfer-Encoding, lower case; '' when none is given. */
  readonly encoding: string;
  readonly attached: boolean;
  /** How many enclosed messages it lies in. */
  readonly depth: number;
}

const MAX_PARTS = 2_000;

/** Finds the parts by their boundaries, without decoding: linear, never throws. Unclosed parts end with the mail. */
export function findParts(raw: Buffer): MailPart[] {
  const parts: MailPart[] = [];
  const boundaries = new Map<string, number>();
  let pos = 0;
  let depth = 0;
  let open: Omit<MailPart, 'end'> | undefined;
  const begin = (at: number): number => {
    const { fields, bodyAt } = scanHeaders(raw, at);
    open = { ...describe(fields, at, bodyAt), depth };
    const boundary = parameter(field(fields, 'content-type') ?? '', 'boundary');
    if (boundary) boundaries.set(boundary.trimEnd(), depth);
    return bodyAt;
  };
  const close = (end: number): void => {
    if (open) parts.push({ ...open, end });
    open = undefined;
  };

  pos = begin(0);
  while (pos < raw.length && parts.length < MAX_PARTS) {
    if (open?.type === 'message/rfc822' && pos === open.bodyAt && open.encoding !== 'base64') {
      close(pos);
      depth++;
      pos = begin(pos);
      continue;
    }
    pos = nextDashes(raw, pos);
    const line = endOfLine(raw, pos);
    if (raw[pos] === 45 && raw[pos + 1] === 45 && line.text - pos < 300) {
      const mark = raw.toString('latin1', pos + 2, line.text).trimEnd();
      const last = mark.endsWith('--') && boundaries.has(mark.slice(0, -2));
      if (last || boundaries.has(mark)) {
        close(pos);
        depth = boundaries.get(last ? mark.slice(0, -2) : mark)!;
        pos = last ? line.next : begin(line.next);
        continue;
      }
    }
    pos = line.next;
  }
  close(raw.length);
  return parts;
}

/** The next line that may be a boundary, or the end: all between is content, and there may be millions of lines of it. */
export function nextDashes(raw: Buffer, from: number): number {
  let at = raw.indexOf('--', from);
  while (at > 0 && raw[at - 1] !== 10 && raw[at - 1] !== 13) {
    while (raw[at] === 45) at++;
    at = raw.indexOf('--', at);
  }
  return at === -1 ? raw.length : at;
}

function describe(
  fields: readonly HeaderField[],
  headerAt: number,
  bodyAt: number,
): Omit<MailPart, 'end' | 'depth'> {
  const contentType = field(fields, 'content-type') ?? '';
  const type = /^[\s"]*([\w.+-]+\/[\w.+-]+)/.exec(contentType)?.[1]?.toLowerCase() ?? 'text/plain';
  return {
    fields,
    headerAt,
    bodyAt,
    type,
    charset: parameter(contentType, 'charset')?.toLowerCase(),
    encoding: (field(fields, 'content-transfer-encoding') ?? '').trim().toLowerCase(),
    attached: /^\s*attachment/i.test(field(fields, 'content-disposition') ?? ''),
  };
}
