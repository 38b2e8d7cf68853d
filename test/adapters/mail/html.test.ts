import { describe, expect, it } from 'vitest';
import { htmlToPlain } from '../../../src/adapters/mail/html.ts';
import { splitReply } from '../../../src/lib/replies/index.ts';

const WORDS = '<div>Payment not received.<br>Please see.</div>';
const HEAD = (labels: string[]): string =>
  labels
    .map(
      (label, i) =>
        `<b>${label}:</b> ${['Cell &lt;cell@example.org&gt;', '5 2026 15:45', 'ram', 'x'][i]}<br>`,
    )
    .join('');
const reply = (html: string): string => splitReply(htmlToPlain(html).trim()).reply;

describe('a quote in HTML is known by its place, whatever its language', () => {
  it.each<[string, string]>([
    [
      'Gmail',
      '<div class="gmail_quote"><div dir="ltr" class="gmail_attr">செவ்., 5 மே, 2026, GeM Cell எழுதியது<br></div><blockquote class="gmail_quote">Your ticket</blockquote></div>',
    ],
    [
      'Outlook',
      `<div><div style='border:none;border-top:solid #E1E1E1 1.0pt'><p>${HEAD(['அனுப்புநர்', 'தேதி', 'பெறுநர்', 'பொருள்'])}</p></div></div><p>Your ticket</p>`,
    ],
    [
      'Outlook on the web',
      `<hr><div id="divRplyFwdMsg">${HEAD(['From', 'Sent', 'To', 'Subject'])}</div><div>Your ticket</div>`,
    ],
    ['Yahoo', '<div class="yahoo_quoted"><div>Cell, 5 May 2026</div><div>Your ticket</div></div>'],
    [
      'Thunderbird',
      '<div class="moz-cite-prefix">5.5.26, Cell<br></div><blockquote type="cite">Your ticket</blockquote>',
    ],
    [
      'Apple',
      '<blockquote type="cite"><div>On 5 May 2026, at 3:45 PM, Cell &lt;cell@example.org&gt; wrote:</div>Your ticket</blockquote>',
    ],
  ])('%s', (_, quote) => expect(reply(`${WORDS}${quote}`)).toBe('Payment not received.\nPlease see.'));

  it('what was sent on stays', () => {
    const text = reply(
      `${WORDS}<div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>From: A<br></div>The goods came late</div>`,
    );
    expect(text).toContain('The goods came late');
  });

  it.each([
    '<blockquote style="margin:0 0 0 40px;border:none;padding:0px"><p>Bid 42</p></blockquote>',
    '<blockquote style="border: none" class="webkit-indent-blockquote"><p>Bid 42</p></blockquote>',
  ])('what the writer indents is no quote: %s', (indented) =>
    expect(reply(`${WORDS}${indented}<p>Please help</p>`)).toBe(
      'Payment not received.\nPlease see.\n\nBid 42\n\nPlease help',
    ),
  );

  it('a frame of the writer is no quote', () => {
    const box = '<div style="border-top:solid 1px">Bid: 42<br>Amount: 5<br>Place: Basti</div>';
    expect(reply(`${WORDS}${box}<p>Please help</p>`)).toContain('Please help');
  });
});
