import { describe, expect, test } from 'vitest';
import { checkCharacter } from '../../src/lib/checkdigits.ts';
import { entities, told } from './small.ts';

describe('numbers of the portal in sloppy forms', () => {
  test.each([
    ['GEM/2026/B/1234567', 'bid=GEM/2026/B/1234567'],
    ['GEM/२०२६/B/१२३४५६७', 'bid=GEM/2026/B/1234567'],
    ['gem 2026 b 1234567 radd kar di', 'bid=GEM/2026/B/1234567'],
    ['gem-2026-b-1234567', 'bid=GEM/2026/B/1234567'],
    ['GEM2026B1234567', 'bid=GEM/2026/B/1234567'],
    ['2026/B/1234567', 'bid=GEM/2026/B/1234567'],
    ['gem/2026/r/123456', 'ra=GEM/2026/R/123456'],
    ['GEM/2026/RA/12345', 'ra=GEM/2026/RA/12345'],
    ['GEMC-511687700000001', 'contract=GEMC-511687700000001'],
    ['gemc 511687700000001 ka paisa', 'contract=GEMC-511687700000001'],
    ['511687700000001', 'contract=GEMC-511687700000001'],
    ['५११६८७७०००००००१', 'contract=GEMC-511687700000001'],
    ['GEMC-5116 8770 0000 001', 'contract=GEMC-511687700000001'],
    ['udyam up 12 0012345', 'udyam=UDYAM-UP-12-0012345'],
    ['zzzpz0000z', 'pan=ZZZPZ0000Z'],
    ['AB12260000000001', 'seller_id=AB12260000000001'],
    ['SBIN0000000', 'ifsc=SBIN0000000'],
    ['likhiye office@example.org par', 'email=office@example.org'],
  ])('%s', (text, expected) => expect(told(text)).toEqual([expected]));

  test('a contract number with a digit missing is told as wrong, not as something else', () => {
    expect(entities('GEMC-51168770000000')[0]).toMatchObject({ kind: 'contract', valid: false });
  });

  test('a GSTIN says whether its check sign is right, and holds no second PAN', () => {
    expect(entities('09zzzfz0000z1zt')).toMatchObject([
      { kind: 'gstin', value: '09ZZZFZ0000Z1ZT', valid: true },
    ]);
    expect(entities('09ZZZFZ0000Z1ZX')).toMatchObject([{ kind: 'gstin', valid: false }]);
  });

  test('mobiles lose prefix and spaces; a pincode is no sum', () => {
    expect(told('+91 90000 00001 pr call karo')).toEqual(['mobile=9000000001']);
    expect(told('mobile ९००००००००१')).toEqual(['mobile=9000000001']);
    for (const text of [
      '09000000001',
      '+91-9000000001',
      '(+91) 90000-00001',
      '919000000001',
      'ph:9000000001.',
      'मो०9000000001',
    ])
      expect(told(text)).toEqual(['mobile=9000000001']);
    expect(told('pincode 226001')).toEqual(['pincode=226001']);
    expect(told('rs 226001')).toEqual(['amount=226001']);
  });
});

