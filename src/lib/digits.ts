const DEVANAGARI_ZERO = 0x0966;
const FULLWIDTH_ZERO = 0xff10;

/** The ASCII digit for a Devanagari or full-width digit, else the character itself. One unit in, one unit out. */
export function asciiDigit(char: string): string {
  const code = char.charCodeAt(0);
  for (const zero of [DEVANAGARI_ZERO, FULLWIDTH_ZERO]) {
    if (code >= zero && code <= zero + 9) return String(code - zero);
  }
  return char;
}

/** "GEM/२०२६" → "GEM/2026". The length never changes, so positions in the result hold in the original. */
export function asciiDigits(text: string): string {
  return text.replace(/[०-९０-９]/g, asciiDigit);
}
