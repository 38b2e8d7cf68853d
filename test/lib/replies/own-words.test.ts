import { describe, expect, it } from 'vitest';
import { splitReply } from '../../../src/lib/replies/index.ts';
import { firstLines } from '../../../src/lib/replies/lines.ts';

describe('what looks like a signature, a quote or a disclaimer, and is the writer’s own', () => {
  it.each([
    ['a greeting above the letter', 'Sir,\n\nRegards.\nI am a vendor from Kanpur.\nKindly do the needful.'],
    ['"Best" above a figure', 'We got two bids:\n\nBest\n12000\n\nSecond\n15000\n\nWhich may we take?'],
    ['strokes that part a list', 'Office:\nJal Nigam\n--\nOfficer:\nEngineer\n--\nProblem:\nno login'],
    [
      "a letter's head below its greeting",
      'Dear Sir,\n\nTo: The Nodal Officer\nFrom: Ram Traders\nSubject: Payment\nDate: 16.11.2026\n\nBill 12 is late.',
    ],
    [
      'addresses under the labels of a mail',
      'Details\nFrom: store@example.org\nTo: seller@example.org\nSubject: complaint\nThese get no OTP.',
    ],
    ['a courier', 'The goods:\n\nSent via courier\nReceived by clerk\nNot in the stock register'],
    ['a factory', 'The goods:\n\nSent from my factory on Monday\nNot in the stock register'],
    [
      'a secret',
      'We did it.\n\nThis e-mail is confidential, do not show it to the seller. He threatened us on the phone.',
    ],
    [
      'somebody else’s disclaimer',
      'Our question:\n\nDisclaimer on the product page says that there is no warranty. Is it allowed?',
    ],
  ])('%s', (_, text) => expect(splitReply(text)).toEqual({ reply: text, folded: '' }));

  it('a block of headers with many recipients is one all the same', () => {
    const to = Array.from({ length: 12 }, (_, n) => `  office-${n}@example.org;`).join('\n');
    const block = `From: Cell <cell@example.org>\nTo: ram@example.org;\n${to}\nSent: 5 May 2026 15:45\nSubject: x`;
    expect(splitReply(`Noted.\n\n${block}\n\nold`).reply).toBe('Noted.');
  });

  it('the names below a closing may end with a full stop', () => {
    const text = 'Rates attached.\n\nRegards\nExample Traders Private Limited of Kanpur Pvt. Ltd.';
    expect(splitReply(text).reply).toBe('Rates attached.');
  });
});

describe('a text of millions of lines', () => {
  it.each(['\n', '\r', '\r\n', ' \n', '> \n', '--\n'])('%j ten million signs long', (unit) => {
    const text = `Hello\n${unit.repeat(10_000_000 / unit.length)}end`;
    const from = performance.now();
    const { reply, folded } = splitReply(text);
    expect(performance.now() - from).toBeLessThan(2_000);
    expect(reply).toMatch(/^Hello/);
    expect(`${reply}${folded}`).toContain('end');
  });

  it('only the first lines are taken apart, whatever ends them', () => {
    expect(firstLines('a\r\nb\rc\nd\r\ne', 3)).toEqual({ lines: ['a', 'b', 'c'], rest: 'd\r\ne' });
    expect(firstLines('a\n', 3)).toEqual({ lines: ['a', ''], rest: '' });
    expect(firstLines('', 3)).toEqual({ lines: [''], rest: '' });
  });
});
