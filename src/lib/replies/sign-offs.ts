/** What stands below the words: what phones add, names under a closing, an office's disclaimer. Each looks at one line. */

const DEVICE =
  /^(sent (from|via|using|with)( my| mail| outlook| yahoo| typeapp| samsung| a samsung| gmail| a )?|get outlook for|envoyé (de mon|depuis|à partir de)|gesendet von|von meine[mr] .{1,40} gesendet|enviado (desde|do|de) (mi|meu)|inviato da|verzonden vanaf|skickat från|sendt fra|отправлено (с|из)|发自我的|मेरे .{1,40} से भेजा गया|yahoo mail: search, organi[sz]e|(iphone|ipad|android|outlook|gmail|yahoo|मोबाइल|फ़ोन).{0,20} से भेजा गया)/i;
/** With one of these a full stop behind it is the maker's, not the writer's. */
const MAKER =
  /\b(iphone|ipad|android|samsung|galaxy|(smart|jio)?phone|mobile|blackberry|outlook|gmail|yahoo|rediff\w*|zoho|proton|mail|redmi|xiaomi|vivo|oppo|realme|oneplus|nokia|moto\w*|windows|tablet|device)\b|फ़ोन|फोन|मोबाइल|iPhone/i;

/** A name that is not known: "my" with a capital or a figure behind it, or a link. */
const OWN_DEVICE = /^[Ss]ent \w+ my [A-Z0-9]|https?:/;

/** "Sent from my phone" stands alone and is no sentence. */
export function isDeviceLine(line: string): boolean {
  const plain = line.trim().normalize('NFC');
  if (plain.length > 120 || !DEVICE.test(plain)) return false;
  // "Sent via courier" is a sentence too.
  if (/^sent /i.test(plain) && !MAKER.test(plain) && !OWN_DEVICE.test(plain)) return false;
  if (!/[.।!?]$/.test(plain)) return true;
  return plain.length <= 70 && /[.।]$/.test(plain) && MAKER.test(plain) && !/[,;]/.test(plain);
}

/** Stands for a picture that the text cannot show. */
export function isPictureLine(line: string): boolean {
  return /^\[(image|cid) ?: ?[^[\]]{0,200}\]$/i.test(line.trim());
}

const CLOSINGS = [
  '(with )?((best|kind|kindest|warm|warmest|many) )*regards',
  '(many )?thanks,? (and|&|with|n) ((best|kind|warm) )?regards',
  '(with )?(best|warm) wishes',
  'best(?=,)',
  'thanking you',
  'yours (faithfully|sincerely|truly|obediently|respectfully)',
  '(yours )?sincerely( yours)?',
  'faithfully',
  'cordially',
  'respectfully( yours)?',
  '(आपका |आपकी )?भवदीया?',
  'प्रार्थी|प्रार्थिनी|निवेदक|निवेदिका|सादर|साभार|सधन्यवाद',
  'आपका (विश्वासपात्र|आभारी|आज्ञाकारी)',
  'धन्यवाद सहित|सादर धन्यवाद|धन्यवाद (एवं|व|तथा|और) सादर|शुभकामनाओं सहित',
  'bhavdiya?|bhavdeey|saadar|sadar|prarthi|nivedak|dhanyav?w?aa?d sahit|saabhar',
].join('|');
const CLOSING = new RegExp(`^(?:${CLOSINGS})\\s{0,3}[,،।:!.-]{0,3}$`, 'iu');
const WITH_NAME = new RegExp(`^(?:${CLOSINGS})\\s?[,:-]\\s?(?=\\S)`, 'iu');
/** A sentence goes on in small letters, or for long. */
const NAME = /^((Dr|Mr|Mrs|Ms|Er|Shri|Smt)\.? ?)?[A-Z][A-Za-z.]{0,20}( [A-Z][A-Za-z.]{0,20}){0,2}$/;
const REGARDS_NAME =
  /^((Best|Kind|Warm|Thanks (and|&) |Thanks (and|&) [Ww]arm|With) ?)?[Rr]egards( (Dr|Mr|Mrs|Ms|Er)\.?)?( [A-Z][A-Za-z.]{0,20}){1,3}$/;

