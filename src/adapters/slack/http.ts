import { isValidSlackRequest } from '@slack/bolt';
import type { Route, RouteRequest, RouteResponse } from '../../channel.ts';
import { messageOf } from '../../lib/errors.ts';
import { type Delivery, takeIn } from './intake.ts';
import type { Desk } from './tell.ts';

/**
 * Slack calls: first the signature over the raw body, no older than five minutes; then keep; then 200. Anything but
 * 2xx makes Slack send an event again (https://docs.slack.dev/authentication/verifying-requests-from-slack).
 * @param desk what start() made ready; undefined before
 */
export function slackRoutes(secret: string, desk: () => Desk | undefined): Route[] {
  const route = (path: string, read: (body: string) => Delivery | undefined): Route => ({
    method: 'POST',
    path,
    async handle(request) {
      if (!isSigned(request, secret)) return says(401, 'not signed by Slack, or too old');
      const delivery = read(request.body.toString('utf8'));
      if (!delivery) return says(400, 'not understood');
      const challenge = challengeOf(delivery.body);
      if (challenge !== undefined) return says(200, challenge);
      const open = desk();
      if (!open) return says(503, 'not ready yet');
      try {
        const answer = await takeIn(open, delivery);
        return answer === undefined ? says(200, '') : json(answer);
      } catch (error) {
        open.host.log.warn(
          { path, error: messageOf(error) },
          'what Slack brought could not be kept; it comes again',
        );
        return says(503, 'not kept');
      }
    },
  });
  return [
    route('/slack/events', (body) => inKind('events', jsonOf(body))),
    route('/slack/actions', (body) =>
      inKind('interactive', jsonOf(new URLSearchParams(body).get('payload') ?? '')),
    ),
    route('/slack/commands', (body) => ({
      kind: 'commands',
      body: Object.fromEntries(new URLSearchParams(body)),
    })),
  ];
}

/** By the real clock: the house's own may be moved in a demo. */
function isSigned({ headers, body }: RouteRequest, signingSecret: string): boolean {
  const signature = headers['x-slack-signature'];
  const stamp = headers['x-slack-request-timestamp'];
  if (!signature || !stamp || !/^\d+$/.test(stamp)) return false;
  return isValidSlackRequest({
    signingSecret,
    body: body.toString('utf8'),
    headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': Number(stamp) },
  });
}

function challengeOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('type' in body) || body.type !== 'url_verification')
    return;
  return 'challenge' in body && typeof body.challenge === 'string' ? body.challenge : '';
}

function inKind(kind: Delivery['kind'], body: unknown): Delivery | undefined {
  return body === undefined ? undefined : { kind, body };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function says(status: number, body: string): RouteResponse {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}

function json(body: object): RouteResponse {
  return {
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
  };
}
