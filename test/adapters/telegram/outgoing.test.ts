import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../src/adapters/telegram/outgoing.ts';
import { outgoing } from './help.ts';

describe('choices', () => {
  const rows = (labels: string[]) => {
    const choices = labels.map((label, i) => ({ label, value: `choice:${i}` }));
    const markup = partsOf(outgoing({ choices })).at(-1)!.payload.reply_markup as {
      inline_keyboard: { text: string }[][];
    };
    return markup.inline_keyboard.map((row) => row.map((button) => button.text));
  };

  it('stand beside each other when short, and one in a row when long', () => {
    expect(rows(['1', '2', '3', '4', '5'])).toEqual([['1', '2', '3', '4', '5']]);
    expect(rows(['हाँ', 'नहीं'])).toEqual([['हाँ', 'नहीं']]);
    const long = ['Payment is not received', 'Bid is not visible to me', 'Something else'];
    expect(rows(long)).toEqual(long.map((label) => [label]));
  });

  it('callback data over 64 bytes is told as a fault of ours, with the button’s name', () => {
    const choices = [{ label: 'विभाग', value: 'क'.repeat(22) }];
    expect(() => partsOf(outgoing({ choices }))).toThrow(/"विभाग" has 66 bytes, at most 64/);
    expect(() => partsOf(outgoing({ choices: [{ label: 'x', value: 'a'.repeat(64) }] }))).not.toThrow();
  });

  it('stand under the last piece of a long text', () => {
    const parts = partsOf(outgoing({ text: 'word '.repeat(1500), choices: [{ label: 'Yes', value: 'y' }] }));
    expect(parts.map((part) => 'reply_markup' in part.payload)).toEqual([false, true]);
  });
});

describe('a message', () => {
  it('answers the last one of the thread that stands in this chat', () => {
    const answered = (thread: string[]) => partsOf(outgoing({ thread }))[0]!.payload.reply_parameters;
    expect(answered(['1700000001:5', '1700000001:7', 'album:1'])).toMatchObject({ message_id: 7 });
    expect(answered(['1600000009:5', '<mail@example.org>'])).toBeUndefined();
  });

  it('is plain text: what a person wrote cannot break it', () => {
    expect(partsOf(outgoing({ text: '*bold_ <b>' }))[0]!.payload).not.toHaveProperty('parse_mode');
  });

  it('with nothing in it is refused', () => {
    expect(() => partsOf(outgoing({ text: ' ' }))).toThrow(/empty/);
  });

  it('has files after the text, a photo as photo and the rest as documents, with names that break no header', () => {
    const bytes = Buffer.from('x');
    const parts = partsOf(
      outgoing({
        files: [
          { name: 'a"\r\nb.pdf', mediaType: 'application/pdf', bytes },
          { name: 'p.jpg', mediaType: 'image/jpeg', bytes },
        ],
      }),
    );
    expect(parts.map((part) => part.method)).toEqual(['sendMessage', 'sendDocument', 'sendPhoto']);
    expect(parts[1]!.payload.document).toMatchObject({ filename: 'a___b.pdf' });
  });
});
