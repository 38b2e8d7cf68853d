/**
 * The little language of test/stories/*.story. Lines that begin at the margin say what happens, indented lines say
 * what must come of it; test/stories/README.md explains it to people who write stories.
 */
export type Form = 'hi' | 'hi-Latn' | 'en';

export interface Story {
  readonly file: string;
  readonly title: string;
  readonly form: Form;
  readonly steps: readonly Step[];
}

export type Step = { readonly line: number; readonly source: string } & (
  | { readonly kind: 'at'; readonly day: string; readonly time: string }
  | { readonly kind: 'clock'; readonly duration: string }
  | { readonly kind: 'says'; readonly who: string; readonly messages: readonly Said[] }
  | { readonly kind: 'presses'; readonly who?: string; readonly label: string }
  | { readonly kind: 'expects'; readonly who?: string; readonly what: Expectation; readonly value: string }
  | { readonly kind: 'ticket'; readonly nth?: number; readonly fields: readonly [string, string][] }
  | { readonly kind: 'tickets'; readonly count: number }
  | { readonly kind: 'world'; readonly event: string; readonly words: readonly string[] }
);

/** hears: some message has it · never: none has it · silence · offers: the buttons · the rest: what the turn came to */
export type Expectation = 'hears' | 'never' | 'silence' | 'offers' | 'asks' | 'intent' | 'language';

export interface Said {
  readonly subject?: string;
  readonly text: string;
  /** reply, edit, robot, unverified, voice, sticker, location, empty, photo:NAME, too large:NAME, album:X … */
  readonly manner: readonly string[];
}

const WHO = `[a-z][a-z-]*(?: [A-Z][A-Z-]+)?`;
const SAYS = new RegExp(String.raw`^(${WHO})(?: \(([^)]*)\))?(?: "([^"]*)")?:(?: (.*))?$`);
const TOLD = new RegExp(`^(${WHO}) ([>!]) (.+)$`);
const SILENT = new RegExp(`^(${WHO}) hears nothing$`);
const PRESSES = new RegExp(`^(?:(${WHO}) )?press(?:es)? "([^"]+)"$`);
const WORLD =
  /^(tickets begin at|leave|vacant|restart|posting|claim|charge of|mailbox of|desk of|separate|forty open tickets)\b ?(.*)$/;

/** @throws Error with file and line at the first line that is not of the language */
export function readStory(file: string, text: string): Story {
  const lines = text.split('\n');
  const head = new Map<string, string>();
  const steps: Step[] = [];
  lines.forEach((source, index) => {
    const at = { line: index + 1, source };
    const bare = source.trim();
    if (!bare || bare.startsWith('#')) return;
    const title = /^(story|language): (.+)$/.exec(source);
    if (title) head.set(title[1]!, title[2]!);
    else if (/^\s+[|-]( |$)/.test(source)) continued(steps, bare);
    else {
      const step = source.startsWith(' ') ? expectation(bare) : happening(bare);
      if (!step) throw new Error(`${file}:${at.line}: this is not of the language of stories: ${bare}`);
      steps.push({ ...at, ...step } as Step);
    }
  });
  const form = head.get('language');
  if (!head.has('story') || (form !== 'hi' && form !== 'hi-Latn' && form !== 'en'))
    throw new Error(`${file}: a story begins with "story: …" and "language: hi|hi-Latn|en"`);
  return { file, title: head.get('story')!, form, steps };
}

type Bare<T> = T extends unknown ? Omit<T, 'line' | 'source'> : never;

function expectation(bare: string): Bare<Step> | undefined {
  const mark = /^([>!]) (.+)$/.exec(bare);
  if (mark) return { kind: 'expects', what: mark[1] === '>' ? 'hears' : 'never', value: mark[2]! };
  if (bare === 'hears nothing') return { kind: 'expects', what: 'silence', value: '' };
  const word = /^(offers|asks|intent|language) (.+)$/.exec(bare);
  return word ? { kind: 'expects', what: word[1] as Expectation, value: word[2]! } : undefined;
}

function happening(bare: string): Bare<Step> | undefined {
  const at = /^at (\d\d\.\d\d\.\d{4}) (\d\d:\d\d)$/.exec(bare);
  if (at) return { kind: 'at', day: at[1]!, time: at[2]! };
  const clock = /^\+((?:\d+[mhdw] ?)+)$/.exec(bare);
  if (clock) return { kind: 'clock', duration: clock[1]! };
  const ticket = /^ticket(?: (\d+))?: (.+)$/.exec(bare);
  if (ticket)
    return { kind: 'ticket', nth: ticket[1] ? Number(ticket[1]) : undefined, fields: fieldsOf(ticket[2]!) };
  const tickets = /^tickets: (\d+)$/.exec(bare);
  if (tickets) return { kind: 'tickets', count: Number(tickets[1]) };
  const told = TOLD.exec(bare);
  if (told)
    return { kind: 'expects', who: told[1]!, what: told[2] === '>' ? 'hears' : 'never', value: told[3]! };
  const silent = SILENT.exec(bare);
  if (silent) return { kind: 'expects', who: silent[1]!, what: 'silence', value: '' };
  const press = PRESSES.exec(bare);
  if (press) return { kind: 'presses', who: press[1], label: press[2]! };
  const world = WORLD.exec(bare);
  if (world) return { kind: 'world', event: world[1]!, words: world[2] ? world[2].split(' ') : [] };
  return saying(bare);
}

function saying(bare: string): Bare<Step> | undefined {
  const says = SAYS.exec(bare);
  if (!says) return undefined;
  const manner = (says[2] ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);
  const burst = manner.includes('at once');
  const said = { subject: says[3], text: says[4] ?? '', manner: manner.filter((each) => each !== 'at once') };
  return { kind: 'says', who: says[1]!, messages: burst ? [] : [said] };
}

/** "  | more" is a further line of the message above, "  - text" a further message of a burst. */
function continued(steps: Step[], bare: string): void {
  const last = steps.at(-1);
  if (last?.kind !== 'says') throw new Error(`"${bare}" continues nothing`);
  const messages = last.messages as Said[];
  const text = bare.slice(1).trim();
  if (bare.startsWith('-')) messages.push({ text, manner: [] });
  else {
    const before = messages.pop()!;
    messages.push({ ...before, text: `${before.text}\n${text}`.trim() });
  }
}

/** `duty 6, department PWD, officer "GeM Cell Officer, Public Works"` */
function fieldsOf(text: string): [string, string][] {
  return [...text.matchAll(/(\w+) +("([^"]*)"|[^,"]+)(?:, |$)/g)].map((match) => [
    match[1]!,
    (match[3] ?? match[2]!).trim(),
  ]);
}
