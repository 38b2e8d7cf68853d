const CONSONANT = /[\u0915-\u0939\u0958-\u095f]/;
const VOWEL = /[\u0904-\u0914]/;
const MATRA = /[\u093e-\u094c]/;
const SIGN = /[\u0900-\u0903]/;
const HALANT = '\u094d';
const NUKTA = '\u093c';

/** Two marks typed one after the other that draw a third. */
const JOINED: Readonly<Record<string, string>> = {
  'ाे': 'ो',
  'ेा': 'ो',
  'ाै': 'ौ',
  'ैा': 'ौ',
  'ाॅ': 'ॉ',
  'ॅा': 'ॉ',
  'ेे': 'ै',
};
/** A stroke that makes a half letter whole is the same stroke as in these. */
const WITHOUT_STROKE: Readonly<Record<string, string>> = { 'ा': '', 'ो': 'े', 'ौ': 'ै', 'ॉ': 'ॅ' };
const VOWEL_WITH: Readonly<Record<string, string>> = {
  अा: 'आ',
  अो: 'ओ',
  अौ: 'औ',
  अॉ: 'ऑ',
  आे: 'ओ',
  आै: 'औ',
  आॅ: 'ऑ',
  एे: 'ऐ',
  एॅ: 'ऍ',
  इर्: 'ई',
};

/**
 * Puts syllables together from signs in the order in which a font shows them: the short i before its letters, the
 * hook of a leading r after the whole syllable, dots anywhere. Each sign is looked at once.
 */
export class Syllables {
  private out: string[] = [];
  private reph = false;
  private letters = '';
  private shortI = false;
  private matra = '';
  private sign = '';

  /** The short i, drawn before the letters that it belongs to. */
  shortIAhead(): void {
    if (!this.isOpen()) this.flush();
    this.shortI = true;
  }

  /** The hook of a leading r, drawn above the end of the syllable. */
  hook(): void {
    if (VOWEL.test(this.letters) && VOWEL_WITH[`${this.letters}र्`])
      this.letters = VOWEL_WITH[`${this.letters}र्`]!;
    else this.reph = true;
  }

  /** Whether letters stand before, so that a mark has something to stand on. */
  hasLetters(): boolean {
    return this.letters !== '';
  }

  add(char: string): void {
    if (CONSONANT.test(char)) this.consonant(char);
    else if (VOWEL.test(char)) this.vowel(char);
    else if (char === HALANT) this.halant();
    else if (char === NUKTA) this.nukta();
    else if (MATRA.test(char)) this.addMatra(char);
    else if (SIGN.test(char)) this.addSign(char);
    else this.other(char);
  }

  end(): string {
    this.flush();
    return this.out.join('').normalize('NFC');
  }

  private isOpen(): boolean {
    return this.letters.endsWith(HALANT);
  }

  private consonant(char: string): void {
    if (this.letters !== '' && !this.isOpen()) this.flush();
    this.letters += char;
  }

  private vowel(char: string): void {
    this.flush();
    this.letters = char;
  }

  /** Below the letters: also after their matra was typed. */
  private halant(): void {
    if (this.letters === '') this.rejoin();
    if (this.letters !== '' && !this.isOpen()) this.letters += HALANT;
  }

  private nukta(): void {
    if (this.letters === '' || this.letters.endsWith(NUKTA)) return;
    if (this.isOpen()) this.letters = `${this.letters.slice(0, -1)}${NUKTA}${HALANT}`;
    else this.letters += NUKTA;
  }

  private addMatra(char: string): void {
    if (this.letters === '') this.rejoin();
    const joined = VOWEL_WITH[this.letters + char];
    if (this.matra === '' && joined) this.letters = joined;
    else this.putMatra(this.isOpen() ? this.close(char) : char);
  }

  private close(char: string): string {
    this.letters = this.letters.slice(0, -1);
    return WITHOUT_STROKE[char] ?? char;
  }

  /** A mark typed twice counts once; of two that exclude each other the first stands. */
  private putMatra(char: string): void {
    if (this.matra === '') this.matra = this.shortI && char !== '' && char !== 'ि' ? '' : char;
    else this.matra = JOINED[this.matra + char] ?? this.matra;
  }

  private addSign(char: string): void {
    if (this.letters === '' && !this.shortI) this.rejoin();
    this.sign ||= char;
  }

  private other(char: string): void {
    this.flush();
    this.out.push(char);
  }

  /** A space slipped in before a mark: the mark belongs to the letters before it. */
  private rejoin(): void {
    const { out } = this;
    if (this.shortI || out.at(-1) !== ' ' || !/[\u0904-\u0939\u093c\u0958-\u095f]$/.test(out.at(-2) ?? ''))
      return;
    out.pop();
    this.letters = out.pop()!;
  }

  private flush(): void {
    const mark = (this.shortI ? 'ि' : '') + this.matra;
    const syllable = (this.reph ? 'र्' : '') + this.letters + mark + this.sign;
    if (syllable) this.out.push(syllable);
    this.reph = false;
    this.shortI = false;
    this.letters = '';
    this.matra = '';
    this.sign = '';
  }
}
