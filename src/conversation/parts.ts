import type { Entity, Matter } from '../nlu/index.ts';
import { secretOf } from './secret.ts';
import type { Said, Waiting } from './step.ts';
import type { Turn } from './turn.ts';

/** Named once in a message of several matters, these are meant in all of them. */
const SHARED: readonly Entity['kind'][] = ['department', 'district', 'contract', 'bid', 'ra'];
const NO_MATTER = ['smalltalk', 'refuse'];

export interface Part {
  readonly matter: Matter;
  /** Confidential category, if it is one. */
  readonly secret?: string;
}

/** What is wanted, each thing once. Greetings and thanks are no matters; what is not clear belongs to the first. */
export function partsOf(turn: Turn): Part[] {
  const { act, knowledge, heard } = turn;
  const parts: Part[] = [];
  for (const matter of heard.matters) {
    const intent = knowledge.intents.get(matter.intent.id);
    const clear = matter.band === 'act' || matter.band === 'confirm';
    if (!clear || !intent || NO_MATTER.includes(intent.does)) continue;
    const secret = secretOf(act, knowledge.intents, intent.id, matter.text);
    const known = parts.some((part) =>
      secret ? part.secret === secret : part.matter.intent.id === matter.intent.id,
    );
    if (!known) parts.push({ matter, secret });
  }
  return parts;
}

/**
 * Each with its own words; what is said between them stays with the first that is no secret, so that nothing is lost
 * and nothing confidential reaches an officer. Papers go where they harm nobody.
 */
export function waitingOf(turn: Turn, parts: readonly Part[]): Waiting[] {
  const { text, said, heard, act } = turn;
  const papers = parts.find(({ secret }) => secret) ?? parts[0];
  const keeper = parts.find(({ secret }) => !secret);
  return parts.map((part) => {
    const { matter, secret } = part;
    const words = part === keeper ? without(text, parts, part) : wordsOf(heard.matters, matter, parts);
    return {
      said: { ...said, text: words, files: part === papers ? said.files : [] } satisfies Said,
      at: act.now.toISOString(),
      intent: secret && !isOf(turn, matter, secret) ? null : matter.intent.id,
      category: secret,
      entities: sharedWith(heard.entities, matter, parts),
    };
  });
}

/** A bribe named in the words of another matter: the reading is of the other matter, the category is not. */
function isOf({ knowledge }: Turn, { intent }: Matter, category: string): boolean {
  return knowledge.intents.get(intent.id)?.category === category;
}

/** The message without what belongs to the others, and what says nothing to anybody's purpose stays in. */
function without(text: string, parts: readonly Part[], own: Part): string {
  let words = text;
  const others = parts.filter((part) => part !== own).toSorted((a, b) => b.matter.start - a.matter.start);
  for (const { matter } of others) words = `${words.slice(0, matter.start)} ${words.slice(matter.end)}`;
  return words.replaceAll(/[ \t]+/g, ' ').trim() || own.matter.text;
}

/** A matter said twice, in two places, is said with both. */
function wordsOf(matters: readonly Matter[], own: Matter, parts: readonly Part[]): string {
  const again = matters.filter(
    (each) =>
      each.intent.id === own.intent.id && (each === own || !parts.some(({ matter }) => matter === each)),
  );
  return again.map(({ text }) => text.trim()).join('\n');
}

function sharedWith(entities: readonly Entity[], own: Matter, parts: readonly Part[]): Entity[] {
  const inside = ({ start, end }: Entity, { start: from, end: to }: Matter) => start >= from && end <= to;
  return SHARED.flatMap((kind) => {
    const named = entities.filter((entity) => entity.kind === kind);
    const shared = named.length === 1 && !inside(named[0]!, own) && parts.length > 1;
    return shared ? named : [];
  });
}
