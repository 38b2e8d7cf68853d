import type { Act } from '../act.ts';
import type { IncomingMessage } from '../channel.ts';
import { rows } from '../lib/rows.ts';
import type { Understanding } from '../nlu/index.ts';
import type { Knowledge } from './turn.ts';

interface Input {
  readonly channel: string;
  readonly message: IncomingMessage;
  readonly asRead?: unknown;
  readonly heard: Understanding;
}

/** Fewer lines of ours, or fewer letters, may be the person's own: an answer often repeats a word of the question. */
const LINES_OF_A_QUOTE = 3;
const LETTERS_OF_A_QUOTE = 60;
const HEARD = 4000;

/**
 * Mail programs quote in ways that nobody foresaw, and without a mark. What we sent ourselves we know: a run of its lines
 * in an answer is folded away with the rest of the quotation, before anybody takes it for the person's words, or an
 * officer's reply carries a note to the requester.
 */
export async function withoutOurs<T extends Input>(act: Act, knowledge: Knowledge, input: T): Promise<T> {
  const { message, channel, asRead } = input;
  if (message.manner !== 'letter' || message.references.length === 0 || asRead) return input;
  const sent = await rows<{ text: string }>(
    act.tx,
    `SELECT text FROM transcript WHERE channel = $1 AND external_id = ANY($2) AND direction = 'out'`,
    [channel, message.references],
  );
  if (sent.length === 0) return input;
  const { own, ours } = partedFrom(message.text, sent.map(({ text }) => plain(text)).join(' '));
  if (ours.length === 0) return input;
  const text = own.join('\n').trim();
  const said: IncomingMessage = {
    ...message,
    text,
    folded: [message.folded, ...ours].filter(Boolean).join('\n'),
    ...(text === '' && message.files.length === 0 ? { kind: 'unsupported', unsupported: 'empty' } : {}),
  };
  return {
    ...input,
    message: said,
    heard: knowledge.engine.understand(text.slice(0, HEARD), { now: act.now }),
  };
}

function partedFrom(text: string, sent: string): { own: string[]; ours: string[] } {
  const own: string[] = [];
  const ours: string[] = [];
  let run: string[] = [];
  const end = (): void => {
    const filled = run.filter((line) => line.trim() !== '');
    const quoted = filled.length >= LINES_OF_A_QUOTE && filled.join('').length >= LETTERS_OF_A_QUOTE;
    (quoted ? ours : own).push(...run);
    run = [];
  };
  for (const line of text.split('\n')) {
    const isBlank = line.trim() === '';
    if (isBlank ? run.length > 0 : sent.includes(plain(line))) run.push(line);
    else {
      end();
      own.push(line);
    }
  }
  end();
  return { own, ours };
}

/** However it was wrapped, and whatever stands before the line: "|", ">", "1." of a menu. */
function plain(text: string): string {
  return text
    .replaceAll(/^[\s>|]*(?:\d{1,2}\.\s)?/gm, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
