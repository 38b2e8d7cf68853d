import type { Also, Form, Said, Waiting } from './step.ts';
import type { Turn } from './turn.ts';

/** What remains of a form that is not gone on with. */
export interface Left {
  readonly said: Said[];
  readonly known: Form['slots'];
  readonly also?: Also;
}

/** In the words of a problem the matter itself is told: another matter is not described by them. */
const OF_THE_MATTER = ['problem', 'question', 'reason', 'condition'];

/** Leaves the form for another reading of the same words: its details stay, and so does a confidential matter on it. */
export function leaveForm(turn: Turn): Left | undefined {
  const { form } = turn.step;
  if (!form) return undefined;
  turn.step.form = undefined;
  turn.step.asking = undefined;
  return { said: form.said, known: withoutWords(form.slots), also: alsoApart(form) };
}

/** The confidential matter that was promised, on its own: with what it was told with. */
function alsoApart({ also, slots, said }: Form): Also | undefined {
  return also && { slots, before: said, ...also };
}

/** The same, where no other form follows at once: it waits to be asked about. */
export function alsoWaiting(turn: Turn, also: Also): Waiting {
  const { category, said, more = [], slots } = also;
  const words = [said, ...more].map(({ text }) => text).join('\n');
  return {
    said: { ...said, text: words, files: [said, ...more].flatMap(({ files }) => files) },
    at: turn.act.now.toISOString(),
    intent: null,
    category,
    slots:
      slots && Object.fromEntries(Object.entries(slots).filter(([slot]) => !OF_THE_MATTER.includes(slot))),
  };
}

export function withoutWords(slots: Form['slots']): Form['slots'] {
  return Object.fromEntries(Object.entries(slots).filter(([slot]) => !OF_THE_MATTER.includes(slot)));
}
