import { maskWords } from '../../lib/mask.ts';
import { splitText } from '../../lib/split-text.ts';

const BROADCAST = /@(?=(?:here|channel|everyone)(?![\p{L}\p{N}_-]))/giu;
/** Shows nothing and parts what must not be read as one word. */
const JOINER = '\u2060';

/**
 * People's words for Slack's mrkdwn: `<!here>`, `<@U…>` and links can't be smuggled in, and the words that call a
 * whole channel call nobody (https://docs.slack.dev/messaging/formatting-message-text#escaping).
 */
export function escapeText(text: string): string {
  return calm(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const NOTICE = 3000;

/** What stands on a locked screen: nobody's number or address is in it, whoever may read the message itself. */
export function noticeOf(text: string): string {
  return splitText(maskWords(text), NOTICE, escapeText).map(escapeText)[0] ?? '…';
}

/** For Slack's plain_text, which is shown as it is. */
export function calm(text: string): string {
  return text.replaceAll('\u0000', '').replace(BROADCAST, `@${JOINER}`);
}

/** What Slack escaped in what people wrote; <#C…|name>, <@U…> and <https://…|words> as one reads them. */
export function unescapeText(text: string): string {
  return text
    .replace(/<([^<>]*)>/g, (_, inner: string) => shown(inner))
    .replace(/:([a-z_]+|[+-]1):(?::skin-tone-\d:)?/g, (whole, name: string) => SIGNS.get(name) ?? whole)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** Slack writes them by their names; these are answers, and thanks. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['+1', '👍'],
  ['thumbsup', '👍'],
  ['-1', '👎'],
  ['thumbsdown', '👎'],
  ['ok_hand', '👌'],
  ['white_check_mark', '✅'],
  ['heavy_check_mark', '✔'],
  ['x', '❌'],
  ['pray', '🙏'],
]);

function shown(inner: string): string {
  const [target = '', label] = inner.split('|');
  if (/^[#@!]/.test(target))
    return label ? `${target[0] === '#' ? '#' : '@'}${label.replace(/^[@#]/, '')}` : target;
  const address = target.replace(/^mailto:|^tel:/, '');
  if (!label || label === address || target.endsWith(label)) return label ?? address;
  return `${label} (${address})`;
}
