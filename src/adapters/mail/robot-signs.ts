/** The words and names by which a robot is known. Each expression is bounded: it looks at foreign text. */

export const DAEMON =
  /^(mailer[-_.]?daemon|mail[-_.]?daemon|mdaemon|maildeliverysystem|mail-delivery-subsystem)([-_+.].*)?$|^microsoftexchange[0-9a-f]{16,}$/;
export const POSTMASTER =
  /^(post[-_.]?master|mail[-_.]?system|mail[-_.]?router|emailgateway|bounces?([-_+.].*)?)$/;
/** Posts that people hold as well: what they send must say that it is a report, and explain it. */
export const MAIL_OFFICE = /^(mailadmin|abuse|.*-?feedback-?loop.*|staff|complaints?|fbl.*)$/;
export const NO_REPLY =
  /^(no[-_.]?reply|do[-_.]?not[-_.]?reply|noreply|donotreply|no[-_.]?response|auto[-_.]?(reply|response|responder))([-_+.].*)?$/;
/** As mail servers call themselves where the address does not tell. */
export const SERVER_NAME =
  /^\W*((mail delivery (system|subsystem|service)|microsoft (outlook|exchange)|mailer-daemon|internet mail (delivery|service))\b|(system administrator|mail administrator|postmaster)\W*($|<|at\b))/i;
/** As people begin; no server does. */
export const PERSON_BEGINS =
  /^\s*((respected |dear )?(sir|madam)\b|respected\b|(good (morning|afternoon|evening)|namaste|namaskar|kindly|fyi|my)\b|(please|pls|plz)\b(?! (do not|don't|note|be)\b)|i\b(?!'m| am| (was|were) (un|not )able| could)|महोदय|कृपया|श्रीमान|नमस्ते|मैंने|हमने|मेरा|हमारा)/i;

export const BOUNCE_SUBJECT =
  /^\W*(re: )?(undeliver(ed|able)|undelivered mail|mail delivery (fail|status|system|error|problem)|mail (system )?error|delivery (status )?(notification|failure|failed|report|problem|error|status|delayed)|returned (mail|to sender)|(your )?(message|mail|email) (status|(could|can)\s?not be delivered|not delivered|undeliverable|rejected)|failure notice|failed mail|non[- ]?delivery|nd[nr]:|unzustellbar|nicht zugestellt|dein mail konnte nicht|non remis|no se puede entregar|non recapitabile|onbestelbaar|não entregue|недоставлено|не доставлено|无法(送达|投递)|退信|配信不能|warning: (message|could not send)|message (delivery (to .{1,100} )?(failure|(has been )?delayed)|you sent blocked)|nondeliverable|unable to deliver|user unknown|permanent delivery failure|there was an error sending your mail|error while sending (your )?(message|mail)|complaint about message from|email feedback report|rejected mail|mail failure|.{0,20}(delivery failure|undeliverable)|エラー|डिलीवरी|(संदेश )?(वितरण|डिलीवरी) (विफल|नहीं))/i;
export const BOUNCE_TEXT =
  /(could\s?n[o']t be delivered|could not be delivered|cannot be delivered|can not be delivered|unable to deliver|undeliverable|permanent (fatal )?error|was not delivered|wasn't delivered|was blocked|delivery (to the following|has failed|failed)|returned mail|did not reach the following|user unknown|no such user|mailbox (is )?(full|unavailable)|recipient address rejected|has exceeded|not yet been delivered|delivery to .{1,100} (has been )?delayed|following (address|recipient)|final-recipient:|diagnostic-code:|status: [45]\.\d|smtp error|550[ -]|554[ -]|5\.\d\.\d|host (unknown|not found)|unknown (user|address|recipient)|address(es)? failed|feedback-type:|mail delivery failed|वितरित नहीं|送信|配信)/i;
/** Words of servers alone: under a subject that says so they need no other sign. A forwarded report begins with other words. */
export const SERVER_TEXT =
  /^\W{0,4}(delivery has failed to these recipients|this is the mail system at host|this (message|e-?mail|report) (was|is) (created|generated) automatically|this is an automatically generated delivery|hi\. this is the|i'm (sorry|afraid) (i wasn't able|to have to inform)|the following (recipient\(s\)|addresses had|message to <)|your message\b[^.]{0,200}\b(did not reach|wasn't delivered|was not delivered|couldn't be delivered)|the original message was received at|reporting-mta:|a message that you (have )?sent (could|has) not|message delivery to \S{1,200} (delayed|failed)|sorry, we were unable to deliver|the attached message had permanent|आपका संदेश .{0,200}वितरित नहीं)/im;
/** Amazon SES tells by JSON, from its no-reply address. */
export const SES_NOTICE = /"(notificationType|eventType)"\s?:\s?"(Bounce|Complaint|Delivery)"/;

const AUTO_WORDS = [
  'auto(mat(ic|ed))?[- ]?(reply|response|responder|answer)',
  'autoreply',
  'out of (the )?office( (auto[- ]?reply|reply|response|message|notice|notification))?',
  'ooo',
  'auto(?=: ?(re:|out of))',
  '(vacation|leave|absence) (reply|response|message|notice)',
  'réponse automatique',
  'respuesta automática',
  'resposta automática',
  'risposta automatica',
  'automatische? ?(antwort|antwoord)',
  'automatisch antwoord',
  'abwesenheit(snotiz)?',
  'autosvar',
  'automatisk svar',
  'автоответ(чик)?',
  '自动(回复|答复)',
  '自動(返信|応答)',
  '(स्वचालित|स्वतः|स्वत:|ऑटो) (उत्तर|जवाब|प्रतिक्रिया|संदेश|रिप्लाई)',
  'कार्यालय से बाहर',
].join('|');
const STANDS_ALONE = '\\s{0,3}(?:$|[:：\\])(]|[-–|] |(?:till|until|from) \\d)';
/** The words stand alone or before the subject answered: "Out of office hours" and "Automatic reply needed" are a person's. */
export const AUTO_SUBJECT = new RegExp(
  `^\\W{0,6}(?:${AUTO_WORDS})${STANDS_ALONE}|[([](?:auto[- ]?(?:reply|response)|out of office)[)\\]]\\s*$`,
  'iu',
);
/** A robot's subject answered: by another robot, or by a person who quotes it. */
export const AUTO_ANSWERED = new RegExp(`^\\W{0,6}(?:re|aw): ?(?:${AUTO_WORDS})${STANDS_ALONE}`, 'iu');
/** One's own words, and a robot's too where they answer a mail. */
export const ABSENT_SUBJECT =
  /^\W{0,6}((re|aw): ?)?(i('| a)m (currently )?(out of|away|on (leave|vacation))|on (leave|vacation|holiday)|away (until|from)|(अवकाश|छुट्टी) पर|मैं .{0,20}(अवकाश|छुट्टी) पर|(main|mai) .{0,20}(chh?utt?i|avkash) (par|pe)\b)/iu;
export const RECEIPT_SUBJECT = /^(read|not read|deleted|displayed|gelesen|lu|पढ़ा गया) ?: /i;
export const RECEIPT_TEXT =
  /(was (read|displayed) on .{0,40}\d|was deleted without being read|wurde (am .{1,40} )?gelesen)/i;
export const AUTO_HEADERS = [
  'x-autoreply',
  'x-autorespond',
  'x-autoresponder',
  'x-autoreply-from',
  'x-auto-reply-from',
  'x-mail-autoreply',
  'x-vacation',
  'x-fc-machinegenerated',
  'x-zimbra-ooo',
  'x-ms-exchange-oof',
];
