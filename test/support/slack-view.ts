import type { Wire } from './slack-far.ts';

export interface Button {
  readonly action_id: string;
  readonly value: string;
  readonly text: { readonly text: string };
}

interface Block {
  readonly type: string;
  readonly block_id?: string;
  readonly elements?: Button[];
  readonly element?: { readonly type: string; readonly action_id: string; readonly initial_value?: string };
}

export function buttonsIn(blocks: unknown): Button[] {
  return ((blocks ?? []) as Block[]).flatMap(({ type, elements }) => (type === 'actions' ? elements! : []));
}

/** The one whose value begins so. */
export function buttonIn(blocks: unknown, value: string): Button {
  const buttons = buttonsIn(blocks);
  const found = buttons.find((each) => each.value.startsWith(value));
  if (!found) throw new Error(`no button ${value} among ${buttons.map((each) => each.value).join(', ')}`);
  const { action_id, value: whole, text } = found;
  return { action_id, value: whole, text };
}

/** The view as Slack sends it back: each field in the shape of its element; one left alone keeps what stood there. */
export function filled(view: Wire, values: Record<string, string>): Wire {
  const state: Record<string, object> = {};
  for (const { type, block_id, element } of (view.blocks ?? []) as Block[]) {
    if (type !== 'input' || !block_id || !element) continue;
    const value = values[block_id.replace(/^f:/, '')] ?? element.initial_value ?? null;
    const typed =
      element.type === 'static_select'
        ? { selected_option: value === null ? null : { value } }
        : element.type === 'datepicker'
          ? { selected_date: value }
          : { value };
    state[block_id] = { [element.action_id]: { type: element.type, ...typed } };
  }
  const unknown = Object.keys(values).filter((name) => !state[`f:${name}`]);
  if (unknown.length > 0) throw new Error(`the dialog has no field ${unknown.join(', ')}`);
  return { ...view, state: { values: state } };
}
