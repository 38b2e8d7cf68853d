/** Foreign text for storing: no NUL (PostgreSQL refuses it), no control characters, no half characters; "\n" line ends. */
export function tidyText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .normalize('NFC');
}

/** The same in one line: an encoded word may carry CR and LF into a subject or a name. */
export function tidyLine(text: string, max = 500): string {
  return tidyText(text.slice(0, max * 4))
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, max);
}

const MAX_NAME = 120;

/**
 * A file name that is only a name: no path, no control or direction-turning characters, no leading dot, at most 120
 * characters with its ending kept. `fallback` when nothing is left.
 */
export function safeFileName(name: string | undefined, fallback: string): string {
  const last = tidyLine(name ?? '', 2_000)
    .split(/[/\\]/)
    .at(-1)!;
  const plain = last
    .replace(/\p{Cf}/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[.\s]+|[.\s]{1,20}$/g, '');
  if (plain === '') return fallback;
  if (plain.length <= MAX_NAME) return plain;
  const ending = /\.[\p{L}\p{N}]{1,8}$/u.exec(plain)?.[0] ?? '';
  return plain.slice(0, MAX_NAME - ending.length) + ending;
}
