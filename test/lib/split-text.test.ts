import { describe, expect, it } from 'vitest';
import { splitText } from '../../src/lib/split-text.ts';

describe('a long text', () => {
  it('is cut at line ends into pieces that fit, and no word is lost', () => {
    const lines = Array.from({ length: 400 }, (_, i) => `${i}. भुगतान 10 दिन में होना चाहिए`);
    const pieces = splitText(lines.join('\n'), 4096);
    expect(pieces.length).toBeGreaterThan(1);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(4096);
    expect(pieces.join('\n').split('\n')).toEqual(lines);
  });

  it('without any space is cut between letters, not inside a Devanagari letter or an emoji', () => {
    for (const letter of ['क्षि', '👨‍👩‍👧', 'अ']) {
      const text = letter.repeat(3000);
      const pieces = splitText(text, 4096);
      expect(pieces.join('')).toBe(text);
      for (const piece of pieces) {
        expect(piece.length).toBeLessThanOrEqual(4096);
        expect(piece.length % letter.length).toBe(0);
      }
    }
  });

  it('of exactly 4096 is one message, of one more two', () => {
    expect(splitText('x'.repeat(4096), 4096)).toHaveLength(1);
    expect(splitText('x'.repeat(4097), 4096)).toHaveLength(2);
  });
});
