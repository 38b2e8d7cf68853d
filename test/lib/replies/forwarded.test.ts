import { describe, expect, it } from 'vitest';
import { forwardedIn } from '../../../src/lib/replies/index.ts';

const FROM = { address: 'vendor@example.com', name: 'A. Vendor' };
const WORDS = 'Payment is late.\nPlease help.';

describe('the first writer of what was sent on, in the ways of many programs', () => {
  it.each([
    [
      'Gmail',
      '---------- Forwarded message ---------\nFrom: A. Vendor <vendor@example.com>\nDate: Tue, 5 May 2026 at 10:00\nSubject: Bill\nTo: <officer@example.org>\n\n',
    ],
    [
      'Gmail in Hindi',
      '---------- अग्रेषित किया गया संदेश ---------\nप्रेषक: A. Vendor <vendor@example.com>\nतारीख: मंगल, 5 मई 2026\nविषय: Bill\nप्रति: officer\n\n',
    ],
    [
      'Outlook',
      '________________________________\nFrom: A. Vendor <vendor@example.com>\nSent: 05 May 2026 10:00\nTo: Officer\nSubject: Bill\n\n',
    ],
    [
      'an older Outlook',
      '-----Original Message-----\nFrom: A. Vendor [mailto:vendor@example.com]\nSent: 05 May 2026 10:00\nTo: Officer\nSubject: Bill\n\n',
    ],
    [
      'Apple',
      'Begin forwarded message:\n\n> From: "A. Vendor" <vendor@example.com>\n> Subject: Bill\n> Date: 5 May 2026 at 10:00:00 IST\n> To: officer@example.org\n> \n',
    ],
    [
      'Thunderbird',
      '-------- Forwarded Message --------\nSubject: \tBill\nDate: \tTue, 5 May 2026 10:00:00 +0530\nFrom: \tA. Vendor <vendor@example.com>\nTo: \tofficer@example.org\n\n',
    ],
    [
      'Zimbra',
      '----- Forwarded Message -----\nFrom: "A. Vendor" <vendor@example.com>\nTo: "officer" <officer@example.org>\nSent: Tuesday, May 5, 2026 10:00:00 AM\nSubject: Bill\n\n',
    ],
    [
      'Zoho',
      '============ Forwarded message ============\nFrom: A. Vendor<vendor@example.com>\nTo: <officer@example.org>\nDate: Tue, 05 May 2026 10:00:00 +0530\nSubject: Bill\n============ Forwarded message ============\n\n',
    ],
  ])('%s', (name, head) => {
    const words = name === 'Apple' ? WORDS.replace(/^/gm, '> ') : WORDS;
    expect(forwardedIn(`Please open.\n\n${head}${words}\n`, true)).toEqual({
      ...FROM,
      subject: 'Bill',
      text: WORDS,
      above: 'Please open.',
    });
  });

  it.each([
    ['no address', '---------- Forwarded message ---------\nFrom: A. Vendor\nSubject: Bill\n\nx'],
    [
      'an answer',
      'Yes.\n\nFrom: A. Vendor <vendor@example.com>\nSent: 05 May 2026 10:00\nSubject: Bill\n\nx',
    ],
    ['words alone', 'I forward the matter of 5 May.'],
  ])('%s is none', (_, text) => expect(forwardedIn(text, false)).toBeUndefined());

  it('a hostile text takes no time', () => {
    const from = performance.now();
    forwardedIn('From: a@b.c\n'.repeat(50_000), true);
    forwardedIn(`---- forwarded message\n${'> '.repeat(100_000)}`, true);
    expect(performance.now() - from).toBeLessThan(1_000);
  });
});
