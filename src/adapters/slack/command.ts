import { z } from 'zod';
import type { Reply } from '../../channel.ts';
import { BLOCKS_IN_MESSAGE, pageBlocks } from './blocks.ts';
import { show } from './dialog.ts';
import { noticeOf, unescapeText } from './escape.ts';
import { commandQuestion } from './question.ts';
import { blocksOf, choicesOf, type Desk, wordsForFailure, wordsOf } from './tell.ts';
import type { SlashCommand } from './wire.ts';
import { TOO_LATE, within } from './within.ts';

type Body = Record<string, unknown>;

/** Answered to whoever asked and to nobody else: at once where we can, by Slack's own way back where it takes longer. */
export async function takeCommand(desk: Desk, command: SlashCommand): Promise<Body | undefined> {
  const asked = answer(desk, command);
  const body = await within(desk.pulse, asked);
  if (body !== TOO_LATE) return body;
  desk.later(
    asked.then((late) =>
      late && command.response_url ? post(command.response_url, desk.api.root, late) : undefined,
    ),
    'a late answer to a command',
  );
  return undefined;
}

async function answer(desk: Desk, command: SlashCommand): Promise<Body | undefined> {
  const { user_id: user, user_name: name, team_id: account, channel_id: channel, text } = command;
  try {
    const reply = await desk.host.ask(commandQuestion(command));
    if (reply.kind === 'form') {
      const opening = {
        value: reply.form.name,
        text: unescapeText(text).trim(),
        trigger: command.trigger_id,
      };
      await show(desk, { user, name, account, channel }, opening, reply);
      return undefined;
    }
    return ephemeral(reply);
  } catch (error) {
    return ephemeral({ kind: 'text', text: await wordsForFailure(desk, user, error), choices: [] });
  }
}

function ephemeral(reply: Reply): Body {
  const blocks =
    reply.kind === 'page'
      ? pageBlocks(reply.page, BLOCKS_IN_MESSAGE)
      : blocksOf(wordsOf(reply), choicesOf(reply));
  return { response_type: 'ephemeral', text: noticeOf(wordsOf(reply)), blocks };
}

const POST_MS = 10_000;

async function post(url: string, root: string, body: Body): Promise<void> {
  const own = new URL(url);
  if (!/(^|\.)slack\.com$/.test(own.hostname) && own.origin !== new URL(root).origin) return;
  const answered = await fetch(own, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(POST_MS),
  });
  z.literal(true).parse(answered.ok);
}
