import { expect, it } from 'vitest';
import { maskWords } from '../../src/lib/mask.ts';

it.each([
  ['a mobile', 'call 9000000001 please', 'call ••••••0001 please'],
  ['a mobile with its country', 'call +91 90000 00001', 'call ••••••0001'],
  ['a mobile with a zero before it', 'call 09000000001', 'call ••••••0001'],
  ['a mobile parted otherwise', 'call 900-000-0001 or 9000 000 002', 'call ••••••0001 or ••••••0002'],
  ['a mobile in Devanagari', 'मोबाइल ९०००००००१२ पर', 'मोबाइल ••••••००१२ पर'],
  ['a mail address', 'write to ramesh.k@example.org', 'write to r•••@example.org'],
  ['a PAN', 'PAN ABCPE1234F is ours', 'PAN ••••••234F is ours'],
  ['a PAN in small letters', 'pan abcpe1234f', 'pan ••••••234f'],
  ['a PAN with spaces', 'PAN: ABCPE 1234 F', 'PAN: ••••••234F'],
  ['a PAN within a GSTIN', 'GSTIN 09ABCPE1234F1Z5.', 'GSTIN ••••••F1Z5.'],
  ['an Aadhaar, mistyped', 'aadhaar 2345 6789 0123', 'aadhaar ••••••0123'],
  ['a virtual ID', '9123-4567-8901-2345 hai', '••••••2345 hai'],
  ['a bank account', 'SBI 30123456789 IFSC', 'SBI ••••••6789 IFSC'],
])('%s is masked but for its last four', (_, text, masked) => {
  expect(maskWords(text)).toBe(masked);
});

it.each([
  'GC-2026-000042-K and GC-2026-000043-P',
  'bid GEM/2026/B/6123456, order GEMC-511687712345678',
  'order 511687712345678',
  'Rs 2,00,00,000 or 200000.50, paid on 16-11-2026 10:30 and 2026-11-16',
  'pin 226001, 12.06.2026, section 4(2)(b)',
  'march 2026 and april 2026, month2026',
])('numbers of the trade stay: %s', (text) => {
  expect(maskWords(text)).toBe(text);
});

it('a thousand numbers are masked at once, and digits without end cost no time', () => {
  expect(maskWords('9000000001 '.repeat(1000))).not.toContain('9000000001');
  const begun = performance.now();
  maskWords('9 '.repeat(50_000));
  maskWords('a'.repeat(100_000));
  maskWords('1234 '.repeat(20_000));
  expect(performance.now() - begun).toBeLessThan(2_000);
});
