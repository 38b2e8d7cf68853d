import { describe, expect, test } from 'vitest';
import { verhoeffDigit } from '../../src/lib/checkdigits.ts';
import { blankSecrets } from '../../src/lib/secrets.ts';

const AADHAAR = `23456789012${verhoeffDigit('23456789012')}`;
const grouped = AADHAAR.replace(/(\d{4})(?=\d)/g, '$1 ');
const devanagari = (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCharCode(0x0966 + Number(digit)));

describe('is blanked', () => {
  test.each([
    ['Aadhaar in one piece', `mera aadhaar ${AADHAAR} hai`, 'mera aadhaar ████ hai'],
    ['Aadhaar without the word', `${AADHAAR} dekh lijiye`, '████ dekh lijiye'],
    ['Aadhaar in fours', `यह लीजिए ${grouped}`, 'यह लीजिए ████'],
    ['Aadhaar with dashes', grouped.replaceAll(' ', '-'), '████'],
    ['Aadhaar in Devanagari digits', devanagari(grouped), '████'],
    ['a mistyped number that is called Aadhaar', 'आधार नम्बर 2345 6789 0123 है', 'आधार नम्बर ████ है'],
  ])('%s', (_, text, blanked) => {
    expect(blankSecrets(text)).toEqual({ text: blanked, found: ['aadhaar'] });
  });

  test.each([
    ['otp is 123456', 'otp is ████'],
    ['ओटीपी ४५६७८९', 'ओटीपी ████'],
    ['OTP aaya 4567', 'OTP aaya ████'],
    ['123456 is my otp', '████ is my otp'],
    ['verification code: 998877', 'verification code: ████'],
  ])('a one-time code: %s', (text, blanked) => {
    expect(blankSecrets(text)).toEqual({ text: blanked, found: ['otp'] });
  });

  test.each([
    ['password is Abc@1234', 'password is ████'],
    ['mera पासवर्ड Ram#123 hai', 'mera पासवर्ड ████ hai'],
    ['Password: sitaram', 'Password: ████'],
  ])('a password: %s', (text, blanked) => {
    expect(blankSecrets(text)).toEqual({ text: blanked, found: ['password'] });
  });

  test.each([
    ['account no 12345678901', 'account no ████8901'],
    ['khata sankhya 001234567890123 hai', 'khata sankhya ████0123 hai'],
    ['खाता संख्या १२३४५६७८९०१२', 'खाता संख्या ████9012'],
    ['a/c 9000000001234', 'a/c ████1234'],
  ])('an account number, its last four digits kept: %s', (text, blanked) => {
    expect(blankSecrets(text)).toEqual({ text: blanked, found: ['account'] });
  });

  test('a virtual ID, and several secrets of one message', () => {
    const { text, found } = blankSecrets(
      `VID 1234 5678 9012 3456, aadhaar ${AADHAAR}, otp 4567, a/c 12345678901`,
    );
    expect(found).toEqual(['aadhaar', 'vid', 'otp', 'account']);
    expect(text).not.toMatch(/1234|4567 |5678/);
    expect(text).toContain('████8901');
  });
});

describe('is left alone', () => {
  test.each([
    'GEM/2026/B/1234567',
    'GEMC-511687700000001',
    'contract 511687700000001',
    '5116 8770 0000 001',
    '09ZZZFZ0000Z1ZT',
    'UDYAM-UP-12-0012345',
    'GC-2026-000123-H',
    'AB12260000000001',
    '9000000001',
    '+91 9000000001',
    '919000000001',
    'Rs 250000 aur 2 lakh',
    'pin 226001',
    'UTR 234567890124',
    'otp nahi aata 6 bar try kiya',
    'password bhool gaya',
    'password is wrong',
    '3 bar galat password dala to lock ho gya',
    'pwd hai basti ka, 2026 me maal diya',
    'bank account me 48000 nahi aaya',
    'contract 1234 5678 9012 ka paisa nahi aaya',
  ])('%s', (text) => {
    expect(blankSecrets(text)).toEqual({ text, found: [] });
  });
});

test('blanking twice changes nothing', () => {
  const once = blankSecrets(`aadhaar ${AADHAAR} password is Abc@1234 account no 12345678901`);
  expect(blankSecrets(once.text)).toEqual({ text: once.text, found: [] });
});

test('a long line of digits does not hang it', () => {
  const began = performance.now();
  blankSecrets('1 '.repeat(50_000));
  blankSecrets('otp '.repeat(20_000));
  blankSecrets('account no '.repeat(20_000));
  expect(performance.now() - began).toBeLessThan(3_000);
});
