import type { IncomingFile, IncomingMessage } from '../../../src/channel.ts';
import { splitReply } from '../../../src/lib/replies/index.ts';
import type { Said } from './language.ts';
import type { Person } from './people.ts';

const UNSUPPORTED = ['voice', 'sticker', 'location', 'empty', 'poll'] as const;

/** What they were told last, and what they said last: for replies and corrections. */
export interface Lately {
  readonly told?: string;
  readonly toldText?: string;
  readonly said?: string;
}

/** What a person's line becomes at the door. */
export function messageOf(person: Person, said: Said, lately: Lately): IncomingMessage {
  const manner = new Set(said.manner.map((each) => each.split(':')[0]));
  const letter = person.channel === 'mail';
  const answered = manner.has('reply') && lately.told ? [lately.told] : [];
  const references = [
    ...answered,
    ...valuesOf(said, 'answers'),
    ...(manner.has('edit') && lately.said ? [lately.said] : []),
    ...valuesOf(said, 'album').map((album) => `album:${album}`),
  ];
  if (manner.has('form')) return formOf(person, said);
  const { reply, folded } = letter && manner.has('quoting') ? quoting(said, lately) : whole(said);
  const unsupported = UNSUPPORTED.find((each) => manner.has(each));
  return {
    kind: unsupported
      ? 'unsupported'
      : manner.has('edit')
        ? 'edit'
        : manner.has('garbled')
          ? 'unreadable'
          : 'text',
    unsupported,
    from: {
      address: person.address,
      name: person.name,
      verified: person.verified && !manner.has('unverified'),
    },
    subject: letter ? (said.subject ?? '') : undefined,
    text: reply,
    folded: folded || undefined,
    files: filesOf(said),
    references,
    tokens: manner.has('unsigned') ? [] : answered,
    copies: valuesOf(said, 'cc'),
    robot: manner.has('robot') ? 'auto_reply' : undefined,
    manner: letter ? 'letter' : person.channel === 'slack' ? 'desk' : 'chat',
  };
}

/** `desk PWD (form) "resolve GC-…, outcome resolved": why` */
function formOf(person: Person, said: Said): IncomingMessage {
  const [deed = '', ...fields] = (said.subject ?? '').split(',').map((each) => each.trim());
  const [verb, number] = deed.split(' ');
  const values = Object.fromEntries(fields.map((each) => each.split(/ (.*)/s).slice(0, 2)));
  return {
    kind: 'form',
    from: { address: person.address, verified: true },
    text: '',
    form: { name: `deed:${verb}:${number}`, values: { ...values, text: said.text } },
    files: [],
    references: [],
    manner: 'desk',
  };
}

/** As mail programs send it: `here` in the text is where the quotation stands, else it is below. */
function quoting(said: Said, { toldText = '' }: Lately): { reply: string; folded: string } {
  const quote = toldText.replaceAll(/^/gm, '> ');
  const [above = '', ...below] = said.text.split(/^here$/m);
  const text = [above, 'On 20 Nov 2026 at 11:02, GeM Cell <helpdesk@example.org> wrote:', quote, ...below];
  return splitReply(text.join('\n'));
}

function whole({ text }: Said): { reply: string; folded: string } {
  return { reply: text, folded: '' };
}

export function choiceOf(person: Person, value: string, on: string): IncomingMessage {
  const { address, name, verified } = person;
  return {
    kind: 'choice',
    from: { address, name, verified },
    text: '',
    choice: value,
    files: [],
    references: [on],
  };
}

function filesOf(said: Said): IncomingFile[] {
  const photo = (name: string) => ({ name, mediaType: 'image/jpeg', bytes: Buffer.from(`photo ${name}`) });
  return [
    ...valuesOf(said, 'photo').map(photo),
    ...valuesOf(said, 'too large').map((name) => ({
      ...photo(name),
      bytes: Buffer.alloc(0),
      refused: 'too_large' as const,
    })),
  ];
}

export function valuesOf(said: Said, kind: string): string[] {
  return said.manner
    .filter((each) => each.startsWith(`${kind}:`))
    .map((each) => each.slice(kind.length + 1).trim());
}
