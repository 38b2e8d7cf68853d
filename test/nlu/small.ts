import { createUnderstanding, type Entity, type UnderstandingInput } from '../../src/nlu/index.ts';
import { places } from './world.ts';

/** A few lines are enough where the intent is not what is tested. */
export const FEW_INTENTS: UnderstandingInput['intents'] = [
  {
    id: 'pay_pending',
    lines: {
      en: [
        'payment not received for my order',
        'department is not releasing payment',
        'bill is pending with them',
      ],
      hi: ['मेरा भुगतान लम्बित है', 'विभाग भुगतान नहीं कर रहा', 'बिल का भुगतान कब होगा'],
      'hi-Latn': ['payment nahi aaya', 'vibhag bhugtan nahi kar raha', 'maal de diya paisa nahi de rahe'],
    },
  },
  {
    id: 'reg_status_check',
    lines: {
      en: ['status of my registration', 'is my firm registered'],
      hi: ['मेरे पंजीकरण की स्थिति', 'फर्म का पंजीकरण हुआ या नहीं'],
      'hi-Latn': ['registration ka kya hua', 'firm register hui ki nahi'],
    },
  },
  {
    id: 'out_of_scope',
    lines: { en: ['what is the weather'], hi: ['आज का मौसम कैसा है'], 'hi-Latn': ['aaj mausam kaisa hai'] },
  },
];

export const engine = createUnderstanding({ ...places, intents: FEW_INTENTS });

/** Friday, 20 November 2026, ten in the morning in Lucknow. */
export const NOW = new Date('2026-11-20T10:00:00+05:30');

export function entities(text: string): Entity[] {
  return engine.understand(text, { now: NOW }).entities;
}

/** "kind=value" of each, in order. */
export function told(text: string): string[] {
  return entities(text).map((one) => `${one.kind}=${one.value}`);
}
