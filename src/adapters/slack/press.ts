import type { Reply } from '../../channel.ts';
import { pressingOf } from './blocks.ts';
import { type Opening, show } from './dialog.ts';
import { unescapeText } from './escape.ts';
import { pressOriginal } from './original.ts';
import { refId } from './place.ts';
import { openQuestion } from './question.ts';
import { type Asker, type Desk, publishHome, tell, wordsForFailure } from './tell.ts';
import { whereOf } from './where.ts';
import type { BlockActions, Shortcut } from './wire.ts';
import { TOO_LATE, within } from './within.ts';

/** These need no form: they are kept like any answer, and one turn does them. */
const AT_ONCE = /^(deed:take|undo):/;
export const SHORTCUT = 'shortcut:ticket';
/** After a press on the front page it is shown anew, once what was pressed has been done. */
const HOME_AGAIN_MS = 1_500;

/** A pressed button: kept when it says something, asked of the desk when it may open a form. */
export async function takePress(desk: Desk, press: BlockActions, body: unknown): Promise<void> {
  const action = press.actions[0]!;
  if (action.value === undefined) return;
  const asker = askerOf(press);
  const keep = () => keepOrTell(desk, asker, press, body);
  if (isKeptAtOnce(press)) {
    await keep();
    if (press.view?.type === 'home') desk.later(homeAgain(desk, asker), 'the front page');
    return;
  }
  const opening = { value: action.value, trigger: press.trigger_id, under: underOf(press) };
  await open(desk, asker, opening, keep);
  if (press.view?.type === 'home') desk.later(homeAgain(desk, asker), 'the front page');
}

/** It says something by itself; any other must be asked about first. */
export function isKeptAtOnce({ actions }: BlockActions): boolean {
  const { action_id, value = '' } = actions[0]!;
  return pressingOf(action_id) === 'say' || AT_ONCE.test(value);
}

/** Slack does not bring a press again: whoever made it must. */
async function keepOrTell(desk: Desk, asker: Asker, press: BlockActions, body: unknown): Promise<void> {
  try {
    await desk.host.keep(pressOriginal(press, body));
  } catch (error) {
    desk.later(tellFailure(desk, asker, error), 'that a press was not kept');
    throw error;
  }
}

async function tellFailure(desk: Desk, asker: Asker, error: unknown): Promise<void> {
  await tell(desk, asker, await wordsForFailure(desk, asker.user, error));
}

/** As the manifest names it. */
export const MAKE_TICKET = 'make_ticket';

/** "Make a ticket of this message": nothing is kept until the form is filled. */
export async function takeShortcut(desk: Desk, cut: Shortcut): Promise<void> {
  const opening = { value: SHORTCUT, text: wordsOfShortcut(cut), trigger: cut.trigger_id };
  await open(desk, askerOfShortcut(cut), opening, async () => undefined);
}

/**
 * Asks the desk within Slack's three seconds. What it answers is shown afterwards; only what must be kept is waited
 * for. Nothing was changed if the asking fails: the person is told and presses again.
 */
async function open(desk: Desk, asker: Asker, opening: Opening, keep: () => Promise<void>): Promise<void> {
  const asked = desk.host.ask(openQuestion(asker, opening.value, opening.text));
  const answered = async (reply: Reply): Promise<void> => {
    if (reply.kind === 'right') await keep();
    else desk.later(show(desk, asker, opening, reply), 'what the desk answered');
  };
  const failed = (error: unknown) => desk.later(tellFailure(desk, asker, error), 'that something failed');
  const reply = await within(desk.pulse, asked).catch((error: unknown) => void failed(error));
  if (reply === undefined) return;
  if (reply === TOO_LATE) desk.later(asked.then(answered).catch(failed), 'a late answer of the desk');
  else await answered(reply);
}

async function homeAgain(desk: Desk, asker: Asker): Promise<void> {
  await desk.pulse.sleep(HOME_AGAIN_MS);
  await publishHome(desk, asker);
}

/** As one reads them: they are typed into a field. */
export function wordsOfShortcut({ message }: Shortcut): string {
  return unescapeText(message?.text ?? '');
}

export function askerOfShortcut({ user, team, channel }: Shortcut): Asker {
  return { user: user.id, name: user.name ?? user.username, account: team?.id ?? '', channel: channel?.id };
}

export function askerOf(press: BlockActions): Asker {
  const { user, team } = press;
  const { channel, thread } = whereOf(press);
  return { user: user.id, name: user.name ?? user.username, account: team?.id ?? '', channel, thread };
}

/** The card itself, also when the button stands on a message in its thread. */
function underOf(press: BlockActions): string | undefined {
  const { channel, ts, thread } = whereOf(press);
  const root = thread ?? ts;
  return channel && root ? refId({ channel, ts: root }) : undefined;
}
