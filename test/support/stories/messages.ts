import type { IncomingFile, IncomingMessage } from '../../../src/channel.ts';
import type { Said } from './language.ts';
import type { Person } from './people.ts';

const UNSUPPORTED = ['voice', 'sticker', 'location', 'empty', 'poll'] as const;

/** What they were told last, and what they said last: for replies and corrections. */
export interface Lately {
  readonly told?: string;
  readonly said?: string;
}

/** What a person's line becomes at the door. */
export function messageOf(person: Person, said: Said, lately: Lately): IncomingMessage {
  const manner = new Set(said.manner.map((each) => each.split(':')[0]));
  const letter = person.channel === 'mail';
  const references = [
    ...(manner.has('reply') && lately.told ? [lately.told] : []),
    ...(manner.has('edit') && lately.said ? [lately.said] : []),
    ...valuesOf(said, 'album').map((album) => `album:${album}`),
  ];
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
    text: said.text,
    files: filesOf(said),
    references,
    robot: manner.has('robot') ? 'auto_reply' : undefined,
    manner: letter ? 'letter' : 'chat',
  };
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

function valuesOf(said: Said, kind: string): string[] {
  return said.manner
    .filter((each) => each.startsWith(`${kind}:`))
    .map((each) => each.slice(kind.length + 1).trim());
}
