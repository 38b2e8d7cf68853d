import { describe, expect, test } from 'vitest';
import type { IncomingFile, IncomingMessage } from '../../src/channel.ts';
import { readMessage } from '../../src/conversation/index.ts';

const said = (message: Partial<IncomingMessage>): IncomingMessage => ({
  kind: 'text',
  from: { address: 'firm@example.org', verified: true },
  text: '',
  files: [],
  references: [],
  ...message,
});
const file = (name: string, text: string | Buffer, mediaType = 'text/plain'): IncomingFile => ({
  name,
  mediaType,
  bytes: Buffer.from(text),
});

describe('a message in a legacy font', () => {
  test('is understood by its reading, and what was written is kept', () => {
    const { message, asRead } = readMessage(said({ text: 'Hkqxrku yfEcr gS' }));
    expect(message.text).toBe('भुगतान लम्बित है');
    expect(asRead).toMatchObject({ found: 'sure', written: { text: 'Hkqxrku yfEcr gS' } });
  });

  test('whose subject is in the font too has both read', () => {
    const { message, asRead } = readMessage(
      said({ manner: 'letter', subject: 'Re: Hkqxrku', text: 'vHkh rd ugha gqvk\nfoHkkx pqi gS' }),
    );
    expect(message).toMatchObject({ subject: 'Re: भुगतान', text: 'अभी तक नहीं हुआ\nविभाग चुप है' });
    expect(asRead?.written).toEqual({ text: 'vHkh rd ugha gqvk\nfoHkkx pqi gS', subject: 'Re: Hkqxrku' });
  });

  test('under an English subject with codes keeps its subject', () => {
    const subject = 'F.No. 18-2-2020/97 GEM/2026/B/7654321 (2nd reminder)';
    expect(
      readMessage(said({ manner: 'letter', subject, text: 'fcM dh Js.kh xyr gS' })).message,
    ).toMatchObject({
      subject,
      text: 'बिड की श्रेणी गलत है',
    });
  });

  test('of a word or two stays as it is, with what it may say', () => {
    const { message, asRead } = readMessage(said({ text: 'tuin' }));
    expect(message.text).toBe('tuin');
    expect(asRead).toMatchObject({ found: 'doubtful', reads: 'जनपद' });
  });

  test('tells no secret by what was written, which only its reading shows to be one', () => {
    const { asRead } = readMessage(said({ text: 'esjk vk/kkj la[;k 2345 6789 0124 gS Hkqxrku yfEcr gS' }));
    expect(asRead?.written.text).not.toMatch(/6789|0124/);
    const password = readMessage(said({ text: 'esjk ikloMZ gS% Raja@123 ykWfxu ugha gks jgk gS' })).asRead;
    expect(password?.written.text).not.toContain('Raja');
  });

  test('longer than anybody writes is read by its beginning, and none of it is lost', () => {
    const text = 'Hkqxrku yfEcr gS '.repeat(20_000);
    const read = readMessage(said({ text })).message.text;
    expect(read.startsWith('भुगतान लम्बित है ')).toBe(true);
    expect(read.endsWith(text.slice(-100_000))).toBe(true);
  });

  test('a choice, and a message in English or Hindi, is left alone', () => {
    for (const message of [
      said({ kind: 'choice', choice: 'yes' }),
      said({ text: 'payment pending' }),
      said({ text: 'भुगतान लम्बित है' }),
    ])
      expect(readMessage(message)).toEqual({ message });
  });
});

describe('a text file in a legacy font', () => {
  const kruti = 'izk:i&1\nØekad] foHkkx] lfpo\n1] yksd fuekZ.k foHkkx] gk¡';

  test('stays byte for byte, with its reading beside it', () => {
    const original = file('list.txt', Buffer.from(kruti, 'latin1'));
    const { message, asRead } = readMessage(said({ text: 'list attached', files: [original] }));
    expect(message.text).toBe('list attached');
    expect(message.files[0]).toBe(original);
    expect(message.files[1]?.name).toBe('list.unicode.txt');
    expect(message.files[1]?.bytes.toString()).toBe('प्रारूप-1\nक्रमांक, विभाग, सचिव\n1, लोक निर्माण विभाग, हाँ');
    expect(asRead).toMatchObject({ found: 'none', files: ['list.txt'] });
  });

  test('without a word is what was said', () => {
    const { message, asRead } = readMessage(said({ files: [file('patra', 'Hkqxrku yfEcr gS')] }));
    expect(message.text).toBe('भुगतान लम्बित है');
    expect(asRead?.found).toBe('sure');
  });

  test('and no other file is touched', () => {
    const files = [file('a.txt', 'payment pending'), file('b.pdf', 'Hkqxrku yfEcr gS', 'application/pdf')];
    expect(readMessage(said({ text: 'see files', files })).asRead).toBeUndefined();
  });
});

describe('text that has lost letters', () => {
  const damaged = 'शासक य वभाग  म साम ी के य हेतु';

  test('is known as such', () => {
    expect(readMessage(said({ text: damaged })).asRead?.lostLetters).toBe(true);
  });

  test('is not asked for again where the file itself came along', () => {
    expect(
      readMessage(said({ text: damaged, files: [file('a.pdf', '%PDF', 'application/pdf')] })),
    ).not.toHaveProperty('asRead');
  });
});