describe('amounts in rupees', () => {
  test.each([
    ['2 lac', '200000'],
    ['१.५ लाख', '150000'],
    ['Rs. 48,000/-', '48000'],
    ['₹1,50,000', '150000'],
    ['dhai lakh', '250000'],
    ['साढ़े आठ लाख के प्रिंटर', '850000'],
    ['12.5 crore', '125000000'],
    ['50 hazar', '50000'],
    ['एक लाख बीस हजार', '120000'],
    ['sava do lakh', '225000'],
    ['पौने दो करोड़', '17500000'],
    ['dedh lakh rupaye', '150000'],
    ['25 lakh 50 hazar', '2550000'],
    ['50k', '50000'],
    ['500 rupees', '500'],
    ['paanch sau rupaye', '500'],
    ['2.5 lakh', '250000'],
    ['ढाई लाख', '250000'],
    ['डेढ़ करोड़', '15000000'],
    ['paune do lakh', '175000'],
    ['sava lakh', '125000'],
    ['साढ़े तीन लाख', '350000'],
    ['1.5 cr', '15000000'],
    ['₹ 2,00,000', '200000'],
    ['Rs.2,00,000/-', '200000'],
    ['Rs2,00,000', '200000'],
    ['2,00,000rs', '200000'],
    ['Rs-20000/=', '20000'],
    ['2L', '200000'],
    ['2lacs', '200000'],
    ['दो लाख पचास हज़ार', '250000'],
    ['2 lac 50 hajar', '250000'],
    ['2 lak 40 hjar ka', '240000'],
    ['the bill of 1,60,000 is not paid', '160000'],
    ['१,२५,०००', '125000'],
    ['INR 12,34,567.50', '1234567.5'],
    ['rupees five lakh only', '500000'],
    ['twenty five thousand rupees', '25000'],
    ['रु० 2,00,000', '200000'],
    ['रु. २,००,०००/-', '200000'],
    ['das lakh', '1000000'],
    ['sava sau crore', '1250000000'],
  ])('%s', (text, value) => expect(told(text)).toEqual([`amount=${value}`]));

  test('number words alone are words', () => {
    expect(told('likh do, ek baar dekh lo')).toEqual([]);
  });

  test.each([
    ['2l paint', []],
    ['2 k liye', ['number=2']],
    ['room no 204', ['number=204']],
    ['L1 aur L2', []],
    ['GO 4/2019/18-2-97', []],
    ['0522-2345678 par phone kiya', []],
    ['(0522) 234 5678', []],
    ['+91-522-2345678', []],
    ['90 days', ['duration=P90D']],
    ['lakhimpur', ['district=159']],
  ])('no sum in "%s"', (text, expected) => {
    expect(told(text).filter((one) => /^(?:amount|date|mobile)/.test(one))).toEqual([]);
    for (const one of expected) expect(told(text)).toContain(one);
  });

  test('percentages and bare numbers are kept apart', () => {
    expect(told('5% chahiye')).toEqual(['percent=5']);
    expect(told('दो प्रतिशत')).toEqual(['percent=2']);
    expect(told('२.५ %')).toEqual(['percent=2.5']);
    expect(told('page 14 par')).toEqual(['number=14']);
  });
});

describe('ticket numbers', () => {
  const letter = checkCharacter('2026000123');

  test.each([
    [`GC-2026-000123-${letter}`, `GC-2026-000123-${letter}`, true],
    [`gc 2026 123 ${letter.toLowerCase()}`, `GC-2026-000123-${letter}`, true],
    [`gc2026000123${letter}`, `GC-2026-000123-${letter}`, true],
    [`GC-२०२६-०००१२३-${letter}`, `GC-2026-000123-${letter}`, true],
    [`GC-2026-000124-${letter}`, `GC-2026-000124-${letter}`, false],
    ['gc 2026 123', 'GC-2026-000123', undefined],
    ['GC-2026-000123 a problem', 'GC-2026-000123', undefined],
  ])('%s', (text, value, valid) => {
    const [ticket] = entities(text);
    expect(ticket).toMatchObject({ kind: 'ticket', value });
    expect(ticket?.valid).toBe(valid);
  });

  test.each([
    ['124', '124'],
    ['45 wala nipta do', '45'],
    ['टिकट 124 निस्तारित करें', '124'],
    ['ticket no. 7', '7'],
    ['१२४', '124'],
  ])('staff say "%s"', (text, value) => expect(told(text)).toContain(`ticket_short=${value}`));
});

describe('CRAC', () => {
  test.each([
    ['crac ban gaya par paisa nahi mila', { value: 'yes' }],
    ['सीआरएसी बन गई पर पैसा नहीं आया', { value: 'yes' }],
    ['consignee crac nahi bana raha', { value: 'no' }],
    ['crac pending hai', { value: 'no' }],
    ['but consignee refuses to issue CRAC', { value: 'no' }],
    ['bana h july me', { value: 'yes', date: '2026-07', implicit: true }],
    ['2 lac, bana h july me', { value: 'yes', date: '2026-07', implicit: true }],
    ['हाँ 1 अक्टूबर को', { value: 'yes', date: '2026-10-01', implicit: true }],
    ['nahi bana', { value: 'no', implicit: true }],
    ['crac ni bna', { value: 'no' }],
    ['supplied in June, the CRAC was made on 5 July 2026', { value: 'yes', date: '2026-07-05' }],
  ])('%s', (text, expected) => {
    expect(entities(text).find((one) => one.kind === 'crac')).toMatchObject(expected);
  });

  test.each(['तीन महीने हो गए कोई सुनवाई नहीं', 'teen mahine ho gaye koi sunwai nahi'])(
    'is not what is told in: %s',
    (text) => expect(entities(text).find((one) => one.kind === 'crac')).toBeUndefined(),
  );
});

test('the piece and its place are those of the original', () => {
  const text = 'फ़ैज़ाबाद में ₹४८,०००/- बाकी';
  for (const one of entities(text)) expect(text.slice(one.start, one.end).trim()).toBe(one.text);
  expect(told(text)).toEqual(['district=140', 'amount=48000']);
});
