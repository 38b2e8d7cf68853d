import type { IncomingFile } from '../../channel.ts';
import { collect } from '../../lib/collect.ts';
import { ChannelError, messageOf } from '../../lib/errors.ts';
import type { Api } from './api.ts';
import type { WantedFile } from './content.ts';
import { ApiFailure, deliveryError } from './failure.ts';
import { fileSchema } from './wire.ts';

/** What a bot may download (https://core.telegram.org/bots/api#getfile). */
const MOST_BYTES = 20 * 1024 * 1024;

/** Asking for the place and fetching the bytes must together end before the house gives the original to another. */
const MOST_MS = 25_000;

type Refusal = Extract<IncomingFile['refused'], 'too_large' | 'unavailable'>;

/**
 * Fetches a file. A refusal for good comes back in the file; the text of the message must not be lost with it.
 * @throws ChannelError 'temporary' when Telegram cannot be reached now: to be read again later
 */
export async function fetchFile(api: Api, wanted: WantedFile, deadlineMs: number): Promise<IncomingFile> {
  const { name, mediaType } = wanted;
  const refused = (why: Refusal): IncomingFile => ({ name, mediaType, bytes: Buffer.alloc(0), refused: why });
  if ((wanted.size ?? 0) > MOST_BYTES) return refused('too_large');
  const within = Math.min(deadlineMs, MOST_MS);
  const place = await locate(api, wanted.fileId, within);
  if (place === 'too_large' || place === 'unavailable') return refused(place);
  const bytes = await download(api, place.path, within);
  return typeof bytes === 'string' ? refused(bytes) : { name, mediaType, bytes };
}

async function locate(api: Api, fileId: string, deadlineMs: number): Promise<{ path: string } | Refusal> {
  try {
    const file = await api.call('getFile', { file_id: fileId }, fileSchema, { deadlineMs });
    return file.file_path ? { path: file.file_path } : 'unavailable';
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
    if (/too big/i.test(error.message)) return 'too_large';
    if (error.kind === 'refused' && error.code === 400) return 'unavailable';
    throw later(error);
  }
}

async function download(api: Api, path: string, deadlineMs: number): Promise<Buffer | Refusal> {
  try {
    const answer = await fetch(api.fileUrl(path), { signal: AbortSignal.timeout(deadlineMs) });
    if (answer.ok) return await collect(answer, MOST_BYTES);
    await answer.body?.cancel();
    if (answer.status < 500 && answer.status !== 429) return 'unavailable';
    throw new ApiFailure('refused', `the file was answered with ${answer.status}`, { code: answer.status });
  } catch (error) {
    if (error instanceof ApiFailure) throw later(error);
    throw later(new ApiFailure('unanswered', api.redact(`the file did not arrive: ${messageOf(error)}`)));
  }
}

function later(failure: ApiFailure): ChannelError {
  const { retryAfterMs } = deliveryError(failure).details;
  return new ChannelError('temporary', `Telegram: ${failure.message}`, { retryAfterMs, cause: failure });
}
