import type { IncomingMessage } from '../../channel.ts';
import { pressingOf } from './blocks.ts';
import { unescapeText } from './escape.ts';
import { filledForm } from './form.ts';
import { isDirect, onlyTo, refId } from './place.ts';
import { whereOf } from './where.ts';
import type {
  BlockActions,
  ChangedMessage,
  DeletedMessage,
  Kept,
  NewMessage,
  Said,
  ViewSubmission,
  WireFile,
} from './wire.ts';

/** What a payload says, and the files yet to be fetched for it. */
export interface Reading {
  readonly message: Omit<IncomingMessage, 'files'>;
  readonly files: readonly WireFile[];
}

/** Pure: the wire's words turned into the house's. */
export function readKept(kept: Kept): Reading {
  if (kept.type === 'block_actions') return { message: fromPress(kept), files: [] };
  if (kept.type === 'view_submission') return { message: fromForm(kept), files: [] };
  const { event } = kept;
  if (event.type !== 'message' || !('channel' in event)) return nothing('none');
  if ('deleted_ts' in event) return fromDeleted(event);
  if ('message' in event) return fromChanged(event);
  return fromMessage(event);
}

/** Under a card one speaks among staff; only a direct message outside any thread is a talk with the bot. */
function fromMessage(message: NewMessage): Reading {
  const { channel, ts } = message;
  if (!message.user && !message.bot_id) return nothing('none');
  return {
    message: {
      kind: message.text === '' && message.files.length === 0 ? 'nothing' : 'text',
      from: sayer(message),
      text: unescapeText(message.text),
      references: threadOf(channel, message),
      ownId: refId({ channel, ts }, isChat(channel, message)),
      ...mannerOf(channel, message, message.user),
      ...robotOf(message),
      sentAt: dateOf(ts),
    },
    files: message.files,
  };
}

/** A correction refers to the message it corrects. */
function fromChanged({ channel, message, ts }: ChangedMessage): Reading {
  if (!message.user && !message.bot_id) return nothing('none');
  return {
    message: {
      kind: 'edit',
      from: sayer(message),
      text: unescapeText(message.text),
      references: [
        refId({ channel, ts: message.ts }, isChat(channel, message)),
        ...threadOf(channel, message),
      ],
      ...mannerOf(channel, message, message.user),
      ...robotOf(message),
      sentAt: dateOf(ts),
    },
    files: [],
  };
}

/** Taken back below a card: a correction that leaves no word. What was said in a chat has been answered already. */
function fromDeleted({ channel, deleted_ts, previous_message: before, ts }: DeletedMessage): Reading {
  if (!before?.user || isChat(channel, before)) return nothing(before?.user ?? 'none');
  return {
    message: {
      kind: 'edit',
      from: sayer(before),
      text: '',
      references: [refId({ channel, ts: deleted_ts }), ...threadOf(channel, before)],
      ...mannerOf(channel, before, before.user),
      ...robotOf(before),
      sentAt: dateOf(ts),
    },
    files: [],
  };
}

function fromPress(press: BlockActions): IncomingMessage {
  const action = press.actions[0]!;
  const { channel, ts, thread } = whereOf(press);
  const chat =
    channel !== undefined && isDirect(channel) && !thread && pressingOf(action.action_id) === 'say';
  return {
    kind: 'choice',
    from: { address: press.user.id, ...nameOf(press.user), verified: true },
    text: action.text?.text ?? '',
    choice: action.value ?? '',
    references: [
      ...(channel && ts ? [refId({ channel, ts }, chat)] : []),
      ...(channel && thread ? [refId({ channel, ts: thread })] : []),
    ],
    ...(chat ? {} : deskAt(channel, press.user.id, thread)),
    files: [],
  };
}

function fromForm(submission: ViewSubmission): IncomingMessage {
  const { form, meta } = filledForm(submission);
  return {
    kind: 'form',
    from: { address: submission.user.id, ...nameOf(submission.user), verified: true },
    text: '',
    form,
    references: meta.under ? [meta.under] : [],
    ...deskAt(meta.place, submission.user.id, meta.thread),
    files: [],
  };
}

type Partly = Partial<Said>;

const inThread = ({ ts, thread_ts }: Partly): boolean => thread_ts !== undefined && thread_ts !== ts;
const isChat = (channel: string, message: Partly): boolean => isDirect(channel) && !inThread(message);

function threadOf(channel: string, message: Partly): string[] {
  return inThread(message) ? [refId({ channel, ts: message.thread_ts! })] : [];
}

function mannerOf(channel: string, message: Partly, user: string | undefined) {
  return isChat(channel, message) ? {} : deskAt(channel, user, message.thread_ts);
}

/** What a person is answered where many read, nobody else there sees. */
function deskAt(
  channel: string | undefined,
  user: string | undefined,
  thread?: string,
): Pick<IncomingMessage, 'manner' | 'replyTo'> {
  const among = channel !== undefined && user !== undefined && !isDirect(channel);
  return { manner: 'desk', ...(among ? { replyTo: onlyTo(channel, user, thread) } : {}) };
}

function sayer({ user, bot_id }: Partly): IncomingMessage['from'] {
  return { address: user ?? bot_id ?? 'none', verified: user !== undefined && bot_id === undefined };
}

/** What machines say is kept and never answered; ours comes back to us so. */
function robotOf({ bot_id }: Partly): { robot?: 'ourselves' } {
  return bot_id ? { robot: 'ourselves' } : {};
}

function nameOf(user: { name?: string; username?: string }): { name?: string } {
  const name = user.name ?? user.username;
  return name ? { name } : {};
}

function dateOf(ts: string): Date {
  return new Date(Math.round(Number(ts) * 1000));
}

function nothing(address: string): Reading {
  return {
    message: { kind: 'nothing', from: { address, verified: false }, text: '', references: [] },
    files: [],
  };
}
