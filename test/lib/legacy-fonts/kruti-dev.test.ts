import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readLegacy, writeKruti } from '../../../src/lib/legacy-fonts/index.ts';

const ROOT = new URL('../../../', import.meta.url);
const samples = readFileSync(new URL('test/fixtures/kruti-dev-samples.tsv', ROOT), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t') as [string, string, string]);

interface IntentFile {
  lines?: Record<string, unknown[]>;
  kept?: Record<string, unknown[]>;
}
const intents = readdirSync(new URL('intents/', ROOT))
  .filter((name) => name.endsWith('.yml'))
  .map((name) => parse(readFileSync(new URL(`intents/${name}`, ROOT), 'utf8')) as IntentFile);
const linesIn = (language: string) =>
  intents.flatMap(({ lines, kept }) =>
    [...(lines?.[language] ?? []), ...(kept?.[language] ?? [])].map(String),
  );

const read = (text: string) => readLegacy(text).text;

describe('Kruti Dev → Unicode', () => {
  test.each(samples)('sample %s reads right: %s', (_, kruti, unicode) => {
    expect(readLegacy(kruti)).toEqual({ found: 'sure', text: unicode.normalize('NFC') });
  });

  test('the short i moves behind its letters, however many they are', () => {
    expect(read("fLFkfr dk fu.kZ; vkSj fuf'pr foKfIr")).toBe('स्थिति का निर्णय और निश्चित विज्ञप्ति');
  });

  test('the hook of a leading r moves before its letters, over any mark', () => {
    expect(read('o"kksZa ls vkiwfrZ ,oa vkfFkZd dk;Zokgh')).toBe('वर्षों से आपूर्ति एवं आर्थिक कार्यवाही');
  });

  test('joint letters, half letters and the signs of the upper half are read', () => {
    expect(read('jk"Vªh; ç.kkyh] è;ku nsa] Øe] mÙkj')).toBe('राष्ट्रीय प्रणाली, ध्यान दें, क्रम, उत्तर');
  });

  test('a half letter that a word processor turned into a curly quote is read all the same', () => {
    expect(read('’kkldh; foHkkx dk vkns’k rFkk Hkk”kk')).toBe('शासकीय विभाग का आदेश तथा भाषा');
  });

  test('a mail that called its Windows letters ISO-8859-1 is read all the same', () => {
    expect(read('—i;k lwfpr djsa'.replace('—', '\u0097'))).toBe('कृपया सूचित करें');
  });

  test('one sign is a colon, the breath sign and per cent, each in its place', () => {
    expect(read('fo"k;% vr% iqu% 25% nq%[k 10%30 cts ls')).toBe('विषय: अतः पुनः 25% दुःख 10:30 बजे से');
  });
});

describe('what stays as it is', () => {
  test.each([
    ['fcM la[;k GEM/2024/B/1234567 xyr gS', 'बिड संख्या GEM/2024/B/1234567 गलत है'],
    ['vuqca/k GEMC-511687700000001 dk Hkqxrku yfEcr gS', 'अनुबंध GEMC-511687700000001 का भुगतान लम्बित है'],
    ['GeM portal ij OTP ugha vk jgk gS', 'GeM portal पर OTP नहीं आ रहा है'],
    ['iSu AAAPA0001A ,oa 09AAAPA0001A1Z4 dh tkap djsa', 'पैन AAAPA0001A एवं 09AAAPA0001A1Z4 की जांच करें'],
    ['d`i;k gemcell@example.org ij mRrj nsa', 'कृपया gemcell@example.org पर उत्तर दें'],
    [
      'ns[ksa https://example.org/a/b?c=d&e=f ;k gov.in ij',
      'देखें https://example.org/a/b?c=d&e=f या gov.in पर',
    ],
    ["jkf'k 2,50,000 ,oa 2-5 yk[k Qksu 0522-2239284", 'राशि 2,50,000 एवं 2.5 लाख फोन 0522-2239284'],
    ['fVdV GC-2026-000127-C esa tksM+sa', 'टिकट GC-2026-000127-C में जोड़ें'],
    ['Dear Sir, gekjh fcM dh Js.kh xyr gS. Please help.', 'Dear Sir, हमारी बिड की श्रेणी गलत है. Please help.'],
  ])('%s', (kruti, unicode) => {
    expect(read(kruti)).toBe(unicode);
  });
});

describe('finding it', () => {
  const latin = [...linesIn('en'), ...linesIn('hi-Latn')];

  test('no line in English or in Latin letters is taken for it', () => {
    expect(latin.length).toBeGreaterThan(5000);
    expect(latin.filter((line) => readLegacy(line).found !== 'none')).toEqual([]);
  });

  test('no line in Unicode is taken for it', () => {
    expect(linesIn('hi').filter((line) => readLegacy(line).found !== 'none')).toEqual([]);
  });

  test.each([
    'GEM/2026/B/7654321, GEMC-511687700000001: CRAC pending [PRC-2], see {"id": "A1", "due": null};',
    'Ref: F.No. 18-2-2020/97(LUO)/2016 dt. 11.12.2020 & GFR Rule 149(i)-(iii), Rs.2,50,000/- @18%',
    'OTP not recd; UTR=N12345678901, IFSC SBIN0001234, error #ERR_CONN_REFUSED <br/> `npm ci` | 403',
    'JSPM',
    'pls hlp, nt gttng pymnt frm dptt k',
    'kk hmm ok k',
    'nhi aaya pls chk kro sir g',
    'what is 2x+3=9?',
    'book a flight to jfk for two',
    '## [v1.1.2](https://example.org/compare/v1.1.1...v1.1.2) - 2020',
    'café — “naïve” résumé … 5½ days • 10°C ™',
  ])('English with codes stays: %s', (text) => {
    expect(readLegacy(text)).toMatchObject({ text, found: expect.not.stringContaining('sure') });
  });

  test('a word or two are asked about, and read where what stands beside them is in the font', () => {
    expect(readLegacy('tuin')).toEqual({ found: 'doubtful', text: 'जनपद' });
    expect(readLegacy('tuin', true)).toEqual({ found: 'sure', text: 'जनपद' });
    expect(read('tuin\nHkqxrku yfEcr gS')).toBe('जनपद\nभुगतान लम्बित है');
  });

  test('what is not known to be in the font is not read because its neighbours are', () => {
    expect(readLegacy('Basti', true)).toEqual({ found: 'none', text: 'Basti' });
    expect(readLegacy('OK', true).found).toBe('none');
  });
});

describe('Unicode → Kruti Dev', () => {
  /** The font has one sign for two, and one way to write what Unicode writes in two. */
  const asShown = (text: string) =>
    text
      .normalize('NFC')
      .replaceAll('ाॅ', 'ॉ')
      .replaceAll(/(?<=[\u0900-\u097f]):(?=[\u0900-\u097f])/g, 'ः');

  test('every line of Hindi survives the way there and back', () => {
    const lines = linesIn('hi').filter((line) => (line.match(/[\u0900-\u097f]/g)?.length ?? 0) > 3);
    expect(lines.length).toBeGreaterThan(3000);
    const lost = lines.filter((line) => readLegacy(writeKruti(line)).text !== asShown(line));
    expect(lost).toEqual([]);
  });

  test('codes, Latin words and addresses stay as they are', () => {
    expect(writeKruti('GeM पर GEM/2024/B/1234567 का OTP a@example.org को')).toBe(
      'GeM ij GEM/2024/B/1234567 dk OTP a@example.org dks',
    );
    expect(writeKruti('No Hindi, here.')).toBe('No Hindi, here.');
  });
});

describe('its cost', () => {
  const fill = (piece: string, length: number) => piece.repeat(Math.ceil(length / piece.length));

  test.each([
    'Hkqxrku yfEcr gS ',
    'x',
    'f ',
    'k',
    'a.',
    'a@',
    '-',
    '9,',
    'A-',
    ' ',
    '%',
    '[',
    'f',
    'ि',
    'www.',
  ])('grows with the length alone for text full of "%s"', (piece) => {
    const took = (length: number) => {
      const text = fill(piece, length);
      const begun = performance.now();
      readLegacy(text);
      writeKruti(`क${text}`);
      return performance.now() - begun;
    };
    took(10_000);
    expect(took(80_000)).toBeLessThan(40 * Math.max(20, took(10_000)));
  });
});
