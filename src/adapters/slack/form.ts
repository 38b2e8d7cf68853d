import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Choice, Field, FilledForm, Form } from '../../channel.ts';
import { cutText } from '../../lib/split-text.ts';
import { type Block, fewTextBlocks } from './blocks.ts';
import { calm } from './escape.ts';
import type { ViewSubmission } from './wire.ts';

/** Slack's own limits (https://docs.slack.dev/reference/views). */
const TITLE = 24;
const LABEL = 2000;
const HINT = 2000;
const TYPED = 3000;
const OPTION = 75;
const OPTIONS = 100;
const FIELD_PREFIX = 'f:';

const META = z.object({
  name: z.string(),
  /** The card under which the button was pressed, and the conversation. */
  under: z.string().optional(),
  place: z.string().optional(),
  /** The thread in which it was pressed. */
  thread: z.string().optional(),
});
/** What Slack carries for us through the dialog and back. */
export type FormMeta = z.infer<typeof META>;

type Plain = types.PlainTextElement;
const plain = (text: string, most: number): Plain => ({
  type: 'plain_text',
  text: cutText(calm(text), most) || '…',
  emoji: true,
});

/** The dialog: what must be known first, then the fields with what was typed before. */
export function formView(form: Form, meta: FormMeta): types.ModalView {
  const lines = fewTextBlocks(form.lines.join('\n'));
  const fields = form.fields.map(fieldBlock);
  return {
    type: 'modal',
    callback_id: 'form',
    private_metadata: JSON.stringify(meta),
    title: plain(form.title, TITLE),
    submit: plain(form.submit, TITLE),
    close: plain(form.close, TITLE),
    blocks: [...lines, ...fields],
  };
}

/** A dialog that only says something. */
export function tellingView(title: string, text: string, close: string): types.ModalView {
  return {
    type: 'modal',
    title: plain(title, TITLE),
    close: plain(close, TITLE),
    blocks: fewTextBlocks(text),
  };
}

function fieldBlock(field: Field): Block {
  return {
    type: 'input',
    block_id: `${FIELD_PREFIX}${field.name}`,
    label: plain(field.label, LABEL),
    optional: field.optional ?? false,
    ...(field.hint ? { hint: plain(field.hint, HINT) } : {}),
    element: elementOf(field),
  };
}

function elementOf(field: Field): types.InputBlock['element'] {
  const choices = field.choices ?? [];
  if (field.kind === 'choice' && choices.length > 0) return selectOf(field, choices);
  if (field.kind === 'date') {
    const date = /^\d{4}-\d{2}-\d{2}$/.test(field.value ?? '') ? { initial_date: field.value! } : {};
    return { type: 'datepicker', action_id: 'typed', ...date };
  }
  return {
    type: 'plain_text_input',
    action_id: 'typed',
    multiline: field.kind === 'text',
    max_length: TYPED,
    ...(field.value ? { initial_value: cutText(field.value, TYPED) } : {}),
  };
}

function selectOf(field: Field, choices: readonly Choice[]): types.StaticSelect {
  const options = choices.map(({ label, value }) => ({ text: plain(label, OPTION), value }));
  const chosen = options.find(({ value }) => value === field.value);
  const base = {
    type: 'static_select',
    action_id: 'typed',
    ...(chosen ? { initial_option: chosen } : {}),
  } as const;
  if (options.length <= OPTIONS) return { ...base, options };
  const groups = [];
  for (let at = 0; at < options.length; at += OPTIONS) {
    const some = options.slice(at, at + OPTIONS);
    groups.push({ label: plain(`${some[0]!.text.text} – ${some.at(-1)!.text.text}`, OPTION), options: some });
  }
  return { ...base, option_groups: groups };
}

/** What was filled in. @throws ZodError for a dialog that is none of ours */
export function filledForm({ view }: ViewSubmission): { form: FilledForm; meta: FormMeta } {
  const meta = META.parse(JSON.parse(view.private_metadata));
  const values: Record<string, string> = {};
  for (const [block, actions] of Object.entries(view.state?.values ?? {})) {
    const typed = Object.values(actions)[0];
    if (!block.startsWith(FIELD_PREFIX) || !typed) continue;
    values[block.slice(FIELD_PREFIX.length)] =
      typed.value ?? typed.selected_option?.value ?? typed.selected_date ?? '';
  }
  return { form: { name: meta.name, values }, meta };
}

/**
 * Errors under their fields; one that belongs to none stands under the first, since Slack drops what it can't place.
 * Undefined when the dialog has no field to bear them.
 */
export function fieldErrors(
  errors: Readonly<Record<string, string>>,
  fields: readonly string[],
): Record<string, string> | undefined {
  const first = fields[0];
  if (first === undefined) return undefined;
  const told: Record<string, string> = {};
  for (const [field, text] of Object.entries(errors)) {
    const block = FIELD_PREFIX + (fields.includes(field) ? field : first);
    told[block] = told[block] ? `${told[block]} ${text}` : text;
  }
  return told;
}
