import { describe, expect, test } from 'vitest';
import { entities, told } from './small.ts';

describe('dates', () => {
  test.each([
    ['01.10.2026', '2026-10-01'],
    ['1/10/26', '2026-10-01'],
    ['19-11-2026', '2026-11-19'],
    ['1 अक्टूबर को', '2026-10-01'],
    ['1 october ko', '2026-10-01'],
    ['october 1', '2026-10-01'],
    ['5th Oct 2025', '2025-10-05'],
    ['aaj', '2026-11-20'],
    ['kal', '2026-11-19'],
    ['कल', '2026-11-19'],
    ['yesterday', '2026-11-19'],
    ['parso', '2026-11-18'],
    ['price bid kal khulegi', '2026-11-21'],
    ['15 december ko', '2025-12-15'],
    ['june me', '2026-06'],
    ['जून में', '2026-06'],
    ['june 2025', '2025-06'],
    ['december me', '2025-12'],
    ['15/8', '2026-08-15'],
    ['15-08-2026', '2026-08-15'],
    ['15.8.26', '2026-08-15'],
    ['15 / 08 / 2026', '2026-08-15'],
    ['dt.15.08.2026', '2026-08-15'],
    ['दिनांक15.08.2026को', '2026-08-15'],
    ['2026-08-15', '2026-08-15'],
    ['15 august', '2026-08-15'],
    ['15aug2026', '2026-08-15'],
    ['15-Aug-26', '2026-08-15'],
    ["15 aug'25", '2025-08-15'],
    ['15th of august, 2026', '2026-08-15'],
    ['august 15, 2026', '2026-08-15'],
    ['१५ अगस्त २०२६', '2026-08-15'],
    ['एक अक्टूबर को', '2026-10-01'],
    ['परसों', '2026-11-18'],
    ['pichle mahine', '2026-10'],
    ['last month', '2026-10'],
    ['अगले महीने', '2026-12'],
    ['is mahine', '2026-11'],
    ['पिछले सप्ताह', '2026-11-09'],
    ['last week', '2026-11-09'],
    ['do mahine pehle', '2026-09'],
    ['दो महीने पहले', '2026-09'],
    ['3 din pehle', '2026-11-17'],
    ['10 days ago', '2026-11-10'],
    ['last friday', '2026-11-13'],
    ['पिछले शुक्रवार', '2026-11-13'],
    ['somvar ko', '2026-11-16'],
    ['next monday', '2026-11-23'],
    ['march end', '2026-03-31'],
    ['march ke end tak', '2026-03-31'],
    ['end of february 2024', '2024-02-29'],
  ])('%s', (text, value) => expect(told(text)).toContain(`date=${value}`));

  test('without a year the next such day is told too, for meetings to come', () => {
    expect(entities('15 december ko')[0]).toMatchObject({ value: '2025-12-15', next: '2026-12-15' });
  });

  test('the day is the day in India: late evening in London is tomorrow', async () => {
    const { engine } = await import('./small.ts');
    const { entities: found } = engine.understand('aaj', { now: new Date('2026-11-20T19:00:00Z') });
    expect(found[0]).toMatchObject({ kind: 'date', value: '2026-11-21' });
  });

  test('no date in "may i know", in 32.13.2026 or in a clause number', () => {
    for (const text of ['may i know the status', '32.13.2026', 'clause 7 dekho']) {
      expect(entities(text).filter((one) => one.kind === 'date')).toEqual([]);
    }
  });

  test('a day of the week was and will be: both are told', () => {
    expect(entities('friday ko')[0]).toMatchObject({ value: '2026-11-13', next: '2026-11-27' });
    expect(entities('kal')[0]).toMatchObject({ value: '2026-11-19', next: '2026-11-21' });
    expect(entities('next friday')[0]?.next).toBeUndefined();
  });

  test('a week is no day', () => {
    expect(entities('pichle hafte')[0]).toMatchObject({ precision: 'week' });
    expect(entities('pichle mahine')[0]).toMatchObject({ precision: 'month' });
  });

  test.each([
    ['31/2', []],
    ['31.02.2026', []],
    ['24/7 support', []],
    ['room no 4/12', []],
    ['मकान संख्या 15/8', []],
    ['GO 4/2019/18', []],
    ['GO no 12/10/2026/345', []],
    ['1/2 payment', []],
    ['10-12 din', []],
    ['226001', []],
  ])('no date in "%s"', (text) => {
    expect(told(text).filter((one) => one.startsWith('date'))).toEqual([]);
  });

  test.each([
    ['financial year 2025-26', '2025-26'],
    ['FY 25-26 ka bill', '2025-26'],
    ['वित्तीय वर्ष २०२५-२६', '2025-26'],
    ['Q2 me', 'Q2'],
    ['pichle saal', '2025'],
  ])('"%s" is a period', (text, value) => expect(told(text)).toEqual([`period=${value}`]));

  test('a length of time', () => {
    expect(told('3 mahine se')).toEqual(['duration=P3M']);
    expect(told('3 din se')).toEqual(['duration=P3D']);
    expect(told('last 3 months')).toEqual(['duration=P3M']);
    expect(told('दो हफ्ते')).toEqual(['duration=P2W']);
  });
});
