/**
 * The lines by which mail programs part a reply from what it answers. Every expression here looks at one line of at
 * most 1,000 characters and has no nested repetition: the known reply parsers are quadratic, and a mail is foreign.
 */

const FORWARD = [
  /^-{2,} ?(forwarded message|forwarded by|weitergeleitete nachricht|message transféré|अग्रेषित (संदेश|मेल))/i,
  /^(begin forwarded message|अग्रेषित संदेश) ?:/i,
];

/** What stands below belongs to the message: it was sent on, not answered. */
export function isForward(line: string): boolean {
  const plain = line.trim();
  return FORWARD.some((mark) => mark.test(plain));
}

const ORIGINAL =
  /^-{2,} ?(original message|original appointment|reply message|ursprüngliche nachricht|message d'origine|oprindelig besked|mensaje original|messaggio originale|मूल (संदेश|मेल|सन्देश)) ?-{2,}$/i;

export function isOriginalSeparator(line: string): boolean {
  return ORIGINAL.test(plainOf(line));
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
  /(wrote|writes|napisał|napisał\(a\)|napisała|schreef|schrieb|skrev|escreveu|escribió|ha scritto|a écrit|kirjoitti|írta|ने लिखा( है| था)?|को लिखा( है| था)?|nay likha|ne likha) ?[:：]?$/i;
const DATED = /[0-9०-९]/;
const CLOCK = /[0-9०-९]{1,2}[:.h][0-9०-९]{2}/;
const YEAR = /(19|20)[0-9]{2}|२०[०-९]{2}/;
const BRACKETED = /[<([]\s?[^<>()[\]\s]{1,200}@[^\s<>()[\]]{1,200}\s?[>)\]]|mailto:/;
/** "I wrote to you on the 5th:" is the writer's own sentence. */
const OWN_VOICE = /^(मैंने|मैने|हमने|उन्होंने|i |we |maine |humne )/i;

/**
 * A line (joined from up to four) that introduces a quote: "On … X wrote:", "… ने लिखा:", or, in any language, a
 * bracketed address with a clock or a year before a closing colon.
 */
export function isAttribution(line: string): boolean {
  const plain = withoutStrokes(plainOf(line));
  // The closing word is looked for at the end alone: from every sign of every line it would cost most of the time.
  const wrote = WROTE.test(plain.slice(-40));
  if ((!wrote && !/[:：]$/.test(plain)) || plain.length > 600 || OWN_VOICE.test(plain)) return false;
  if (wrote) {
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

/** An introduction too plain to trust by itself ("2013.02.08. 7:31, Name:"), good when a ">" line follows. */
export function isWeakAttribution(line: string): boolean {
  const plain = plainOf(line);
  return /[:：]$/.test(plain) && plain.length <= 200 && isDated(plain);
}

/** Can a joined attribution begin here? Cheap, so that joining stays linear. */
export function mayBeginAttribution(line: string): boolean {
  const plain = plainOf(line).replace(/^-+ ?/, '');
  return plain !== '' && (DATED.test(plain) || BRACKETED.test(plain) || /^on /i.test(plain));
}

const LABELS: readonly (readonly [kind: 'from' | 'date' | 'to' | 'subject', label: RegExp])[] = [
  ['from', /^(from|de|von|van|da|fra|från|от|प्रेषक|से|द्वारा) ?[:：]/i],
  [
    'date',
    /^(sent|date|sent on|envoyé le|envoyé|message du|gesendet|datum|verzonden|inviato|data|dato|sendt|भेजा गया|भेजने का समय|दिनांक|तारीख|तिथि) ?[:：]/i,
  ],
  ['to', /^(to|cc|à|a|an|aan|til|copie à|kopie|प्रति|को|प्राप्तकर्ता|सेवा में|प्रतिलिपि) ?[:：]/i],
  ['subject', /^(subject|objet|sujet|betreff|onderwerp|oggetto|emne|ämne|assunto|विषय) ?[:：]/i],
];

export function labelOf(line: string): 'from' | 'date' | 'to' | 'subject' | undefined {
  const plain = plainOf(line);
  return LABELS.find(([, label]) => label.test(plain))?.[0];
}

/**
 * A block of From/Sent/To/Subject. A formal letter has the same labels (प्रेषक, सेवा में, दिनांक, विषय) and is the
 * writer's own: so a block needs three kinds of label, a sender, and an address or a clock.
 */
export function isHeaderBlock(lines: readonly string[]): boolean {
  if (labelOf(lines[0] ?? '') === undefined) return false;
  const kinds = new Set<string>();
  let proof = false;
  for (const line of lines) {
    const kind = labelOf(line);
    if (kind) kinds.add(kind);
    if (/@|mailto:/.test(line) || (kind === 'date' && CLOCK.test(line))) proof = true;
  }
  return proof && kinds.size >= 3 && kinds.has('from');
}

const DEVICE =
  /^(sent (from|via|using)( my| mail| outlook| yahoo| typeapp| samsung| a samsung| gmail| a )?|get outlook for|envoyé (de mon|depuis|à partir de)|gesendet von|मेरे .{1,40} से भेजा गया|(iphone|ipad|android|outlook|gmail|yahoo|मोबाइल|फ़ोन).{0,20} से भेजा गया)/i;

/** "Sent from my phone" stands alone and is no sentence. */
export function isDeviceLine(line: string): boolean {
  const plain = line.trim().normalize('NFC');
  return plain.length <= 120 && DEVICE.test(plain) && !/[,;].*[.।!?]$|[.।!?]$/.test(plain);
}

const CLOSING =
  /^((with )?((best|kind|kindest|warm|warmest) )?regards|(many )?thanks (and|&|with) (best )?regards|thanking you|yours (faithfully|sincerely|truly|obediently)|(yours )?sincerely|faithfully|cordially|भवदीया?|प्रार्थी|प्रार्थिनी|निवेदक|सादर|आपका (विश्वासपात्र|आभारी)|साभार|धन्यवाद सहित|सधन्यवाद|bhavdiya?|bhavdeey|saadar|prarthi|nivedak)\s{0,3}[,،।:!.-]{0,3}$/i;

export function isClosing(line: string): boolean {
  const plain = line.trim();
  return plain.length <= 40 && CLOSING.test(plain);
}

const DISCLAIMER =
  /^\W{0,5}((legal |e-?mail )?disclaimer\b|अस्वीकरण|confidentiality (notice|statement)|(this|the information (contained )?in this) (e-?mail|message|communication|transmission)\b.{0,120}\b(confidential|privileged|intended (only|solely)|intended recipient|transmitted with it)|यह (ई-?मेल|संदेश).{0,120}गोपनीय|please consider the environment before printing)/i;

/** What an office's server sets under every mail. A person's own sentence may begin so, but not as a last paragraph. */
export function isDisclaimer(line: string): boolean {
  return DISCLAIMER.test(line.trim().normalize('NFC'));
}

export function isSignatureRule(line: string): boolean {
  return /^(--|__|—{1,6}|–)\s*$/.test(line.trimStart());
}

/** Emphasis and quote marks around a label say nothing ("*From:*"). */
function plainOf(line: string): string {
  return line
    .replace(/^[\s>*]+/, '')
    .replace(/\*/g, '')
    .replace(/\u00a0/g, ' ')
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
