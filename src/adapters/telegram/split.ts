/** Characters a Telegram message may have; counted here in UTF-16 units, which are never fewer than characters. */
export const MOST_CHARACTERS = 4096;

const clusters = new Intl.Segmenter('hi', { granularity: 'grapheme' });

/** Pieces of at most `most` units: cut at line ends, else between words, else between letters, never inside one. */
export function splitText(text: string, most = MOST_CHARACTERS): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > most) {
    const at = cutAt(rest, most);
    pieces.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  if (rest !== '') pieces.push(rest);
  return pieces.filter((piece) => piece !== '');
}

function cutAt(text: string, most: number): number {
  const head = text.slice(0, most + 1);
  for (const mark of ['\n\n', '\n', ' ']) {
    const at = head.lastIndexOf(mark, most);
    // A cut too near the beginning would make many small messages.
    if (at > most / 4) return at;
  }
  return letterEnd(text, most);
}

/** A Devanagari letter with its signs, or an emoji of several parts, is one letter. */
function letterEnd(text: string, most: number): number {
  const from = Math.max(0, most - 64);
  let end = from;
  for (const { segment, index } of clusters.segment(text.slice(from, most + 64))) {
    const next = from + index + segment.length;
    if (next > most) break;
    end = next;
  }
  return end > from ? end : most;
}
