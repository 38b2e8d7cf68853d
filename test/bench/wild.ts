/** Lines as they are written in haste: seeded, so that two runs compare. Not what the engine learns from. */

/** A small repeatable generator (mulberry32). */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const SHARE = 0.35;

/** Each word of four letters or more slips with a chance of about a third, in one of the ways people slip. */
export function wild(text: string, random: () => number): string {
  return text
    .split(' ')
    .map((word) => (word.length < 4 || /\d/.test(word) || random() > SHARE ? word : slip(word, random)))
    .join(' ');
}

function slip(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const kind = Math.floor(random() * 6);
  if (/[\u0900-\u097f]/.test(word)) return devanagariSlip(word, at, kind);
  switch (kind) {
    case 0:
      return word.slice(0, at) + word.slice(at + 1);
    case 1:
      return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
    case 2:
      return word.slice(0, at) + word.charAt(at).repeat(3) + word.slice(at + 1);
    case 3:
      return word.charAt(0) + word.slice(1).replace(/[aeiou]/g, '');
    case 4:
      return word.replace(/ee|ea/, 'i').replace(/oo/, 'u').replace(/aa/, 'a').replace(/tion/, 'shan');
    default:
      return word
        .replace(/ph/, 'f')
        .replace(/c(?=[aou])/, 'k')
        .replace(/v/, 'w')
        .replace(/sh/, 's');
  }
}

const SWAPPED: readonly (readonly [RegExp, string])[] = [
  [/ी/, 'ि'],
  [/ू/, 'ु'],
  [/श/, 'स'],
  [/व/, 'ब'],
  [/ि/, 'ी'],
  [/ं/, ''],
];

function devanagariSlip(word: string, at: number, kind: number): string {
  if (kind === 5) return word.slice(0, at) + word.slice(at + 1);
  const [pattern, other] = SWAPPED[kind]!;
  return word.replace(pattern, other);
}
