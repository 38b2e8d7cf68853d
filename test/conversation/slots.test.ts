import { describe, expect, test } from 'vitest';
import { slotAnswered } from '../../src/conversation/slots.ts';
import type { Answer, Entity, Understanding } from '../../src/nlu/index.ts';

const heard = (answer: Answer = {}, entities: Partial<Entity>[] = []): Understanding => ({
  language: 'en',
  languageSure: true,
  intent: { id: 'none', confidence: 0 },
  alternatives: [],
  band: 'ask',
  matters: [],
  entities: entities as Entity[],
  answer,
});
const on = (value: string): Partial<Entity> => ({ kind: 'date', value });

describe('an answer to a question', () => {
  test.each([
    'no reason',
    'kuch nahi likha',
    'कोई कारण नहीं',
    'कुछ नहीं लिखा',
    'bina karan',
    'nothing was written',
  ])('that no reason was shown: "%s"', (text) => {
    expect(slotAnswered('reason', text, heard())).toEqual({ value: 'none' });
  });

  test('keeps the reason in the words of the portal', () => {
    expect(slotAnswered('reason', 'turnover proof missing', heard())?.value).toBe('turnover proof missing');
    expect(slotAnswered('reason', "I don't know", heard({ dontKnow: true }))).toBeUndefined();
  });

  test.each(['kal khulegi', 'पेज 14, नहीं खुली', 'not opened yet', 'it will open tomorrow', 'abhi nahi khuli'])(
    'that the price bid is not open: "%s"',
    (text) => {
      expect(slotAnswered('price_bid', text, heard())?.value).toBe('no');
    },
  );

  test.each(['khul gayi', 'opened on 5 November', 'खुल चुकी है'])('that the price bid is open: "%s"', (text) => {
    expect(slotAnswered('price_bid', text, heard())?.value).toBe('yes');
  });

  test('whose first word says no, and the rest tells more', () => {
    const answer = slotAnswered('crac', 'no, they took the goods on 5 Oct', heard({}, [on('2026-10-05')]));
    expect(answer).toEqual({ value: 'no', date: undefined });
  });

  test('that is only a date says that the CRAC was made on it', () => {
    expect(slotAnswered('crac', '5 july', heard({}, [on('2026-07-05')]))).toEqual({
      value: 'yes',
      date: '2026-07-05',
    });
  });

  test('"nahi pata" is not "nahi"', () => {
    expect(slotAnswered('crac', 'nahi pata', heard({ dontKnow: true }))).toBeUndefined();
  });

  test('with a bare number is an amount only where an amount was asked', () => {
    const number = heard({}, [{ kind: 'number', value: '90000' }]);
    expect(slotAnswered('amount', '90000', number)).toEqual({ value: '90000', shown: '₹90,000' });
    expect(slotAnswered('district', '90000', number)).toBeUndefined();
  });
});
