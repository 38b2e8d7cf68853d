import { asciiDigits } from '../../lib/digits.ts';

/** What people say, or press, to tell that another address is theirs too. Whole messages only; an address may follow. */
const WISH = new RegExp(
  `^\\s*/?(?:${[
    'join',
    '(?:join|link|connect|add) my (?:other )?(?:e-?mail|telegram|mobile|phone|chat|account)(?: id| address| number| account)?s?',
    '(?:i also|i have also|i) (?:write|wrote|written) (?:to you )?(?:from|by|on) (?:another address|e-?mail|telegram|mail)',
    '(?:mera|meri|apna|apni) (?:e-?mail|mail|telegram|mobile|phone|chat|khata)(?: id| pata| number)? (?:jod|jor)(?:o|iye|iyega|na|na hai|na h|ein|en|dijiye| do| dijiye)',
    '(?:मेरा|मेरी|अपना|अपनी) (?:ई-?मेल|मेल|टेलीग्राम|मोबाइल|फ़ोन|फोन|चैट|खाता)(?: आईडी| पता| नंबर)? जोड़(?:ें|ो|िए|िये|ना|ना है| दें| दीजिए)',
  ].join('|')})\\s*[.!।:]*\\s*$`.normalize('NFC'),
  'iu',
);

const ADDRESS = /\S+@\S+|(?<!\S)[A-Z]+-\d{4}-\d{6}-[A-Z]\b/giu;

/** A command as it is pressed in a group's menu. */
const TO_THE_BOT = /^(\/\w+)@\w+/;

/** Longer is no command. */
const LONGEST = 160;

export function wishesToJoin(text: string): boolean {
  if (text.length > LONGEST) return false;
  return WISH.test(
    text.normalize('NFC').replace(TO_THE_BOT, '$1').replaceAll(ADDRESS, ' ').replaceAll(/\s+/g, ' '),
  );
}

/** The digits of a code, however they are set apart: "482-193", "482 193", "४८२१९३". */
export function codesIn(text: string, digits: number): string[] {
  const written = new RegExp(`(?<![\\d-])\\d{3}[ -]?\\d{${digits - 3}}(?![\\d-])`, 'g');
  return [...asciiDigits(text).matchAll(written)].map(([code]) => code.replaceAll(/[ -]/g, ''));
}

/** 482-193: written so, our own code is not taken for a stranger's OTP and blanked. */
export function spaced(code: string): string {
  return `${code.slice(0, 3)}-${code.slice(3)}`;
}
