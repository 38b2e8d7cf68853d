import { z } from 'zod';
import type { Happening } from '../../channel.ts';
import { Trouble } from '../../lib/errors.ts';
import { filledForm } from './form.ts';
import { type Delivery, homeOf, isForUs } from './intake.ts';
import { eventOriginal, formOriginal, pressOriginal } from './original.ts';
import { askerOf, askerOfShortcut, isKeptAtOnce, MAKE_TICKET, SHORTCUT, wordsOfShortcut } from './press.ts';
import { checkQuestion, commandQuestion, openQuestion, pageQuestion } from './question.ts';
import { blockActions, eventCallback, shortcut, slashCommand, viewSubmission } from './wire.ts';

/** https://docs.slack.dev/apis/events-api/using-socket-mode: the same bodies, in an envelope. */
const envelope = z.object({
  envelope_id: z.string(),
  type: z.enum(['events_api', 'interactive', 'slash_commands']),
  payload: z.unknown(),
});
const KINDS = { events_api: 'events', interactive: 'interactive', slash_commands: 'commands' } as const;

/** The body of a signed request (JSON or a form), an envelope of Socket Mode, or a list of either. */
export function savedDeliveries(payload: Buffer): Happening[] {
  return deliveriesIn(payload.toString('utf8')).flatMap(happeningOf);
}

function deliveriesIn(text: string): Delivery[] {
  const json = jsonOf(text);
  if (json !== undefined) return (Array.isArray(json) ? json : [json]).map(deliveryOf);
  const form = new URLSearchParams(text.trim());
  const inner = form.get('payload');
  if (inner !== null) return [{ kind: 'interactive', body: jsonOf(inner) }];
  if (form.has('command')) return [{ kind: 'commands', body: Object.fromEntries(form) }];
  throw notSlack();
}

function deliveryOf(body: unknown): Delivery {
  const enveloped = envelope.safeParse(body);
  if (enveloped.success) return { kind: KINDS[enveloped.data.type], body: enveloped.data.payload };
  if (typeof body !== 'object' || body === null) throw notSlack();
  if ('command' in body) return { kind: 'commands', body };
  return { kind: 'type' in body && body.type === 'event_callback' ? 'events' : 'interactive', body };
}

/** The same ways as takeIn's, with nobody waiting for an answer. */
function happeningOf({ kind, body }: Delivery): Happening[] {
  if (kind === 'events') return eventHappening(body);
  if (kind === 'commands') return [{ question: commandQuestion(known(slashCommand, body)) }];
  const press = blockActions.safeParse(body);
  if (press.success) {
    const { value } = press.data.actions[0]!;
    if (value === undefined) return [];
    const original = pressOriginal(press.data, body);
    if (isKeptAtOnce(press.data)) return [{ original }];
    return [{ original, question: openQuestion(askerOf(press.data), value) }];
  }
  const form = viewSubmission.safeParse(body);
  if (form.success) {
    const question = checkQuestion(form.data, filledForm(form.data).form);
    return [{ original: formOriginal(form.data, body), question }];
  }
  const cut = known(shortcut, body);
  if (cut.callback_id !== MAKE_TICKET) return [];
  return [{ question: openQuestion(askerOfShortcut(cut), SHORTCUT, wordsOfShortcut(cut)) }];
}

function eventHappening(body: unknown): Happening[] {
  const callback = known(eventCallback, body);
  const home = homeOf(callback);
  if (home) return [{ question: pageQuestion(home) }];
  return isForUs(callback) ? [{ original: eventOriginal(callback, body) }] : [];
}

function known<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw notSlack();
  return parsed.data;
}

function notSlack(): Trouble {
  return new Trouble(
    'input',
    'This is nothing that Slack sends us: give the body of an event, of an interaction or of a command, or an envelope of Socket Mode.',
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
