import { failpoint } from '../../lib/failpoint.ts';
import { takeCommand } from './command.ts';
import { takeForm } from './dialog.ts';
import { eventOriginal } from './original.ts';
import { isDirect } from './place.ts';
import { MAKE_TICKET, takePress, takeShortcut } from './press.ts';
import { type Asker, type Desk, publishHome } from './tell.ts';
import {
  blockActions,
  type EventCallback,
  eventCallback,
  type Said,
  shortcut,
  slashCommand,
  viewSubmission,
} from './wire.ts';

/** What Slack brought, by whichever way. */
export interface Delivery {
  readonly kind: 'events' | 'interactive' | 'commands';
  readonly body: unknown;
}

/** What goes back with the acknowledgement. */
export type Answer = Record<string, unknown> | undefined;

/**
 * Both ways in, signed requests and the socket, end here: what says something is kept, and only then acknowledged.
 * Rejects when it could not be kept; Slack then brings it again.
 */
export async function takeIn(desk: Desk, { kind, body }: Delivery): Promise<Answer> {
  failpoint('fetched');
  if (kind === 'events') return takeEvent(desk, body);
  if (kind === 'commands') {
    const command = slashCommand.safeParse(body);
    return command.success ? takeCommand(desk, command.data) : strange(desk, kind);
  }
  const press = blockActions.safeParse(body);
  if (press.success) return void (await takePress(desk, press.data, body));
  const form = viewSubmission.safeParse(body);
  if (form.success) return takeForm(desk, form.data, body);
  const cut = shortcut.safeParse(body);
  if (cut.success && cut.data.callback_id === MAKE_TICKET) return void (await takeShortcut(desk, cut.data));
  return strange(desk, kind);
}

/** A kind we did not ask for says nothing to us; unacknowledged it would come again and again. */
function strange(desk: Desk, kind: string): undefined {
  desk.host.log.debug({ kind }, 'Slack brought something of a kind we do not know');
}

async function takeEvent(desk: Desk, body: unknown): Promise<undefined> {
  const callback = eventCallback.safeParse(body);
  if (!callback.success) return strange(desk, 'events');
  const home = homeOf(callback.data);
  if (home) {
    desk.later(publishHome(desk, home), 'the front page');
    return;
  }
  if (!isForUs(callback.data)) return;
  await desk.host.keep(eventOriginal(callback.data, body));
}

/** Whoever opened the front page. */
export function homeOf({ event, team_id }: EventCallback): Asker | undefined {
  if (event.type !== 'app_home_opened' || !('user' in event)) return undefined;
  const tab = 'tab' in event ? event.tab : undefined;
  return tab === undefined || tab === 'home' ? { user: event.user!, account: team_id } : undefined;
}

/** With words, files or both; all else under `message` is Slack's own news of the place (joined, renamed, pinned). */
const SAYING = new Set([undefined, 'file_share', 'thread_broadcast', 'me_message']);

/**
 * Said to the bot, or under one of its messages. What people say to each other is neither kept nor read; what machines
 * say, ourselves first, is no news.
 */
export function isForUs({ event, authorizations }: EventCallback): boolean {
  if (event.type !== 'message' || !('channel' in event)) return false;
  const bot = authorizations.find(({ is_bot }) => is_bot)?.user_id;
  if ('deleted_ts' in event) {
    const before = event.previous_message;
    return before?.user !== undefined && !before.bot_id && reaches(event.channel, before, bot);
  }
  if ('message' in event) {
    const { message, previous_message: before } = event;
    if (!message.user || message.bot_id || message.subtype === 'tombstone') return false;
    // A link's preview changes a message too, and no word of it.
    return message.text !== before?.text && reaches(event.channel, message, bot);
  }
  if (event.bot_id || !event.user || !SAYING.has(event.subtype)) return false;
  return reaches(event.channel, event, bot);
}

function reaches(
  channel: string,
  { ts, thread_ts, parent_user_id }: Partial<Said>,
  bot: string | undefined,
): boolean {
  if (isDirect(channel)) return true;
  if (thread_ts === undefined || thread_ts === ts) return false;
  return !parent_user_id || !bot || parent_user_id === bot;
}
