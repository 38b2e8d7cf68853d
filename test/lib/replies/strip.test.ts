import { describe, expect, it } from 'vitest';
import { splitReply } from '../../../src/lib/replies/index.ts';

const reply = (text: string): string => splitReply(text).reply;

describe('a reply is parted from what it quotes', () => {
  it.each([
    ['Gmail in English', 'On Tue, 5 May 2026 at 15:45, GeM Cell <cell@example.org> wrote:\n\n> Your ticket'],
    ['Gmail, wrapped', 'On Tue, 5 May 2026 at 15:45, GeM Cell <\ncell@example.org> wrote:\n\n> Your ticket'],
    ['Gmail in Hindi', 'मंगल, 5 मई 2026 को 3:45 pm बजे को GeM Cell <cell@example.org> ने लिखा:\n\n> आपका टिकट'],
    [
      'a Hindi client with को लिखा',
      '५ मई २०२६ को १५:४५ बजे, GeM Cell <cell@example.org> को लिखा:\n> आपका टिकट',
    ],
    [
      'Outlook',
      'From: GeM Cell <cell@example.org>\nSent: 05 May 2026 15:45\nTo: Vendor\nSubject: Ticket\n\nYour ticket',
    ],
    [
      'Outlook in Hindi',
      'प्रेषक: GeM Cell <cell@example.org>\nभेजा गया: 05 मई 2026 15:45\nप्रति: विक्रेता\nविषय: टिकट\n\nआपका टिकट',
    ],
    [
      'Outlook with a stroke',
      '________________________________\nFrom: Cell <cell@example.org>\nDate: 5 May 2026\nSubject: x\n\nold',
    ],
    ['an old Outlook', '-----Original Message-----\nYour ticket was opened'],
    ['Hindi original message', '----- मूल संदेश -----\nआपका टिकट'],
    ['bare quotes', '> Your ticket\n> was opened'],
  ])('%s', (_, quote) => {
    const { reply, folded } = splitReply(`भुगतान अभी नहीं मिला।\n\n${quote}`);
    expect(reply).toBe('भुगतान अभी नहीं मिला।');
    expect(folded).toContain(quote.trimEnd().split('\n').at(-1));
  });

  it('keeps answers written between and under quoted lines', () => {
    const text = 'On 5 May 2026, Cell wrote:\n> Which district?\n\nBasti.\n\n> Which department?\n\nPWD.';
    expect(reply(text)).toBe('Basti.\n\nPWD.');
  });

  it('folds words that a mail program wrapped out of a quote', () => {
    const long = `> ${'word '.repeat(14)}`;
    expect(reply(`Yes.\n\n${long}\nwrapped rest\n> more`)).toBe('Yes.');
  });
});

describe('signatures are folded', () => {
  it.each([
    '-- \nA. Vendor\nKanpur',
    'Regards,\nA. Vendor',
    'भवदीय\nक. ख.\nकानपुर',
    'Thanks & Regards\nA',
    'सादर,\nक',
  ])('%j', (sign) => expect(reply(`Payment is late.\n\n${sign}`)).toBe('Payment is late.'));

  it('folds what a phone adds', () => {
    expect(reply('Payment is late.\n\nSent from my Android phone')).toBe('Payment is late.');
    expect(reply('भुगतान लम्बित है।\n\nमेरे iPhone से भेजा गया')).toBe('भुगतान लम्बित है।');
  });

  it.each([
    'With regards to the payment, nothing came.\n\nPlease help.',
    'सामान कानपुर से भेजा गया\n\nकृपया भुगतान कराएँ',
    'Sent from our factory on Monday, not received.',
    'Thanks!',
    'The data comes From: our office, To: yours.',
  ])('leaves a sentence alone: %j', (text) => expect(reply(text)).toBe(text));
});

it("a formal letter's own प्रेषक, सेवा में, दिनांक and विषय stay", () => {
  const letter =
    'प्रेषक: अधिशासी अभियन्ता, बस्ती\nसेवा में: नोडल अधिकारी\nदिनांक: 05-05-2026\nविषय: भुगतान\n\nमहोदय, भुगतान लम्बित है।';
  expect(reply(letter)).toBe(letter);
});

it('forwarded text is kept', () => {
  const text =
    'Please see.\n\n---------- Forwarded message ---------\nFrom: A <a@example.org>\nDate: 5 May 2026 10:00\nSubject: x\n\nThe goods came late.';
  expect(reply(text)).toBe(text);
  const outlook =
    'Please see.\n\nFrom: A <a@example.org>\nSent: 5 May 2026 10:00\nSubject: x\n\nThe goods came late.';
  expect(splitReply(outlook, { forwarded: true }).reply).toBe(outlook);
});

it('a text that is all quote is the reply', () => {
  expect(splitReply('> only\n> this')).toEqual({ reply: '> only\n> this', folded: '' });
  expect(reply('-- ')).toBe('--');
});

it('no word is lost: what is not the reply is folded', () => {
  const text = `one\n\n> two\n\nthree\n\nOn 5 May 2026 Cell wrote:\nfour\n-- \nfive${'\nsix'.repeat(6_000)}`;
  const { reply, folded } = splitReply(text);
  const words = (t: string): string[] => (t.match(/\w+/g) ?? []).sort();
  expect(words(`${reply} ${folded}`)).toEqual(words(text));
});

describe('time grows with the length alone', () => {
  it.each<[string, string]>([
    ['100,000 empty lines', '\n'.repeat(100_000)],
    ['100,000 dashes', '-'.repeat(100_000)],
    ['dashes and blanks', `1${'- '.repeat(450)}x\n`.repeat(5_000)],
    ['100,000 quote marks', '>'.repeat(100_000)],
    ['On, On, On', 'On 1\n'.repeat(50_000)],
    ['From, From, From', 'From: a@example.org\n'.repeat(30_000)],
    ['open brackets', `2026 ${'<a@b '.repeat(190)}\n`.repeat(5_000)],
    ['10 MB on one line', 'a'.repeat(10_000_000)],
  ])('%s', (_, text) => {
    const start = performance.now();
    splitReply(text);
    // A quadratic parser takes 20 s and more here; the room is for a busy machine.
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
