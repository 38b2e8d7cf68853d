import type { Entity, Matter } from '../nlu/index.ts';
import { secretOf } from './secret.ts';
import type { Said, Waiting } from './step.ts';
import type { Turn } from './turn.ts';

/** Named once in a message of several matters, these are meant in all of them. */
const SHARED: readonly Entity['kind'][] = ['department', 'district', 'contract', 'bid', 'ra'];
const NO_MATTER = ['smalltalk', 'refuse'];

/** One thing that is wanted, wherever in the message it is spoken of. */
export interface Part {
  readonly intent: string;
  /** Confidential category, if it is one. */
  readonly secret?: string;
  readonly matters: Matter[];
}

/** What is wanted, each thing once. Greetings and thanks are no matters; what is not clear belongs to the first. */
export function partsOf({ act, knowledge, heard }: Turn): Part[] {
  const parts: Part[] = [];
  for (const matter of heard.matters) {
    const intent = knowledge.intents.get(matter.intent.id);
    const clear = matter.band === 'act' || matter.band === 'confirm';
    const secret = secretOf(act, knowledge.intents, clear ? matter.intent.id : '', matter.text);
    if (!secret && (!clear || !intent || NO_MATTER.includes(intent.does))) continue;
    const known = parts.find(
      (part) => part.secret === secret && (secret || part.intent === matter.intent.id),
    );
    if (known) known.matters.push(matter);
    else parts.push({ intent: matter.intent.id, secret, matters: [matter] });
  }
  return parts;
}

/**
 * Each with its own words. What is said between them stays with the first that is no secret, so that nothing is lost
 * and nothing confidential reaches an officer; papers go where they harm nobody.
 */
export function waitingOf({ text, said, heard, act, knowledge }: Turn, parts: readonly Part[]): Waiting[] {
  const papers = parts.find(({ secret }) => secret) ?? parts[0];
  const keeper = parts.find(({ secret }) => !secret) ?? parts[0];
  return parts.map((part) => {
    const { intent, secret } = part;
    const words = part === keeper ? without(text, parts, part) : ownWords(part);
    // A bribe named in the words of another matter: the reading is of the other matter, the category is not.
    const read = !secret || knowledge.intents.get(intent)?.category === secret;
    return {
      said: { ...said, text: words, files: part === papers ? said.files : [] } satisfies Said,
      at: act.now.toISOString(),
      intent: read ? intent : null,
      category: secret,
      entities: sharedWith(heard.entities, part),
    };
  });
}

function ownWords({ matters }: Part): string {
  return matters.map(({ text }) => text.trim()).join('\n');
}

/** The message without what belongs to the others. */
function without(text: string, parts: readonly Part[], own: Part): string {
  let words = text;
  const others = parts.filter((part) => part !== own).flatMap(({ matters }) => matters);
  for (const { start, end } of others.toSorted((a, b) => b.start - a.start))
    words = `${words.slice(0, start)} ${words.slice(end)}`;
  return words.replaceAll(/[ \t]+/g, ' ').trim() || ownWords(own);
}

function sharedWith(entities: readonly Entity[], { matters }: Part): Entity[] {
  return SHARED.flatMap((kind) => {
    const named = entities.filter((entity) => entity.kind === kind);
    const [only] = named;
    if (!only || named.length > 1) return [];
    return matters.some(({ start, end }) => only.start >= start && only.end <= end) ? [] : [only];
  });
}
