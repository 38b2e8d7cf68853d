import { maskAddress, maskMobile } from '../contacts/index.ts';

/** Ramesh Kumar → R••• K•••: whoever must know the name finds it in the ticket. */
export function maskName(name: string): string {
  return name
    .trim()
    .split(/\s+/u)
    .map((word) => `${[...new Intl.Segmenter().segment(word)][0]?.segment ?? ''}•••`)
    .join(' ');
}

const MAIL = /[\p{L}\d._%+-]+@[\p{L}\d.-]+\.\p{L}{2,}/gu;
const MOBILE = /(?<!\d)(?:\+?91[ -]?)?[6-9]\d{4}[ -]?\d{5}(?!\d)/gu;

/** What a person wrote, with the addresses and numbers in it masked. */
export function maskWords(text: string): string {
  return text.replaceAll(MAIL, maskAddress).replaceAll(MOBILE, (number) => maskMobile(number));
}
