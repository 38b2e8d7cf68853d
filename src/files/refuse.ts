/** A file as a door hands it in. */
interface Given {
  readonly name: string;
  readonly bytes: Buffer;
  readonly refused?: 'too_large' | 'unavailable' | 'program' | 'infected';
  readonly held?: boolean;
}

/** What a computer runs when it is opened: no office needs one, and every wicked mail has one. */
const PROGRAM =
  /\.(exe|scr|com|pif|bat|cmd|msi|msp|jar|vb[se]|jse?|ws[fh]|hta|ps1|lnk|reg|cpl|dll|sys|apk|iso|img|vhdx?|appx?)$/i;

/** Programs are refused, by their name or (a name may lie) by their first bytes. */
export function withoutPrograms<File extends Given>(files: readonly File[]): File[] {
  return files.map((file) =>
    !file.refused && isProgram(file)
      ? { ...file, bytes: Buffer.alloc(0), refused: 'program' as const }
      : file,
  );
}

function isProgram({ name, bytes }: Given): boolean {
  if (PROGRAM.test(name.trim())) return true;
  if (bytes.length < 64) return false;
  if (bytes.readUInt32BE(0) === 0x7f454c46) return true;
  const header = bytes.readUInt16BE(0) === 0x4d5a ? bytes.readUInt32LE(0x3c) : bytes.length;
  return header + 4 <= bytes.length && bytes.readUInt32BE(header) === 0x50450000;
}

/** The sentence for whoever sent it; undefined where it was simply kept. */
export function sayingOf({ refused, held }: Given): string | undefined {
  if (refused === 'program') return 'file_program';
  if (refused === 'infected') return 'file_infected';
  if (refused) return 'file_too_large';
  return held ? 'file_held' : undefined;
}
