import {
  domainOf,
  field,
  fieldsOf,
  type HeaderField,
  localPartOf,
  messageIds,
  parameter,
} from '../../lib/mail/index.ts';

export type Robot = 'auto_reply' | 'bounce' | 'bulk' | 'ourselves';

export interface Suspect {
  readonly fields: readonly HeaderField[];
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  /** Types of the mail's parts, lower case. */
  readonly partTypes: readonly string[];
}

const DAEMON =
  /^(mailer[-_.]?daemon|mail[-_.]?daemon|mdaemon|maildeliverysystem|mail-delivery-subsystem|bounces?)([-_+.].*)?$/;
const POSTMASTER =
  /^(post[-_.]?master|mailadmin|mail[-_.]?system|mail[-_.]?router|emailgateway|abuse|.*-?feedback-?loop.*|staff|complaints?|fbl.*)$/;
const NO_REPLY = /^(no[-_.]?reply|do[-_.]?not[-_.]?reply|noreply|donotreply|no[-_.]?response)([-_+.].*)?$/;

const BOUNCE_SUBJECT =
  /^\W*(re: )?(undeliver(ed|able)|undelivered mail|mail delivery (fail|status|system|error|problem)|mail (system )?error|delivery (status )?(notification|failure|failed|report|problem|error|status)|returned mail|(your )?(message|mail|email) (status|(could|can)\s?not be delivered|not delivered|undeliverable|rejected)|failure notice|failed mail|non[- ]?delivery|unzustellbar|nicht zugestellt|warning: (message|could not send)|message delivery (failure|has been delayed)|nondeliverable|unable to deliver|user unknown|permanent delivery failure|there was an error sending your mail|complaint (about|from)|email feedback report|rejected mail|mail failure|.{0,20}(delivery failure|undeliverable)|エラー|डिलीवरी|वितरण (विफल|नहीं))/i;
