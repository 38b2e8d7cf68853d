import type { Original } from '../../channel.ts';
import { blankSecrets } from '../../lib/secrets.ts';
import type { BlockActions, EventCallback, ViewSubmission } from './wire.ts';

export const CHANNEL = 'slack';

/**
 * One message is one original, however often and by whichever connection Slack brings it: not retry_num is believed,
 * nor event_id alone (a message may come as two events), but team, conversation and time stamp.
 */
export function eventOriginal(callback: EventCallback, body: unknown): Original {
  const { event, team_id, event_id } = callback;
  let id = event_id;
  if (event.type === 'message' && 'channel' in event) {
    if ('deleted_ts' in event) id = `${team_id}:${event.channel}:${event.deleted_ts}:deleted`;
    else if ('message' in event)
      id = `${team_id}:${event.channel}:${event.message.ts}:${event.message.edited?.ts ?? event.ts}`;
    else id = `${team_id}:${event.channel}:${event.ts}`;
  }
  return original(team_id, id, whoSaid(callback) ?? event_id, body);
}

export function pressOriginal(press: BlockActions, body: unknown): Original {
  const { user, team, container, view, actions } = press;
  const action = actions[0]!;
  const place = container?.message_ts ?? view?.id ?? '';
  return original(
    team?.id ?? '',
    `press:${user.id}:${place}:${action.action_id}:${action.action_ts}`,
    user.id,
    body,
  );
}

/** The same dialog sent twice bears the same hash. */
export function formOriginal({ view, team, user }: ViewSubmission, body: unknown): Original {
  return original(team?.id ?? '', `view:${view.id}:${view.hash}`, user.id, body);
}

/** Who wrote, changed or (for want of better) had written what was deleted. */
export function whoSaid({ event }: EventCallback): string | undefined {
  if ('deleted_ts' in event) return event.previous_message?.user;
  if ('message' in event) return event.message.user;
  return 'user' in event ? event.user : undefined;
}

function original(account: string, externalId: string, lane: string, body: unknown): Original {
  return {
    channel: CHANNEL,
    account,
    externalId,
    lane,
    raw: Buffer.from(JSON.stringify(blankWords(body)), 'utf8'),
  };
}

/** Words stand under `text`, and in a dialog's state under `value`; names and ids elsewhere stay as they came. */
function blankWords(value: unknown, inState = false): unknown {
  if (Array.isArray(value)) return value.map((each) => blankWords(each, inState));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const words = typeof inner === 'string' && (key === 'text' || (inState && key === 'value'));
      return [key, words ? blankSecrets(inner).text : blankWords(inner, inState || key === 'state')];
    }),
  );
}
