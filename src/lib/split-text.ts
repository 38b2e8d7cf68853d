const clusters = new Intl.Segmenter('hi', { granularity: 'grapheme' });
const ELLIPSIS = '…';
const asItIs = (piece: string) => piece;

/**
 * Pieces whose written form has at most `most` UTF-16 units: cut at line ends, else between words, never inside a
 * letter.
 */
export function splitText(text: string, most: number, written = asItIs): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  // Looked at as it is first: to write out all that is left for each piece would take ever longer.
  while (rest.length > most || written(rest).length > most) {
    const at = cutAt(rest, fitting(rest, most, written));
    pieces.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return [...pieces, rest].filter((piece) => piece !== '');
}

/** The whole if its written form fits, else its beginning and an ellipsis; never half a letter. */
export function cutText(text: string, most: number, written = asItIs): string {
  if (written(text).length <= most) return text;
  const room = most - ELLIPSIS.length;
  return text.slice(0, letterEnd(text, fitting(text, room, written))).trimEnd() + ELLIPSIS;
}

/** How many units from the start can be written in so much room; found by halving. */
function fitting(text: string, most: number, written: (piece: string) => string): number {
  let fits = 0;
  let over = Math.min(text.length, most) + 1;
  while (over - fits > 1) {
    const middle = (fits + over) >> 1;
    if (written(text.slice(0, middle)).length <= most) fits = middle;
    else over = middle;
  }
  return fits;
}

function cutAt(text: string, most: number): number {
  const head = text.slice(0, most + 1);
  for (const mark of ['\n\n', '\n', ' ']) {
    const at = head.lastIndexOf(mark, most);
    // A cut too near the beginning would make many small pieces.
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
