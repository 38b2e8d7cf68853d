import type { IncomingFile } from '../../channel.ts';
import { collect } from '../../lib/collect.ts';
import { ChannelError, messageOf } from '../../lib/errors.ts';
import type { Api } from './api.ts';
import type { WireFile } from './wire.ts';

/** As much as the other doors take. */
const MOST_BYTES = 20 * 1024 * 1024;
/** Must end before the house gives the original to another. */
const MOST_MS = 25_000;

type Refusal = NonNullable<IncomingFile['refused']>;

/**
 * Fetches a file with the bot's token, which goes to Slack's own hosts alone. A refusal for good comes back in the
 * file; the text of the message must not be lost with it.
 * @throws ChannelError 'temporary' when Slack cannot be reached now: to be read again later
 */
export async function fetchFile(api: Api, wanted: WireFile): Promise<IncomingFile> {
  const name = wanted.name ?? wanted.title ?? wanted.id;
  const mediaType = wanted.mimetype ?? 'application/octet-stream';
  const refused = (why: Refusal): IncomingFile => ({ name, mediaType, bytes: Buffer.alloc(0), refused: why });
  if ((wanted.size ?? 0) > MOST_BYTES) return refused('too_large');
  const url = ownUrl(wanted.url_private_download ?? wanted.url_private, api.root);
  if (!url) return refused('unavailable');
  const bytes = await download(url, api.token, mediaType);
  return typeof bytes === 'string' ? refused(bytes) : { name, mediaType, bytes };
}

/** The token must not be handed to whoever's address a payload names. */
function ownUrl(text: string | undefined, root: string): URL | undefined {
  if (!text || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  const slack = url.protocol === 'https:' && /(^|\.)slack(-files)?\.com$/.test(url.hostname);
  return slack || url.origin === new URL(root).origin ? url : undefined;
}

async function download(url: URL, token: string, mediaType: string): Promise<Buffer | Refusal> {
  let answer: Response;
  try {
    answer = await fetch(url, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(MOST_MS),
      // Slack sends whoever may not read the file to its page for signing in.
      redirect: 'manual',
    });
    if (answer.ok && !isSignInPage(answer, mediaType)) return await collect(answer, MOST_BYTES);
    await answer.body?.cancel();
  } catch (error) {
    throw later(`the file did not arrive: ${messageOf(error)}`);
  }
  if (answer.status >= 500 || answer.status === 429)
    throw later(`the file was answered with ${answer.status}`);
  return 'unavailable';
}

function isSignInPage(answer: Response, mediaType: string): boolean {
  return !mediaType.startsWith('text/') && (answer.headers.get('content-type') ?? '').startsWith('text/html');
}

function later(why: string): ChannelError {
  return new ChannelError('temporary', `Slack: ${why}`);
}
