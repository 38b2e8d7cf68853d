import { keysOf, type Token } from '../fold.ts';

/** How a piece is set off from what stands before it. */
export type Opening = 'start' | 'line' | 'sentence' | 'mark' | 'added' | 'joined' | 'comma';

const STRENGTH: readonly Opening[] = ['comma', 'joined', 'sentence', 'line', 'start', 'mark', 'added'];

/** A clause: tokens `from` to `to` (exclusive). The joining words and list marks before it are no part of it. */
export interface Piece {
  from: number;
  to: number;
  opens: Opening;
  /** Where the words begin that say that something is added ("the second problem is that …"), or `from`. */
  said: number;
}

/** A text in more pieces than this is no message: what is left over goes into the last one. */
export const MOST_PIECES = 80;

const words = (text: string): ReadonlySet<string> => new Set(keysOf(text));
const JOINING = words('and aur or oor tatha evam evm ewam और तथा एवं एवम firstly first प्रथम');
/** These say that something else comes. */
const ADDING = words(
  'also plus besides further furthermore moreover secondly thirdly additionally separately alongwith द्वितीय तृतीय',
);
/** So do these where a clause begins; elsewhere they are "another (firm, office, brand)". */
const ADDING_AT_START = words('dusra dusri doosra doosri second दूसरा दूसरी');
const ADDING_PAIRS: readonly (readonly [ReadonlySet<string>, ReadonlySet<string>])[] = [
  [words('sath saath साथ'), words('hi ही')],
  [words('iske इसके uske उसके is'), words('alawa alava atirikt अलावा अतिरिक्त sath साथ')],
  [words('upar uper ऊपर ऊपर'), words('se से')],
  [words('as'), words('well')],
  [words('in'), words('addition')],
  [words('another second other'), words('thing problem issue matter point')],
  [words('my'), words('second other')],
  [
    words('dusri dusra doosri doosra दूसरी दूसरा'),
    words('baat samasya dikkat pareshani shikayat vishay बात समस्या शिकायत विषय'),
  ],
  [words('ek एक'), words('aur और')],
];
/** After these a dot ends no sentence. */
const SHORTENED = words(
  'rs re no nos mr mrs ms dr smt shri sri m s ref sr jr ltd pvt co dept govt dt st vs etc eg ie mo मो डा डॉ श्री सं रु नं प्रा लि',
);
const MARK = /^(?:\d{1,2}|[a-e]|i{1,3}|iv|v)$/;

/** Cuts at sentence ends, line ends, list marks, joining words and commas, never `within` what is named. Linear. */
export function cut(tokens: readonly Token[], original: string, within: readonly boolean[]): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  let opens: Opening = 'start';
  let said = 0;
  const close = (to: number, next: number, opening: Opening) => {
    if (to > from) pieces.push({ from, to, opens, said });
    // Of several signs in a row the strongest tells.
    opens = to > from || STRENGTH.indexOf(opening) > STRENGTH.indexOf(opens) ? opening : opens;
    said = opening === 'added' ? to : next;
    from = next;
  };
  for (let i = 0; i < tokens.length && pieces.length < MOST_PIECES - 1; i += 1) {
    if (i > 0 && !within[i]) {
      const gap = original.slice(tokens[i - 1]!.end, tokens[i]!.start);
      const sign = signOf(gap, tokens[i - 1]!.key);
      if (sign) close(i, i, sign);
    }
    const mark = isMark(tokens, i, original) ? 1 : 0;
    if (mark) close(i, i + 1, 'mark');
    const adds = mark ? 0 : addingAt(tokens, i, i === from);
    if (adds) close(i, i + adds, 'added');
    else if (!mark && JOINING.has(tokens[i]!.key)) close(i, i + 1, 'joined');
    if (adds) i += adds - 1;
  }
  if (tokens.length > from) pieces.push({ from, to: tokens.length, opens, said });
  return pieces;
}

function signOf(gap: string, before: string): Opening | undefined {
  if (gap.includes('\n')) return 'line';
  if (/[!?;।॥？]/.test(gap)) return 'sentence';
  if (/\.\s/.test(gap) && !SHORTENED.has(before) && !/^[a-z\d]$/.test(before)) return 'sentence';
  return gap.includes(',') && !(gap === ',' && /^\d+$/.test(before)) ? 'comma' : undefined;
}

/** "1." "2)" "(a)" "b)" where a line, a sentence or at least a word begins. */
function isMark(tokens: readonly Token[], i: number, original: string): boolean {
  const token = tokens[i]!;
  if (!MARK.test(token.key)) return false;
  const before = i > 0 ? original.slice(tokens[i - 1]!.end, token.start) : '\n';
  const after = original.slice(token.end, tokens[i + 1]?.start ?? token.end + 2);
  return /[\s(]$/.test(before) && /^[.)]{1,2}\s/.test(after);
}

/** How many words say here that something is added. */
function addingAt(tokens: readonly Token[], i: number, atStart: boolean): number {
  const next = tokens[i + 1]?.key ?? '';
  for (const [first, second] of ADDING_PAIRS) if (first.has(tokens[i]!.key) && second.has(next)) return 2;
  return ADDING.has(tokens[i]!.key) || (atStart && ADDING_AT_START.has(tokens[i]!.key)) ? 1 : 0;
}
