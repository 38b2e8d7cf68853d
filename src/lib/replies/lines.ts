export interface FirstLines {
  readonly lines: readonly string[];
  /** What stands below them, as it stands; '' when nothing does. */
  readonly rest: string;
}

/** The first lines of a text, whatever its line ends; the rest is not taken apart, for it may be millions of lines. */
export function firstLines(text: string, most: number): FirstLines {
  const lines: string[] = [];
  const ends = /\r\n?|\n/g;
  let from = 0;
  while (lines.length < most) {
    const end = ends.exec(text);
    lines.push(text.slice(from, end?.index));
    if (!end) return { lines, rest: '' };
    from = ends.lastIndex;
  }
  return { lines, rest: text.slice(from) };
}

export function withPlainEnds(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text;
}
