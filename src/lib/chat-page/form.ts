import { UserMistake } from '../errors.ts';
import { MAX_TEXT } from '../plain-message.ts';
import type { PageRequest } from './types.ts';

export const MAX_FILE_BYTES = 10 * 1024 * 1024;
export const MAX_FILES = 5;
/** Above what one message may carry, so that a little too much is answered by our own sentence. */
export const POST_LIMIT = 64 * 1024 * 1024;

/** What a visitor sent with a form of ours. */
export interface PostedMessage {
  /** Made by the page, the same when one sending comes twice. */
  readonly once: string;
  readonly text?: string;
  readonly choice?: string;
  /** Empty when the form has the field and nothing was written there. */
  readonly subject?: string;
  readonly files: { name: string; mediaType: string; base64: string }[];
}

/** Both kinds of browser form, by the platform's own parser. @throws UserMistake 'web_unreadable' */
export async function readForm(request: PageRequest): Promise<FormData> {
  const type = request.headers['content-type'] ?? '';
  try {
    return await new Response(request.body, { headers: { 'content-type': type } }).formData();
  } catch (cause) {
    throw Object.assign(new UserMistake('web_unreadable'), { cause });
  }
}

/** @throws UserMistake when it says nothing or too much */
export async function postedMessage(form: FormData): Promise<PostedMessage> {
  const text = field(form, 'text')?.replaceAll('\r\n', '\n').trim();
  const choice = field(form, 'choice');
  const chosen = form
    .getAll('files')
    .filter((one) => typeof one !== 'string')
    .filter((file) => file.size > 0);
  if (!text && !choice && chosen.length === 0) throw new UserMistake('web_empty');
  if (text && text.length > MAX_TEXT) throw new UserMistake('web_too_long');
  if (chosen.length > MAX_FILES) throw new UserMistake('web_too_many_files');
  if (chosen.some((file) => file.size > MAX_FILE_BYTES)) throw new UserMistake('web_file_too_large');
  return {
    once: field(form, 'once') ?? '',
    text: text || undefined,
    choice: choice?.slice(0, 200),
    subject: form.has('subject') ? (field(form, 'subject') ?? '').trim().slice(0, 500) : undefined,
    files: await Promise.all(chosen.map(toPlainFile)),
  };
}

export function field(form: FormData, name: string): string | undefined {
  const value = form.get(name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

async function toPlainFile(file: File): Promise<PostedMessage['files'][number]> {
  return {
    name: file.name,
    mediaType: file.type || 'application/octet-stream',
    base64: Buffer.from(await file.arrayBuffer()).toString('base64'),
  };
}