export function isClosing(line: string): boolean {
  const plain = line
    .trim()
    .normalize('NFC')
    .replace(/^\*|\*$/g, '');
  if (plain.length > 60) return false;
  if (CLOSING.test(plain) || REGARDS_NAME.test(plain)) return true;
  const closing = WITH_NAME.exec(plain)?.[0];
  return closing !== undefined && NAME.test(plain.slice(closing.length));
}

const POSTSCRIPT = /^(p\.? ?s\.?|n\.b\.?|nb|note|पुनश्च|नोट|टिप्पणी)\s?[:.-]\s?\S/i;
const REQUEST =
  /[?？]$|\b(kindly|plz|pls|kripya|krupya)\b|कृपया|\bplease (also|tell|send|call|let|inform|help|do|check|see|find|confirm|release|look|advise|give|share)\b/i;
/** What an office's or a firm's signature asks of everybody. */
const STANDING =
  /environment|\bprint|visit|follow us|subscribe|delete|notify|sender|recipient|paper|www\.|https?:|पर्यावरण|प्रिंट/i;

/** What a writer adds below the name, a postscript or one more request, is the writer's. */
export function isPostscript(line: string): boolean {
  const plain = line.trim().normalize('NFC');
  return POSTSCRIPT.test(plain) || (plain.length >= 12 && REQUEST.test(plain) && !STANDING.test(plain));
}

const OF_THE_MAIL =
  '(this|these|the (information|contents?|material) (contained |of |in |contained in )?(of |in )?this) (e-?mail|message|communication|transmission|mail)';
const DISCLAIMER = new RegExp(
  `^\\W{0,5}(p )?(${[
    '(legal |e-?mail )?disclaimer\\s{0,3}($|[:.*–—-]|(this|the (information|content|views)|please|confidential)\\b)',
    'अस्वीकरण',
    'confidentiality (notice|statement|note)',
    `${OF_THE_MAIL}\\b.{0,160}\\b(confidential|privileged|intended (only|solely)|intended recipient|intended for|transmitted with it)`,
    `(if you (are not the intended recipient|have received ${OF_THE_MAIL} in error))`,
    `${OF_THE_MAIL} (has been|was) (scanned|checked)`,
    'यह (ई-?मेल|संदेश).{0,120}गोपनीय',
    '(please )?(consider|think of) (the|your) environment before (you )?print',
    '(please )?think before (you )?print',
    '(save (paper|trees)|go green)\\b.{0,60}print',
    'virus-free\\. ?\\S{0,60}(avast|avg)',
  ].join('|')})`,
  'i',
);

const OF_ITSELF = new RegExp(`^\\W{0,5}${OF_THE_MAIL}`, 'i');
const LEGAL =
  /\b(recipient|addressee|intended|privileged|attachments?|files|transmitted|disclos\w+|unauthori[sz]ed|prohibited|forbidden|copying|in error|scanned|checked)\b/i;

/**
 * What an office's server sets under every mail; a paragraph or its first lines. A person's own words may begin so
 * ("This e-mail is confidential, do not show it"), but do not go on like a lawyer's.
 */
export function isDisclaimer(text: string): boolean {
  const plain = text.trim().normalize('NFC');
  return DISCLAIMER.test(plain) && (!OF_ITSELF.test(plain) || LEGAL.test(plain));
}

export function isSignatureRule(line: string): boolean {
  return /^(--|__|—{1,6}|–)\s*$/.test(line.trimStart());
}

const ABBREVIATED = /\b(ltd|pvt|co|corp|dept|govt|distt?|no|p)\.$/i;

/** Words that say something; a name, a post or an address does not. */
export function isSentence(line: string): boolean {
  const words = line.trim().split(/\s+/);
  if (words.length < 5 || !/[.?!।]$/.test(line.trim()) || ABBREVIATED.test(line.trim())) return false;
  return words.filter((word) => /^\p{Ll}{2}|^\p{Lo}/u.test(word)).length >= 2;
}
