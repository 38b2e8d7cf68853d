import { mobileNumber } from '../../lib/phone.ts';
import type { Claims } from './claims.ts';

const MOBILE =
  /(?<![a-z0-9/+.]|\d[ -])(?:\+? ?\(?91\)?[ -]{0,3}|0 ?)?[6-9](?:[ -]?\d){9}(?![a-z0-9/]|[-.]\d)/gu;
/** Area code and number: "0522-2345678", "(0522) 234 5678", "+91-522-2345678". */
const LANDLINE =
  /(?<![a-z0-9/+.-])(?:\(?0\d{2,4}\)?[ -]{1,2}|\+? ?91[ -]\d{2,4}[ -])[2-7]\d{2,3}[ -]?\d{3,4}(?![a-z0-9/]|[-.]\d)/gu;
const LEAST_DIGITS = 6;
const PIN_SAID = /(?:pin ?code|pin|पिन ?कोड|पिन)[\s.:-]*(\d{3} ?\d{3})(?!\d)/gu;
const PIN_LIKE = /(?<![\p{L}\p{N}/.,₹-])([1-8]\d{5})(?![\p{L}\p{N}/,-])(?!\.\d)/gu;
const MONEY_NEAR = /(?:rs|inr|₹|रु|रू|amount|rashi|राशि|rupees?)[\s.:]*$/u;

/** A landline is kept from being read as numbers; nobody is written to at one. */
export function findPhones(claims: Claims): void {
  if (claims.digits < LEAST_DIGITS) return;
  for (const match of claims.matches(LANDLINE)) claims.block(match.index, match.index + match[0].length);
  for (const match of claims.matches(MOBILE)) {
    const value = match[0].replace(/\D/g, '').slice(-10);
    const valid = mobileNumber(`91${value}`) !== undefined;
    claims.addMatch(match, { kind: 'mobile', value, valid });
  }
}

/** Six digits are a pincode when called so, or when they look like one of the region (20–28, 45–49) and not a sum. */
export function findPincodes(claims: Claims): void {
  if (claims.digits < LEAST_DIGITS) return;
  for (const match of claims.matches(PIN_SAID)) {
    claims.addMatch(match, { kind: 'pincode', value: match[1]!.replace(' ', '') });
  }
  for (const match of claims.matches(PIN_LIKE)) {
    const digits = match[1]!;
    const before = claims.folded.text.slice(Math.max(0, match.index - 10), match.index);
    const likely = /^(?:2[0-8]|4[5-9])/.test(digits) && !digits.endsWith('000') && !MONEY_NEAR.test(before);
    if (likely) claims.addMatch(match, { kind: 'pincode', value: digits });
  }
}
