import { type Dirent, readdirSync } from 'node:fs';
import { messageOf, Trouble } from '../lib/errors.ts';

export interface FoundFile {
  /** As bytes: a name need not be UTF-8, and only its bytes open the file. */
  readonly path: Buffer;
  /** Below the folder, parted by "/"; where it is no UTF-8, each byte beyond ASCII as "\xff". */
  readonly name: string;
}

/**
 * Regular files at any depth, in the order of their names; links are not followed, since what one points to may lie
 * anywhere. A folder below that can not be read is told and left out. @throws Trouble 'input'
 */
export function filesUnder(dir: string, tell: (line: string) => void): FoundFile[] {
  const found: FoundFile[] = [];
  const root = Buffer.from(dir);
  const folders: Buffer[] = [root];
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    for (const entry of entriesOf(folder, folder === root, tell)) {
      const path = Buffer.concat([folder, SLASH, entry.name]);
      if (entry.isDirectory()) folders.push(path);
      else if (entry.isFile()) found.push({ path, name: nameOf(path.subarray(root.length + 1)) });
    }
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

const SLASH = Buffer.from('/');

function entriesOf(folder: Buffer, isRoot: boolean, tell: (line: string) => void): Dirent<Buffer>[] {
  try {
    return readdirSync(folder, { encoding: 'buffer', withFileTypes: true });
  } catch (error) {
    const says = `The folder ${nameOf(folder)} cannot be read: ${messageOf(error)}`;
    if (isRoot) throw new Trouble('input', says);
    tell(says);
    return [];
  }
}

function nameOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return bytes
      .toString('latin1')
      .replace(/[\x80-\xff]/g, (sign) => `\\x${sign.charCodeAt(0).toString(16)}`);
  }
}
