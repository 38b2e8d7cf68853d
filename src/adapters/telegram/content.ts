import type { IncomingMessage } from '../../channel.ts';
import { wordsToUs } from './group.ts';
import { ownNumber } from './own-number.ts';
import type { Me, Message, WireFile } from './wire.ts';

export interface WantedFile {
  readonly fileId: string;
  readonly name: string;
  readonly mediaType: string;
  /** Bytes, when Telegram says so. */
  readonly size?: number;
}

export interface Content {
  readonly kind: 'text' | 'unsupported' | 'nothing';
  readonly text: string;
  readonly files: readonly WantedFile[];
  readonly unsupported?: IncomingMessage['unsupported'];
  /** E.164. */
  readonly provesMobile?: string;
}

/** What one message carries. What we cannot use is named, and its words are kept so that an officer can see them. */
export function contentOf(message: Message, me: Me | undefined): Content {
  const text = wordsToUs(message, me);
  const files = filesOf(message);
  // Spoken words are kept as a file; only a caption can be understood.
  const spoken = message.voice ?? message.video_note;
  if (spoken && text === '') return { kind: 'unsupported', unsupported: 'voice', text, files };
  if (files.length > 0) return { kind: 'text', text, files };
  if (message.text !== undefined) {
    if (text.trim() === '') return { kind: 'unsupported', unsupported: 'empty', text: '', files };
    return { kind: 'text', text, files };
  }
  return otherContent(message);
}

function otherContent(message: Message): Content {
  const unsupported = (kind: Content['unsupported'], text: string): Content => ({
    kind: 'unsupported',
    unsupported: kind,
    text,
    files: [],
  });
  if (message.sticker) return unsupported('sticker', message.sticker.emoji ?? '');
  const place = message.location ?? message.venue?.location;
  if (place) return unsupported('location', `${place.latitude}, ${place.longitude}`);
  if (message.poll) return unsupported('poll', message.poll.question);
  const own = ownNumber(message);
  if (own) return { kind: 'text', text: own, files: [], provesMobile: own };
  if (message.contact) {
    const { first_name, last_name, phone_number } = message.contact;
    return unsupported('contact', [first_name, last_name, phone_number].filter(Boolean).join(' '));
  }
  if (message.checklist) return unsupported('other', message.checklist.title ?? '');
  const playful = message.dice ?? message.game ?? message.story ?? message.paid_media ?? message.giveaway;
  if (playful !== undefined) return unsupported('other', '');
  // Somebody joined, a title changed, a message was pinned, a group moved: not said by anybody.
  return { kind: 'nothing', text: '', files: [] };
}

function filesOf(message: Message): WantedFile[] {
  const id = message.message_id;
  const { photo, document, video, audio, voice, video_note: round } = message;
  const files: WantedFile[] = [];
  const add = (file: WireFile, name: string, mediaType: string): void => {
    files.push({
      fileId: file.file_id,
      name: file.file_name ?? name,
      mediaType: file.mime_type ?? mediaType,
      ...(file.file_size === undefined ? {} : { size: file.file_size }),
    });
  };
  const largest = [...(photo ?? [])].sort((a, b) => b.width * b.height - a.width * a.height)[0];
  if (largest) add(largest, `photo-${id}.jpg`, 'image/jpeg');
  if (document) add(document, `document-${id}`, 'application/octet-stream');
  if (video) add(video, `video-${id}.mp4`, 'video/mp4');
  if (audio) add(audio, `audio-${id}.mp3`, 'audio/mpeg');
  if (voice) add(voice, 'voice.ogg', 'audio/ogg');
  if (round) add(round, `video-${id}.mp4`, 'video/mp4');
  return files;
}
