/** Words that people draw out ("meeeeting") and that have the letter twice when written calmly. */
const TWICE = new Set(
  `meeting meetings need needed fee fees free too soon see seen bill bills billing call called calls calling cell all
  still will tell small sell seller sellers address account between week weeks been success apply approve support follow
  progress pass passed password possible issue issues off office officer offer difficult suggest committee attach happen
  happy common summary good goods door book look took school room process access class less business missing cannot
  connect connection error correct current tomorrow sorry carry worry letter matter better written till pool tool bidder
  add added hello speed keep feel deep agree employee week full pull bill dispatch supply supplied supplier approved
  approval application applied appeal rejected cancelled cancelling funny setting getting submitted running
  assessment caution commission rupee aadhaar accha achcha acche bachche pakka kaccha`.split(/\s+/),
);

const DRAWN = /([a-z])\1{2,}/;
const MOST_RUNS = 3;

/** "pleeease" → "please", "meeeeting" → "meeting": three or more of one letter are one, or two where the word has two. */
export function drawnTogether(word: string): string {
  if (!DRAWN.test(word)) return word;
  const once = word.replace(/([a-z])\1{2,}/g, '$1');
  // "www", "iii": not a word drawn out.
  if (once.length === 1) return word;
  return calm(word, MOST_RUNS) ?? once;
}

/** The word of the list that this is drawn out of. */
function calm(word: string, runs: number): string | null {
  if (!DRAWN.test(word)) return TWICE.has(word) ? word : null;
  if (runs === 0) return null;
  return calm(word.replace(DRAWN, '$1$1'), runs - 1) ?? calm(word.replace(DRAWN, '$1'), runs - 1);
}
