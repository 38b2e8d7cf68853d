import { z } from 'zod';
import type { ChannelHost, Choice, Reply } from '../../channel.ts';
import { messageOf, NotAllowed, UserMistake } from '../../lib/errors.ts';
import type { Language } from '../../lib/language.ts';
import type { Api } from './api.ts';
import { type Block, buttonBlocks, fewTextBlocks, pageBlocks } from './blocks.ts';
import { noticeOf } from './escape.ts';
import type { People } from './people.ts';
import type { Pulse } from './pulse.ts';
import { type Asker, pageQuestion } from './question.ts';

export type { Asker };

/** What every answer to a press, a dialog or a command needs. */
export interface Desk {
  readonly api: Api;
  readonly host: ChannelHost;
  readonly people: People;
  readonly pulse: Pulse;
  /** Looked after until it ends; its failure is logged. */
  later(work: Promise<unknown>, about: string): void;
}

/** Officers of a cell read Hindi until they have chosen otherwise, and that the desk knows. */
export async function languageOf({ people }: Desk, user: string): Promise<Language> {
  return (await people.of(user)).language ?? 'hi';
}

/** Said to this person alone: where they pressed, or else in their own conversation with the bot. */
export async function tell(
  desk: Desk,
  asker: Asker,
  text: string,
  choices: readonly Choice[] = [],
): Promise<void> {
  const body = { text: noticeOf(text), blocks: blocksOf(text, choices) };
  if (asker.channel) {
    const { channel, user, thread } = asker;
    try {
      const where = { channel, user, ...(thread ? { thread_ts: thread } : {}) };
      await desk.api.call('chat.postEphemeral', { ...where, ...body }, z.unknown());
      return;
    } catch (error) {
      desk.host.log.info(
        { error: messageOf(error) },
        'Slack did not show a word where it belongs; it goes to the person',
      );
    }
  }
  await desk.api.call('chat.postMessage', { channel: asker.user, ...body }, z.unknown());
}

export function blocksOf(text: string, choices: readonly Choice[]): Block[] {
  const buttons = buttonBlocks(choices, 'ask');
  return [...fewTextBlocks(text), ...buttons];
}

/** The front page as it stands now. */
export async function publishHome(desk: Desk, asker: Asker): Promise<void> {
  await showHome(desk, asker.user, await desk.host.ask(pageQuestion(asker)));
}

export async function showHome({ api }: Desk, user: string, reply: Reply): Promise<void> {
  const blocks = reply.kind === 'page' ? pageBlocks(reply.page) : blocksOf(wordsOf(reply), choicesOf(reply));
  await api.call('views.publish', { user_id: user, view: { type: 'home', blocks } }, z.unknown());
}

export function wordsOf(reply: Reply): string {
  if (reply.kind === 'text') return reply.text;
  if (reply.kind === 'wrong') return Object.values(reply.errors).join('\n');
  return '';
}

export function choicesOf(reply: Reply): readonly Choice[] {
  return reply.kind === 'text' ? reply.choices : [];
}

/** What a failure is called to the person; ours is logged, theirs is said. */
export async function wordsForFailure(desk: Desk, user: string, error: unknown): Promise<string> {
  const language = await languageOf(desk, user);
  if (error instanceof UserMistake || error instanceof NotAllowed) {
    return desk.host.say(error.key, language, error.params);
  }
  desk.host.log.warn(
    { error: messageOf(error) },
    'the desk could not answer somebody in Slack; they were told',
  );
  return desk.host.say('slack_not_now', language);
}
