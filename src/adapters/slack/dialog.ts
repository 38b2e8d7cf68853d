import { z } from 'zod';
import type { Form, Reply } from '../../channel.ts';
import { ApiFailure } from './failure.ts';
import { type FormMeta, fieldErrors, filledForm, formView, tellingView } from './form.ts';
import { formOriginal } from './original.ts';
import { checkQuestion } from './question.ts';
import {
  type Asker,
  choicesOf,
  type Desk,
  languageOf,
  showHome,
  tell,
  wordsForFailure,
  wordsOf,
} from './tell.ts';
import type { ViewSubmission } from './wire.ts';
import { TOO_LATE, within } from './within.ts';

/** What was asked for by a button or a shortcut. */
export interface Opening {
  readonly value: string;
  /** Words it came with. */
  readonly text?: string;
  readonly trigger?: string;
  /** The message under which it was pressed. */
  readonly under?: string;
}

/** Shows what the desk answered: a form, the front page, or words to this person alone. */
export async function show(desk: Desk, asker: Asker, opening: Opening, reply: Reply): Promise<void> {
  if (reply.kind === 'form') return openForm(desk, asker, opening, reply.form);
  if (reply.kind === 'page') return showHome(desk, asker.user, reply);
  const words = wordsOf(reply);
  if (words !== '') await tell(desk, asker, words, choicesOf(reply));
}

/** A trigger lives 3 seconds. Whoever comes too late is told, with what they wrote and the same button once more. */
async function openForm(desk: Desk, asker: Asker, opening: Opening, form: Form): Promise<void> {
  const { under, trigger, value, text } = opening;
  const meta: FormMeta = {
    name: form.name,
    ...(under ? { under } : {}),
    ...(asker.channel ? { place: asker.channel } : {}),
    ...(asker.thread ? { thread: asker.thread } : {}),
  };
  try {
    if (!trigger) throw new ApiFailure('refused', 'views.open: no trigger came', 'expired_trigger_id');
    await desk.api.call('views.open', { trigger_id: trigger, view: formView(form, meta) }, z.unknown());
  } catch (error) {
    desk.host.log.warn(
      { error: String(error), form: form.name },
      'Slack did not open a form; the person was told',
    );
    const language = await languageOf(desk, asker.user);
    const words = [desk.host.say('slack_expired', language)];
    if (text) words.push(desk.host.say('slack_you_wrote', language, { text }));
    // A shortcut's words are in no button: it is taken again from the message.
    const again = text ? [] : [{ label: desk.host.say('slack_press_again', language), value }];
    await tell(desk, asker, words.join('\n\n'), again);
  }
}

type DialogAnswer = Record<string, unknown> | undefined;

/** Checked, kept, and only then closed; while anything fails the dialog stands with all that was typed. */
export async function takeForm(desk: Desk, submission: ViewSubmission, body: unknown): Promise<DialogAnswer> {
  const { user } = submission;
  const fields = Object.keys(submission.view.state?.values ?? {}).map((block) => block.replace(/^f:/, ''));
  const stays = async (words: string): Promise<DialogAnswer> =>
    answerWith(desk, user.id, { '': words }, fields);
  try {
    const { form } = filledForm(submission);
    const checked = within(desk.pulse, desk.host.ask(checkQuestion(submission, form)));
    const reply = await checked;
    if (reply === TOO_LATE)
      return await stays(desk.host.say('slack_not_now', await languageOf(desk, user.id)));
    if (reply.kind === 'wrong') return await answerWith(desk, user.id, reply.errors, fields);
    if (reply.kind === 'form')
      return { response_action: 'update', view: formView(reply.form, metaOf(submission)) };
    if (reply.kind !== 'right')
      return { response_action: 'update', view: await telling(desk, user.id, wordsOf(reply)) };
    await desk.host.keep(formOriginal(submission, body));
    return undefined;
  } catch (error) {
    return await stays(await wordsForFailure(desk, user.id, error));
  }
}

function metaOf(submission: ViewSubmission): FormMeta {
  return filledForm(submission).meta;
}

async function answerWith(
  desk: Desk,
  user: string,
  errors: Readonly<Record<string, string>>,
  fields: readonly string[],
): Promise<DialogAnswer> {
  const told = fieldErrors(errors, fields);
  if (told) return { response_action: 'errors', errors: told };
  return { response_action: 'push', view: await telling(desk, user, Object.values(errors).join('\n')) };
}

async function telling(desk: Desk, user: string, words: string): Promise<object> {
  const language = await languageOf(desk, user);
  return tellingView(desk.host.say('slack_desk', language), words, desk.host.say('slack_close', language));
}
