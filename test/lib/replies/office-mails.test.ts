import { describe, expect, it } from 'vitest';
import { splitReply } from '../../../src/lib/replies/index.ts';

describe('quoted text in Hindi clients ("को लिखा:")', () => {
  it.each([
    'मंगल, 5 मई 2026 को 10:00 am बजे को Cell <helpdesk@example.org> ने लिखा:',
    'मंगल, 5 मई 2026 को 10:00 am बजे Cell <helpdesk@example.org>\nने लिखा:',
    '5 मई 2026 को 10:00 बजे, Cell <helpdesk@example.org> को लिखा:',
    'On Tue, 5 May 2026 at 10:00, Cell <helpdesk@example.org> wrote:',
    'From: Cell <helpdesk@example.org>\nSent: Tuesday, May 5, 2026 10:00 AM\nTo: vendor@example.com\nSubject: GC',
    'प्रेषक: Cell <helpdesk@example.org>\nभेजा गया: 5 मई 2026 10:00\nप्रति: vendor@example.com\nविषय: भुगतान',
  ])('%s', (introduction) => {
    const { reply, folded } = splitReply(`भुगतान नहीं मिला\n\n${introduction}\n\nपुरानी बात\n`);
    expect(reply).toBe('भुगतान नहीं मिला');
    expect(folded).toBe(`${introduction}\n\nपुरानी बात`);
  });
});

describe('what an office sets under every mail is folded away but kept', () => {
  it.each([
    'DISCLAIMER: This e-mail is for the addressee.\nIt may be privileged.',
    'This e-mail and any attachments are confidential and intended solely for the addressee.',
    'यह ई-मेल गोपनीय है और केवल प्राप्तकर्ता के लिए है।',
    'This e-mail and any files\ntransmitted with it are confidential.',
    '----------------------\nThe contents of this e-mail are confidential; copying is prohibited.',
    '**********************\nThis message was scanned by the mail gateway.',
    'If you have received this mail in error, please delete it.',

    'Please consider your environment before you print this mail.',
  ])('%s', (disclaimer) => {
    const { reply, folded } = splitReply(`Payment is late.\n\n${disclaimer}`);
    expect([reply, folded]).toEqual(['Payment is late.', disclaimer]);
  });

  it('a sentence of the writer that begins so stays', () => {
    const text = 'This message is about the confidential bid.\nPlease open it.';
    expect(splitReply(text)).toEqual({ reply: text, folded: '' });
  });
});

describe('no text takes long, whatever it is made of', () => {
  it.each([
    '\n',
    '-',
    '--\n',
    '>',
    '> \n',
    '_',
    ' ',
    ' \n',
    'On ',
    'On 1 a@b.c\n',
    'From: a@b.c\n',
    '<',
    '*',
    'This e-mail ',
    'Sent: 10:00\n',
    'On the he wrote\n',
    '\r',
  ])('100 kB of %j', (piece) => {
    const text = `hello\n${piece.repeat(Math.ceil(100_000 / piece.length))}\nend`;
    // The best of three, and of clock and processor: the machine may be busy with other tests.
    const took = [1, 2, 3].flatMap(() => {
      const [from, used] = [performance.now(), process.cpuUsage()];
      splitReply(text);
      const { user, system } = process.cpuUsage(used);
      return [performance.now() - from, (user + system) / 1_000];
    });
    expect(Math.min(...took)).toBeLessThan(100);
  });
});