const BOUNCE_TEXT =
  /(could\s?n[o']t be delivered|could not be delivered|cannot be delivered|can not be delivered|unable to deliver|undeliverable|permanent (fatal )?error|was not delivered|wasn't delivered|delivery (to the following|has failed|failed)|returned mail|did not reach the following|user unknown|no such user|mailbox (is )?(full|unavailable)|recipient address rejected|has exceeded|not yet been delivered|delivery to .{1,100} (has been )?delayed|following (address|recipient)|final-recipient:|diagnostic-code:|status: [45]\.\d|smtp error|550[ -]|554[ -]|5\.\d\.\d|host (unknown|not found)|unknown (user|address|recipient)|address(es)? failed|feedback-type:|mail delivery failed|送信|配信)/i;
/** Amazon SES tells by JSON, from its no-reply address. */
const SES_NOTICE = /"(notificationType|eventType)"\s?:\s?"(Bounce|Complaint|Delivery)"/;
const AUTO_SUBJECT =
  /^\W*((re|aw): )?(auto(matic|mated|matisch\w*|matique)?[- ]?(reply|response|antwort|svar)|réponse automatique|automatische antwort|out of (the )?office|autoreply|away from (the )?(office|my mail)|vacation (reply|response|message)|on (leave|vacation)(:|$)|i am (out of office|on leave)|abwesenheit|स्वचालित (उत्तर|जवाब)|कार्यालय से बाहर|अवकाश पर)/i;

/** Signs, strongest first. RFC 3834 alone finds 4 of 10 bounces, so many weaker signs are weighed together. */
export function robotIn(mail: Suspect, own: readonly string[]): Robot | undefined {
  if (isOurselves(mail, own)) return 'ourselves';
  if (isBounce(mail)) return 'bounce';
  if (isAutoReply(mail)) return 'auto_reply';
  return isBulk(mail) ? 'bulk' : undefined;
}

/** Our own mail come back: our mark on it, or our address with an id that only we make. */
function isOurselves({ fields, from }: Suspect, own: readonly string[]): boolean {
  const loops = fieldsOf(fields, 'x-loop').map((value) => value.trim().toLowerCase());
  if (loops.some((value) => own.includes(value))) return true;
  if (!own.includes(from)) return false;
  const [id] = messageIds(field(fields, 'message-id'));
  const domains = own.map(domainOf);
  return id !== undefined && /^<out\./.test(id) && domains.includes(domainOf(id.slice(0, -1)));
}

function isBounce(mail: Suspect): boolean {
  const { fields, from, subject, text, partTypes } = mail;
  const reportType = parameter(field(fields, 'content-type') ?? '', 'report-type')?.toLowerCase();
  if (reportType === 'delivery-status' || reportType === 'feedback-report') return true;
  if (partTypes.some((type) => type === 'message/delivery-status' || type === 'message/feedback-report'))
    return true;
  if (field(fields, 'x-failed-recipients') !== undefined) return true;
  if (SES_NOTICE.test(text.slice(0, 8_000)) && NO_REPLY.test(localPartOf(from))) return true;
  const local = localPartOf(from) || from;
  if (DAEMON.test(local) || /^\W*mailer-daemon\b/i.test(field(fields, 'from') ?? '')) return true;
  const saysSo = BOUNCE_SUBJECT.test(subject);
  const explains = BOUNCE_TEXT.test(text.slice(0, 8_000));
  const enclosed = partTypes.some((type) => type === 'message/rfc822' || type === 'text/rfc822-headers');
  if (POSTMASTER.test(local) || hasNullSender(fields))
    return saysSo || (explains && (enclosed || hasNullSender(fields)));
  return saysSo && explains && (enclosed || isAutoSubmitted(fields) || looksReturned(text));
}

/** The returned message pasted under the explanation, as servers without MIME do. */
function looksReturned(text: string): boolean {
  return /^(received|message-id|return-path): /im.test(text.slice(0, 50_000));
}

function isAutoReply({ fields, from, subject }: Suspect): boolean {
  if (isAutoSubmitted(fields)) return true;
  if (
    ['x-autoreply', 'x-autorespond', 'x-autoreply-from', 'x-auto-reply-from', 'x-mail-autoreply'].some((n) =>
      has(fields, n),
    )
  )
    return true;
  if (/^\s*auto[_-]?reply/i.test(field(fields, 'precedence') ?? '')) return true;
  if (field(fields, 'content-type')?.includes('disposition-notification')) return true;
  if (AUTO_SUBJECT.test(subject)) return true;
  if (hasNullSender(fields) || has(fields, 'x-loop')) return true;
  // A server's forwarding rule sets this one on a person's mail too, so it needs company.
  const suppressed = /\b(all|oof|autoreply|dr|rn|nrn)\b/i.test(
    field(fields, 'x-auto-response-suppress') ?? '',
  );
  if (
    suppressed &&
    (has(fields, 'x-ms-exchange-generated-message-source') || isPrecedence(fields, /bulk|junk/i))
  )
    return true;
  return POSTMASTER_ONLY.test(localPartOf(from));
}

const POSTMASTER_ONLY = /^(postmaster|mailer-daemon)$/;

function isBulk({ fields, from }: Suspect): boolean {
  if (isPrecedence(fields, /^\s*(bulk|junk)/i)) return true;
  const lists = ['list-id', 'list-unsubscribe', 'list-post', 'list-help'].filter((name) => has(fields, name));
  // A person may write through a list of the office: the word alone does not make a robot.
  if (isPrecedence(fields, /^\s*list/i) && lists.length > 0) return true;
  if (
    lists.includes('list-unsubscribe') &&
    (has(fields, 'list-unsubscribe-post') || has(fields, 'feedback-id'))
  )
    return true;
  return NO_REPLY.test(localPartOf(from));
}

function isPrecedence(fields: readonly HeaderField[], wanted: RegExp): boolean {
  return wanted.test(field(fields, 'precedence') ?? '');
}

/** RFC 3834; "no" is a person. */
function isAutoSubmitted(fields: readonly HeaderField[]): boolean {
  const value = field(fields, 'auto-submitted');
  return value !== undefined && !/^\s*no\s*($|[;(])/i.test(value);
}

function hasNullSender(fields: readonly HeaderField[]): boolean {
  const path = field(fields, 'return-path');
  return path !== undefined && /^<\s*>$/.test(path.trim());
}

function has(fields: readonly HeaderField[], name: string): boolean {
  return fields.some((f) => f.name === name);
}
