/**
 * The lines by which mail programs part a reply from what it answers. Every expression here looks at one line of at
 * most 1,000 characters and has no nested repetition: the known reply parsers are quadratic, and a mail is foreign.
 */

const FORWARD = [
  /^[-=]{2,} ?(forwarded (message|by|mail)|weitergeleitete nachricht|message transféré|mensaje reenviado|messaggio inoltrato|пересылаемое|转发|अग्रेषित)/i,
  /^(begin forwarded message|début du message (réexpédié|transféré)|anfang der weitergeleiteten|अग्रेषित संदेश) ?:?/i,
];

/** What stands below belongs to the message: it was sent on, not answered. */
export function isForward(line: string): boolean {
  const plain = line.trim();
  return FORWARD.some((mark) => mark.test(plain));
}

const ORIGINAL =
  /^-{2,} ?(original( message)?|original appointment|reply message|message d'origine|message original|(ursprüngliche|original)[- ]?nachricht|oprindelig besked|oorspronkelijk bericht|ursprungligt meddelande|opprinnelig melding|mensaje original|messaggio originale|mensagem original|исходное сообщение|原始邮件|मूल (संदेश|मेल|सन्देश)) ?-{2,}$/i;
/** Helpdesks ask for the answer above such a line. */
const ABOVE = /^[-#=_ ]{0,10}(please )?((type|write|enter) (your|a) )?reply above this line[-#=_ .]{0,10}$/i;
/** Domino and Zoho put the whole introduction between strokes. */
const FRAMED = /^-{3,} ?.{1,300} (wrote|schrieb|a écrit|ने लिखा) ?:? ?-{3,}$/i;

export function isOriginalSeparator(line: string): boolean {
  const plain = plainOf(line);
  if (ABOVE.test(plain)) return true;
  return plain.startsWith('--') && plain.endsWith('--') && (ORIGINAL.test(plain) || FRAMED.test(plain));
}

/** A line of nothing but strokes, as Outlook draws above its block. */
export function isRule(line: string): boolean {
  return /^[-_=*—]{3,}$/.test(line.trim());
}

export function isQuoted(line: string): boolean {
  // A wrapped introduction can leave ">:" on a line of its own.
  return /^\s{0,3}>(?!\s?:)/.test(line);
}

const WROTE =
  /(wrote|writes|napisał|napisał\(a\)|napisała|pisze|napsal(\(a\))?|schreef|schrieb|skrev|escreveu|escribió|ha scritto|a scris|a écrit|kirjoitti|írta|yazdı|menulis|написал(\(а\)|а)?|пишет|έγραψε|写道|ने लिखा( है| था)?|को लिखा( है| था)?|लिहिले|লিখেছেন|લખ્યું|எழுதினார்|వ్రాసారు|ਲਿਖਿਆ|nay likha|ne likha) ?[:：]?$/i;
/** Where the name stands behind the verb: "Am 5.5.2026 um 10:00 schrieb X:". */
const WROTE_BEFORE = /^(am|den|op|el|em) .{1,200} (schrieb|skrev|schreef|escribió|escreveu) .{1,200}[:：]$/i;
const QUOTING = /^(quoting|quote from|zitat von|citando|citat) .{1,200}:$/i;
const DATED = /\p{Nd}/u;
/** "16.11" of a date is no hour. */
const CLOCK = /(?<![\p{Nd}.])\p{Nd}{1,2}[:.h]\p{Nd}{2}(?![\p{Nd}./])/u;
const YEAR = /(19|20)[0-9]{2}|२०[०-९]{2}|২০[০-৯]{2}/;
const BRACKETED = /[<([]\s?[^<>()[\]\s]{1,200}@[^\s<>()[\]]{1,200}\s?[>)\]]|mailto:/;
/** "I wrote to you on the 5th:" is the writer's own sentence. */
const OWN_VOICE = /^(मैंने|मैने|हमने|उन्होंने|i |we |maine |humne )/i;
/** "On 5 May 2026 the seller wrote:" is the writer's as well; a mail program gives a name, and the hour. */
const TOLD =
  /^on .{1,60}\b(the|an?|he|she|they|it|our|my|his|her|their|this|that|one|somebody|someone) .{0,60}(?<=\s)wrote ?:?$|^on .{1,60}\b(he|she|they) wrote ?:?$/i;

/**
 * A line (joined from up to four) that introduces a quote: "On … X wrote:", "… ने लिखा:", or, in any language, a
 * bracketed address with a clock or a year before a closing colon.
 */
export function isAttribution(line: string): boolean {
  const plain = withoutStrokes(plainOf(line));
  // The closing word is looked for at the end alone: from every sign of every line it would cost most of the time.
  const wrote = WROTE.test(plain.slice(-40));
  if ((!wrote && !/[:：]$/.test(plain)) || plain.length > 600 || OWN_VOICE.test(plain)) return false;
  if (!wrote && isDated(plain) && WROTE_BEFORE.test(plain)) return true;
  if (wrote) {
    if (!BRACKETED.test(plain) && !CLOCK.test(plain) && TOLD.test(plain)) return false;
    return (
      BRACKETED.test(plain) ||
      (DATED.test(plain) && (/^(on|le|am|op|el|em|il) /i.test(plain) || isDated(plain)))
    );
  }
  return BRACKETED.test(plain) && isDated(plain);
}

function isDated(line: string): boolean {
  return CLOCK.test(line) || YEAR.test(line);
}

/** An introduction too plain to trust by itself ("2013.02.08. 7:31, Name:", "Name wrote:"), good when a ">" line follows. */
export function isWeakAttribution(line: string): boolean {
  const plain = plainOf(line);
  if (!/[:：]$/.test(plain) || plain.length > 200) return false;
  return isDated(plain) || WROTE.test(plain.slice(-40)) || QUOTING.test(plain);
}

/** Can a joined attribution begin here? Cheap, so that joining stays linear. */
export function mayBeginAttribution(line: string): boolean {
  const plain = plainOf(line).replace(/^-+ ?/, '');
  return plain !== '' && (DATED.test(plain) || BRACKETED.test(plain) || /^on /i.test(plain));
}

/** Labels of the block in the languages that Outlook and the webmails speak. */
const LABELS: readonly (readonly [kind: 'from' | 'date' | 'to' | 'subject', label: RegExp])[] = [
  [
    'from',
    labels(
      'from|de|von|van|da|fra|från|lähettäjä|od|feladó|kimden|gönderen|от|от кого|发件人|寄件者|差出人|보낸 ?사람|प्रेषक|से|द्वारा',
    ),
  ],
  [
    'date',
    labels(
      'sent|date|sent on|envoyé le|envoyé|message du|gesendet|datum|verzonden|inviato|data|dato|sendt|skickat|lähetetty|päivämäärä|enviado( el| em)?|enviada( em)?|fecha|wysłano|odesláno|elküldve|dátum|gönderilme|gönderildi|tarih|отправлено|дата|发送时间|寄件日期|日期|送信日時|日時|보낸 ?날짜|भेजा गया|भेजने का समय|भेजने की तारीख|प्रेषित|दिनांक|तारीख|तिथि',
    ),
  ],
  [
    'to',
    labels(
      'to|cc|à|a|an|aan|para|til|till|vastaanottaja|do|komu|címzett|kime|кому|копия|收件人|抄送|宛先|받는 ?사람|copie à|kopie|प्रति|को|प्राप्तकर्ता|सेवा में|प्रतिलिपि',
    ),
  ],
  [
    'subject',
    labels(
      'subject|objet|sujet|betreff|onderwerp|oggetto|emne|ämne|assunto|asunto|aihe|temat|předmět|tárgy|konu|тема|主题|主旨|件名|제목|विषय',
    ),
  ],
];

function labels(words: string): RegExp {
  return new RegExp(`^(?:${words})\\s{0,12}[:：]`, 'i');
}

export function labelOf(line: string): 'from' | 'date' | 'to' | 'subject' | undefined {
  const plain = plainOf(line);
  return LABELS.find(([, label]) => label.test(plain))?.[0];
}

/** "Sent" as a label is a mail program's word; "Date" is a letter's too. */
const SENT = labels(
  'sent|envoyé|gesendet|verzonden|inviato|enviad[oa]( el| em)?|sendt|skickat|lähetetty|wysłano|odesláno|elküldve|gönderilme|gönderildi|отправлено|发送时间|寄件日期|送信日時|보낸 ?날짜|भेजा गया|प्रेषित',
);

/**
 * A block of From/Sent/To/Subject. A formal letter has the same labels (प्रेषक, सेवा में, दिनांक, विषय) and is the
 * writer's own: so a block needs three kinds of label, a sender and a date among them, and an address or a clock; or
 * all four kinds, "Sent" among them.
 */
export function isHeaderBlock(lines: readonly string[], label = labelOf): boolean {
  if (label(lines[0] ?? '') === undefined) return false;
  const kinds = new Set<string>();
  let proof = false;
  let sent = false;
  for (const line of lines) {
    const kind = label(line);
    if (kind) kinds.add(kind);
    if (kind === 'date' && SENT.test(plainOf(line))) sent = true;
    if (/@|mailto:/.test(line) || (kind === 'date' && CLOCK.test(line))) proof = true;
  }
  if (!kinds.has('from') || !kinds.has('date')) return false;
  return (proof && kinds.size >= 3) || (sent && kinds.size === 4);
}

/** Emphasis and quote marks around a label say nothing ("*From:*"). */
function plainOf(line: string): string {
  return line
    .replace(/^[\s>*]+/, '')
    .replace(/\*/g, '')
    .replace(/[\u00a0\u2007\u2009\u202f]/g, ' ')
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\ufeff]/g, '')
    .trim()
    .normalize('NFC');
}

/** Zoho frames its introduction in "----". By hand: an expression for both ends would be quadratic. */
function withoutStrokes(line: string): string {
  let from = 0;
  let to = line.length;
  while (from < to && /[-\s]/.test(line[from]!)) from++;
  while (to > from && /[-\s]/.test(line[to - 1]!)) to--;
  return line.slice(from, to);
}
