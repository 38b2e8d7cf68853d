import type { Act } from '../act.ts';
import type { Choice } from '../channel.ts';
import { NotAllowed, UserMistake } from '../lib/errors.ts';
import type { Language } from '../lib/language.ts';
import { checkMayDo, type Ticket, VERBS, type Verb } from '../tickets/index.ts';

/** The deeds of a desk, in the order of their buttons; each is a verb of tickets. */
export const DEEDS = [
  'take',
  'reply',
  'note',
  'ask',
  'interim',
  'transfer',
  'resolve',
  'escalate',
] as const satisfies readonly Verb[];
/** Done from the word that tells of an escalation; on no card. */
const FROM_WORDS = ['return'] as const satisfies readonly Verb[];
export type Deed = (typeof DEEDS | typeof FROM_WORDS)[number];

export function isDeed(word: string | undefined): word is Deed {
  return ([...DEEDS, ...FROM_WORDS] as readonly (string | undefined)[]).includes(word);
}

/** What whoever holds the ticket may do from where it stands, by the table. Who presses is asked when they press. */
export function deedsFrom({ status }: Ticket): Deed[] {
  return DEEDS.filter((deed) => {
    const { from, who } = VERBS[deed];
    const holders: readonly string[] = who;
    const froms: readonly string[] = from;
    return froms.includes(status) && (holders.includes('owner') || holders.includes('staff'));
  }).filter((deed) => deed !== 'take' || status !== 'in_work');
}

/** Those of them that this person may do. */
export async function deedsOf(act: Act, ticket: Ticket): Promise<Deed[]> {
  const may: Deed[] = [];
  for (const deed of deedsFrom(ticket)) if (await mayDo(act, ticket, deed)) may.push(deed);
  return may;
}

async function mayDo(act: Act, ticket: Ticket, deed: Deed): Promise<boolean> {
  try {
    await checkMayDo(act, ticket, deed);
    return true;
  } catch (error) {
    if (error instanceof NotAllowed || error instanceof UserMistake) return false;
    throw error;
  }
}

export function buttonsFor(
  act: Act,
  { number }: Ticket,
  deeds: readonly Deed[],
  language: Language,
): Choice[] {
  return deeds.map((deed) => ({
    label: act.words.say(`desk_button_${deed}`, language),
    value: `deed:${deed}:${number}`,
  }));
}
