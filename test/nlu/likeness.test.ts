import { describe, expect, test } from 'vitest';
import { shippedEngine } from './world.ts';

const engine = shippedEngine();

describe('how much two texts say the same', () => {
  test('is one for the same text, nought for nothing in common, the same from either side', () => {
    expect(engine.likeness('payment nahi aaya', 'payment nahi aaya')).toBeCloseTo(1, 5);
    expect(engine.likeness('', 'payment nahi aaya')).toBe(0);
    const [a, b] = ['bhugtan lambit hai', 'payment is pending'];
    expect(engine.likeness(a, b)).toBeCloseTo(engine.likeness(b, a), 6);
    expect(engine.likeness(a, b)).toBeGreaterThan(0);
    expect(engine.likeness(a, b)).toBeLessThan(1);
  });

  test('names, numbers and dates count as their kind, not as themselves', () => {
    const one = 'PWD Basti ne GEMC-511687700000001 ka 2 lakh ka bhugtan nahi kiya';
    const other = 'Irrigation Agra ne GEMC-511687700000002 ka 5 lakh ka bhugtan nahi kiya';
    const third = 'PWD Basti ka GEMC-511687700000001 me warranty wala printer kharab hai';
    expect(engine.likeness(one, other)).toBeGreaterThan(0.8);
    expect(engine.likeness(one, other)).toBeGreaterThan(engine.likeness(one, third) + 0.2);
  });

  test.each([
    ['payment is pending for three months', 'तीन महीने से भुगतान लंबित है', 'bid me bhag kaise le'],
    ['teen mahine se bhugtan nahi aaya', 'तीन महीने से भुगतान नहीं आया', 'पासवर्ड भूल गया'],
    ['password bhool gaya reset kaise kare', 'forgot my password, how to reset it', 'payment kab aayega'],
    ['registration ki fee kitni hai', 'रजिस्ट्रेशन की फीस कितनी है', 'where is my tender result'],
  ])('"%s" is nearer to "%s" than to "%s"', (text, same, other) => {
    expect(engine.likeness(text, same)).toBeGreaterThan(engine.likeness(text, other));
  });

  test('the nearest come first, as many as are asked for', () => {
    const candidates = ['How do I reset my password?', 'भुगतान कब तक मिलता है?', 'EMD wapas kab milega?'];
    expect(engine.nearest('payment kitne din me aata hai', candidates, 2)).toHaveLength(2);
    expect(engine.nearest('payment kitne din me aata hai', candidates)[0]!.index).toBe(1);
    expect(engine.nearest('पासवर्ड कैसे बदलें', candidates)[0]!.index).toBe(0);
    expect(engine.nearest('ईएमडी की वापसी', candidates)[0]!.index).toBe(2);
    expect(engine.nearest('anything', [])).toEqual([]);
  });
});
