import type { Intents } from '../faq/index.ts';
import { blankSecrets } from '../lib/secrets.ts';
import { type Band, type Bands, heardOf, type Scored, type Understanding } from '../nlu/index.ts';
import { asksSomething, commandWord, wordCount } from './words.ts';

/** A kind of ticket must be at least so likely to be preferred. */
const LIKELY = 0.08;
/** And from here on it is taken up without asking: the case is plain, only its kind stood second. */
const PLAIN = 0.15;
const WISH = 'ticket_new';
const FIRM = ['gstin', 'pan', 'udyam', 'mobile'];

/**
 * The engine reads sentences one by one; the desk knows more. A word of command means its flow. A message that names
 * a contract or a bid, or a department with a sum, and asks nothing, tells a case and wants no general knowledge.
 */
export function readAsDesk(
  heard: Understanding,
  text: string,
  intents: Intents,
  bands: Bands,
): Understanding {
  if (heard.matters.length < 2) return readOne(heard, text, intents, bands);
  const read = heard.matters.map((matter) => readOne(heardOf(heard, matter), matter.text, intents, bands));
  const { intent, alternatives, band } = read[0]!;
  const matters = read
    .flatMap((one) => one.matters)
    .map((one) => ({ ...one, text: blankSecrets(one.text).text }));
  return { ...heard, intent, alternatives, band, matters };
}

function readOne(heard: Understanding, text: string, intents: Intents, bands: Bands): Understanding {
  const command = commandWord(text);
  if (command && intents.has(command)) return withIntent(heard, { id: command, confidence: 1 }, 'act');
  const { intent } = heard;
  if (intent.id === WISH) return matterOf(heard, intents, bands);
  const unpaid = withCrac(heard, intents);
  if (unpaid) return unpaid;
  const does = intents.get(intent.id)?.does;
  // A firm's number and nothing else asks what we know of the firm.
  if (does === 'refuse' && wordCount(text) <= 2 && heard.entities.some(({ kind }) => FIRM.includes(kind)))
    return withIntent(heard, { id: 'reg_status_check', confidence: bands.act }, 'act');
  const unsure = does === 'answer' || does === 'refuse' || intent.confidence < bands.confirm;
  if (!unsure || asksSomething(text) || !tellsCase(heard)) return heard;
  // Where a contract is named and no bid, the order is placed: it is no matter of bidding.
  const kinds = heard.entities.map(({ kind }) => kind);
  const placed = kinds.includes('contract') && !kinds.includes('bid') && !kinds.includes('ra');
  const likely = heard.alternatives.find(
    ({ id, confidence }) =>
      intents.get(id)?.does === 'ticket' && confidence >= LIKELY && !(placed && isOfBids(id)),
  );
  // The case is plain, of what kind it is less so: what is a poor guess is asked about.
  if (likely) {
    const confidence = Math.max(likely.confidence, bands.confirm);
    return withIntent(heard, { id: likely.id, confidence }, likely.confidence >= PLAIN ? 'act' : 'confirm');
  }
  // A contract number alone is of our trade, but says nothing yet: it is asked what about it.
  return does === 'refuse' ? withIntent(heard, { id: intent.id, confidence: 0 }, 'ask') : heard;
}

/** "I want to complain: PWD Basti has not paid": the matter counts, not the wish, where the words name one. */
function matterOf(heard: Understanding, intents: Intents, bands: Bands): Understanding {
  const about = ['department', 'district', 'amount', 'contract', 'bid'];
  if (!heard.entities.some(({ kind }) => about.includes(kind))) return heard;
  const matter = heard.alternatives.find(
    ({ id, confidence }) => intents.get(id)?.does === 'ticket' && confidence >= LIKELY,
  );
  if (!matter) return heard;
  const plain = matter.confidence >= PLAIN ? 'act' : 'confirm';
  const band = heard.intent.confidence >= bands.confirm ? plain : heard.band;
  return withIntent(heard, { id: matter.id, confidence: heard.intent.confidence }, band);
}

/** Whose CRAC has been made is not waiting for it: what is missing then is the payment. */
function withCrac(heard: Understanding, intents: Intents): Understanding | undefined {
  const kindOf = ({ id }: Scored) => intents.get(id)?.category;
  const made = heard.entities.some(
    ({ kind, value, implicit }) => kind === 'crac' && value === 'yes' && !implicit,
  );
  if (!made || kindOf(heard.intent) !== 'crac') return undefined;
  const payment = heard.alternatives.find((each) => kindOf(each) === 'payment');
  const band = tellsCase(heard) && heard.band === 'confirm' ? 'act' : heard.band;
  return payment && withIntent(heard, { id: payment.id, confidence: heard.intent.confidence }, band);
}

const isOfBids = (intent: string): boolean => intent.startsWith('bid_');

function withIntent(heard: Understanding, intent: Scored, band: Band): Understanding {
  const others = heard.alternatives.filter(({ id }) => id !== intent.id);
  const alternatives = [intent, ...others];
  const [first, ...rest] = heard.matters;
  return {
    ...heard,
    intent,
    alternatives,
    band,
    matters: first ? [{ ...first, intent, alternatives, band }, ...rest] : [],
  };
}

function tellsCase({ entities }: Understanding): boolean {
  const names = (...kinds: string[]) =>
    entities.some((entity) => kinds.includes(entity.kind) && entity.valid !== false);
  const crac = entities.some((entity) => entity.kind === 'crac' && !entity.implicit);
  return names('contract', 'bid', 'ra') || (names('department') && (names('amount') || crac));
}
