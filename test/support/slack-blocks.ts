/** Block Kit as people meet it: read as lines of text, and held against Slack's documented limits. */
export type Wire = Record<string, unknown>;

const of = (value: unknown): Wire => (typeof value === 'object' && value !== null ? (value as Wire) : {});
const list = (value: unknown): Wire[] => (Array.isArray(value) ? value.map(of) : []);
const words = (value: unknown): string => String(of(value).text ?? '');

/** What a person sees, one line for each thing; a button stands in square brackets. */
export function readable(blocks: unknown): string {
  return list(blocks).flatMap(linesOf).join('\n');
}

function linesOf(block: Wire): string[] {
  if (block.type === 'header') return [`# ${words(block.text)}`];
  if (block.type === 'divider') return ['---'];
  if (block.type === 'section') return [words(block.text), ...list(block.fields).map(words)].filter(Boolean);
  if (block.type === 'actions')
    return [
      list(block.elements)
        .map((each) => `[${words(each.text)}]`)
        .join(' '),
    ];
  if (block.type !== 'input') return [`(${String(block.type)})`];
  const element = of(block.element);
  const options = [
    ...list(element.options),
    ...list(element.option_groups).flatMap(({ options: o }) => list(o)),
  ];
  const shown = options.length > 0 ? ` {${options.map(({ text }) => words(text)).join(' | ')}}` : '';
  return [`${words(block.label)}${block.optional ? '' : ' *'}: <${String(element.type)}>${shown}`];
}

/** A view as it stands before a person: title, content, the two buttons below. */
export function readableView(view: Wire): string {
  const ends = [view.submit, view.close].filter(Boolean).map((each) => `(${words(each)})`);
  return [`== ${words(view.title)} ==`, readable(view.blocks), ends.join(' ')].join('\n');
}

/** The limits of https://docs.slack.dev/reference/block-kit and …/views that a payload breaks. */
export function faultsOf(method: string, args: Wire): string[] {
  if (method.startsWith('views.')) return viewFaults(of(args.view));
  if (!/^chat\.(?:postMessage|postEphemeral|update)$/.test(method)) return [];
  return [...most('text', String(args.text ?? ''), 40_000), ...blockFaults(args.blocks, 50)];
}

export function viewFaults(view: Wire): string[] {
  const titles = ['title', 'submit', 'close'].flatMap((name) =>
    view[name] ? [...least(name, words(view[name])), ...most(name, words(view[name]), 24)] : [],
  );
  const meta = most('private_metadata', String(view.private_metadata ?? ''), 3000);
  const input = list(view.blocks).some(({ type }) => type === 'input');
  const submit = view.type === 'modal' && input && !view.submit ? ['fields and no submit'] : [];
  return [...titles, ...meta, ...submit, ...blockFaults(view.blocks, 100)];
}

export function blockFaults(blocks: unknown, many: number): string[] {
  const all = list(blocks);
  const ids = all.map(({ block_id }) => block_id).filter(Boolean);
  return [
    ...(all.length > many ? [`${all.length} blocks`] : []),
    ...(new Set(ids).size < ids.length ? ['a block_id twice'] : []),
    ...all.flatMap(faultsIn),
  ];
}

function faultsIn(block: Wire): string[] {
  if (block.type === 'header') return sized('header', words(block.text), 150);
  if (block.type === 'section') return sectionFaults(block);
  if (block.type === 'actions') return actionFaults(list(block.elements));
  if (block.type === 'input') return inputFaults(block);
  return block.type === 'divider' ? [] : [`a block of type ${String(block.type)}`];
}

function sectionFaults(block: Wire): string[] {
  const fields = list(block.fields).map(words);
  if (block.text === undefined && fields.length === 0) return ['a section without text'];
  return [
    ...(block.text === undefined ? [] : sized('section', words(block.text), 3000)),
    ...(fields.length > 10 ? [`${fields.length} fields`] : []),
    ...fields.flatMap((text) => sized('field', text, 2000)),
  ];
}

function actionFaults(elements: Wire[]): string[] {
  const ids = elements.map(({ action_id }) => action_id);
  return [
    ...(elements.length === 0 || elements.length > 25 ? [`${elements.length} buttons`] : []),
    ...(new Set(ids).size < ids.length ? ['an action_id twice'] : []),
    ...elements.flatMap(({ text, value }) => [
      ...sized('button', words(text), 75),
      ...most('value', String(value ?? ''), 2000),
    ]),
  ];
}

function inputFaults(block: Wire): string[] {
  const element = of(block.element);
  const groups = list(element.option_groups);
  const options = groups.length > 0 ? groups.map((group) => list(group.options)) : [list(element.options)];
  const select = element.type === 'static_select';
  return [
    ...sized('label', words(block.label), 2000),
    ...most('hint', words(block.hint), 2000),
    ...most('what stands in a field', String(element.initial_value ?? ''), 3000),
    ...(groups.length > 100 ? [`${groups.length} groups`] : []),
    ...groups.flatMap(({ label }) => sized('group', words(label), 75)),
    ...options.flatMap((some) =>
      select && (some.length === 0 || some.length > 100) ? [`${some.length} options`] : [],
    ),
    ...options
      .flat()
      .flatMap(({ text, value }) => [
        ...sized('option', words(text), 75),
        ...sized('option value', String(value ?? ''), 150),
      ]),
  ];
}

const least = (what: string, text: string) => (text.length === 0 ? [`${what} is empty`] : []);
const most = (what: string, text: string, limit: number) =>
  text.length > limit ? [`${what} has ${text.length} of ${limit} characters`] : [];
const sized = (what: string, text: string, limit: number) => [
  ...least(what, text),
  ...most(what, text, limit),
];
