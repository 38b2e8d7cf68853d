import { keysOf, type Token } from '../fold.ts';
import type { Answer, Entity } from '../types.ts';
import { SPAN } from './calendar-words.ts';

const set = (words: string): ReadonlySet<string> => new Set(keysOf(words));
const CRAC = set('crac crc krac cracs सीआरएसी सीआरसी क्रैक');
const MADE =
  set(`bana bna bani ban bangaya bangya banaya banayi generated generate made issued issue done mila mili
  mil ho hua hui diya aaya aagaya jari accepted बना बनी बन बनाया बनाई मिला मिली मिल हो हुआ हुई दिया दी जारी आ आया`);
const NOT = set(
  'nahi nhi nahin nai ni nhe na not no never pending lambit ruka atka नहीं नही ना न लम्बित लंबित रुका बाकी baki isnt hasnt refuse refuses refused refusing denies denied inkar mana इनकार इंकार मना',
);
const SHORT = 9;

/**
 * Whether the acceptance certificate (CRAC) was made, and when. Without the word CRAC only a short message is read
 * so ("bana h july me", "हाँ 1 अक्टूबर को") and marked implicit: it counts only as an answer to our question.
 */
export function findCrac(
  tokens: readonly Token[],
  found: readonly Entity[],
  answer: Answer,
  text: string,
): Entity[] {
  const at = tokens.findIndex((token) => CRAC.has(token.key));
  const spelt = at < 0 ? null : tokens[at]!;
  if (!spelt && (tokens.length === 0 || tokens.length > SHORT)) return [];
  // Said of the CRAC: the words up to the next turn of the sentence.
  const near = spelt ? clause(tokens, at, text) : tokens;
  const made = near.some((token) => MADE.has(token.key));
  const not = near.some((token) => NOT.has(token.key));
  const dates = found.filter((one) => one.kind === 'date');
  // "Three months have passed" says nothing of a certificate.
  if (!spelt && dates.length === 0 && near.some((token) => SPAN.has(token.key))) return [];
  // "Supplied in June … CRAC was made on 5 July": the date that stands with it, else the next one.
  const date =
    dates.find(({ start, end }) => start >= near[0]!.start && end <= near.at(-1)!.end) ??
    dates.find(({ start }) => start >= near[0]!.start) ??
    (dates.length === 1 ? dates[0] : undefined);
  const dated = date !== undefined && date.start >= near[0]!.start && date.start <= near.at(-1)!.end;
  const said = spelt ? made || not || dated : made || (date !== undefined && (answer.yes ?? false));
  if (!said || (!spelt && answer.dontKnow)) return [];
  const value = not ? 'no' : 'yes';
  const start = near[0]!.start;
  const end = near.at(-1)!.end;
  const when = value === 'yes' && date ? { date: date.value } : {};
  return [
    {
      kind: 'crac',
      value,
      text: text.slice(start, end),
      start,
      end,
      ...when,
      ...(spelt ? {} : { implicit: true }),
    },
  ];
}

const TURN = set(
  'par lekin magar but phir fir पर लेकिन मगर परन्तु किन्तु फिर yet still after ke baad बाद के aur और and',
);

/** "Not paid, CRAC made on 1 October": a comma ends what is said of the CRAC, on either side. */
function clause(tokens: readonly Token[], at: number, text: string): Token[] {
  const apart = (next: number) =>
    /[,;.।!?]\s/u.test(text.slice(tokens[next - 1]!.end, tokens[next]!.start + 1));
  const goesOn = (next: number) => !TURN.has(tokens[next]!.key);
  let end = at + 1;
  while (end < tokens.length && goesOn(end) && !apart(end) && end - at < 7) end += 1;
  let start = at;
  while (start > 0 && at - start < 3 && goesOn(start - 1) && !apart(start)) start -= 1;
  return tokens.slice(start, end);
}
