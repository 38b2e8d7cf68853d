const WORD = /[\u0900-\u0963\u0970-\u097f\u25cc\ufffd\ue000-\uf8ff]+/gu;
/** A single letter before or after a stop or a nought is short for a word (ल0उ0, एल.डी., क)). */
const SHORTENS = /[0-9.:)]/;
/** A mark with no letter before it, or on the ring or the box that show that a letter is missing. */
const BARE = /^[\u0900-\u0903\u093c\u093e-\u094d]|[\u25cc\ufffd\ue000-\uf8ff]/u;
/** Two marks of which a letter bears one. */
const CROWDED =
  /[\u093e-\u094c]{2}|\u094d[\u093e-\u094c\u0900-\u0903]|[\u0904-\u0914][\u093e\u093f\u0940\u094d]/u;
const LONE = /^[\u090f\u0915-\u0939]$/u;
/** Words of one letter: and, not, is (as some write it), and the letters of a list. */
const WORDS_OF_ONE = new Set(['व', 'न', 'ह', 'क', 'ख', 'ग', 'घ', 'अ', 'ब', 'स', 'द', 'त']);
/** What common words become when their short i is lost; none of them is a word. */
const MAIMED = new Set(
  (
    'लए इसलए दए कए लया मला मले मलने मली नवदा नवदाओं वभाग वभागों वभागीय अधकारी अधकारियों शकायत दनांक वषय नस्तारण ' +
    'नराकरण वक्रेता वक्रेताओं स्थत राश धनराश नयम नयमों नयमानुसार नदेश नर्देश वत्तीय वत्त लखत लखें सूचत नस्तारत ' +
    'बड लम्बत लंबत आपूर्त  समत अतरक्त कृष कस्त स्थगत प्रमाणत कार्यवाह चकत्सा शक्षा वद्युत नगम'
  ).split(' '),
);
/** So many signs of loss, and in so many words of a hundred. */
const FEWEST = 2;
const SHARE = 0.1;
/** A letter that may be a word or a label is half a sign. */
const HALF = 0.5;
const FEWEST_HALVES = 3;
/** Hindi of this length without a single short i has lost them. */
const LETTERS_WITH_SHORT_I = 100;

/**
 * Whether Hindi has lost letters, as when it is copied out of a PDF: marks that stand alone, letters that stand alone,
 * spaces inside words, no short i. Nobody can mend that safely. Linear.
 */
export function hasLostLetters(text: string): boolean {
  let words = 0;
  let signs = 0;
  let plain = 0;
  let letters = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const around = (text[index - 1] ?? '') + (text[index + word.length] ?? '');
    const loss = word.length === 1 && SHORTENS.test(around) ? 0 : lossIn(word);
    words += 1;
    letters += word.length;
    signs += loss;
    if (loss === 1) plain += 1;
  }
  if (letters >= LETTERS_WITH_SHORT_I && !text.includes('ि')) signs += 1;
  return signs >= (plain > 0 ? FEWEST : FEWEST_HALVES) && signs / words >= SHARE;
}

function lossIn(word: string): number {
  if (BARE.test(word) || CROWDED.test(word) || MAIMED.has(word)) return 1;
  if (!LONE.test(word)) return 0;
  return WORDS_OF_ONE.has(word) ? HALF : 1;
}
