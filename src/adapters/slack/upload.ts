import { z } from 'zod';
import type { OutgoingFile } from '../../channel.ts';
import { messageOf } from '../../lib/errors.ts';
import type { Api } from './api.ts';
import { ApiFailure } from './failure.ts';

const place = z.object({ upload_url: z.string(), file_id: z.string() });

/** Must end before the house takes the message for orphaned. */
const UPLOAD_MS = 60_000;

/**
 * Slack's way in three steps: a place, the bytes, and the showing. The first two may be done again and again, nobody
 * sees them; only the last one is said.
 * @throws ApiFailure
 */
export async function shareFile(
  api: Api,
  file: OutgoingFile,
  channel: string,
  thread: string | undefined,
): Promise<void> {
  const { name, bytes } = file;
  const id = await unseen(async () => {
    const asked = { filename: name, length: bytes.length };
    const { upload_url, file_id } = await api.call('files.getUploadURLExternal', asked, place);
    await putBytes(upload_url, file);
    return file_id;
  });
  const shown = {
    files: [{ id, title: name }],
    channel_id: channel,
    ...(thread ? { thread_ts: thread } : {}),
  };
  await api.call('files.completeUploadExternal', shown, z.unknown());
}

/** What was lost here can be tried again without harm. */
async function unseen<T>(steps: () => Promise<T>): Promise<T> {
  try {
    return await steps();
  } catch (error) {
    if (!(error instanceof ApiFailure) || (error.kind !== 'unanswered' && error.kind !== 'broken'))
      throw error;
    throw new ApiFailure('unreachable', error.message, error.code);
  }
}

async function putBytes(url: string, { mediaType, bytes }: OutgoingFile): Promise<void> {
  let answer: Response;
  try {
    answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': mediaType },
      body: new Uint8Array(bytes),
      signal: AbortSignal.timeout(UPLOAD_MS),
    });
    await answer.arrayBuffer();
  } catch (error) {
    throw new ApiFailure('unanswered', `upload: ${messageOf(error)}`);
  }
  if (!answer.ok) throw new ApiFailure('broken', `upload: HTTP ${answer.status}`, String(answer.status));
}
