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

/** "pleeease" → "please", "meeeeting" → "meeting": three or more of one letter are one, or two where the word has two. */
export function drawnTogether(word: string): string {
  if (!/([a-z])\1\1/.test(word)) return word;
  const once = word.replace(/([a-z])\1{2,}/g, '$1');
  // "www", "iii": not a word drawn out.
  if (once.length === 1) return word;
  const twice = word.replace(/([a-z])\1{2,}/g, '$1$1');
  return TWICE.has(twice) ? twice : once;
}
