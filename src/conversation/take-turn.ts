import { type Act, as, type Doer } from '../act.ts';
import type { IncomingMessage } from '../channel.ts';
import { holdContact, knowContact, rememberLanguage, unblock } from '../contacts/index.ts';
import { chargesOf, staffOf } from '../directory/index.ts';
import { type StoredFile, sayingOf, storeFile } from '../files/index.ts';
import { wasBroughtBack } from '../inbox/index.ts';
import { NotAllowed, UserMistake } from '../lib/errors.ts';
import type { Language } from '../lib/language.ts';
import { blankSecrets } from '../lib/secrets.ts';
import type { Understanding } from '../nlu/index.ts';
import { moveAddress } from '../outbox/index.ts';
import { followAlbum } from './album.ts';
import { type AsRead, writtenOf } from './as-read.ts';
import { converse } from './converse.ts';
import { inCopy, joinCopies } from './copies.ts';
import { doorToJoin } from './join/door.ts';
import { offerJoin } from './join/turn.ts';
import { keepSaid } from './keep-said.ts';
import { goesAlong, heedReading } from './legacy.ts';
import { withoutOurs } from './ours.ts';
import { conversationOf } from './overheard.ts';
import { unreadable } from './poison.ts';
import { readAsDesk } from './reading.ts';
import { endsLoop, heedRobot } from './robots.ts';
import { lockConversation, menuAnswered, saveConversation } from './store.ts';
import { flush, type Knowledge, type Reply, say, type Turn } from './turn.ts';
import { settled, undelivered } from './undelivered.ts';
import { unsupported } from './unsupported.ts';
import { isGreeting, wordCount } from './words.ts';

export interface TurnInput {
  readonly channel: string;
  readonly account?: string;
  readonly inboxId: string;
  /** As it is understood: see asRead. */
  readonly message: IncomingMessage;
  /** Where it was written in a legacy font, or has lost letters. */
  readonly asRead?: AsRead;
  /** Of the message's text (and subject), made before the transaction. */
  readonly heard: Understanding;
}

export interface TurnResult {
  readonly language: Language;
  readonly intent: string;
  readonly asks: string | null;
  readonly replies: readonly Reply[];
  readonly ticket: string | null;
}

/** A picture or a number alone tells no language: the cell's own is spoken. */
const LETTER = /\p{L}/u;

const SILENT: TurnResult = { language: 'hi', intent: 'none', asks: null, replies: [], ticket: null };

/** Everything one message causes, in the act's transaction. Robots are kept and shown, never answered. */
export async function takeTurn(act: Act, knowledge: Knowledge, given: TurnInput): Promise<TurnResult> {
  const broughtBack = given.message.robot !== undefined && (await wasBroughtBack(act.tx, given.inboxId));
  const input = broughtBack ? { ...given, message: { ...given.message, robot: undefined } } : given;
  const { message } = input;
  if (message.kind === 'delivery_report') await undelivered(act, input.channel, message);
  else await settled(act, input.channel, message);
  if (message.kind === 'moved' && message.moved)
    await moveAddress(act.tx, input.channel, message.moved.from, message.moved.to);
  if (message.kind === 'delivery_report' || message.kind === 'moved')
    return { ...SILENT, intent: message.kind };
  if (message.kind === 'nothing' || message.robot === 'ourselves') return SILENT;
  const turn = await beginTurn(act, knowledge, await withoutOurs(act, knowledge, input));
  // Brought back, it was written down when it came.
  if (!broughtBack) await keepSaid(turn, input.inboxId);
  if (message.robot) {
    await heedRobot(turn, input.inboxId);
    return { ...SILENT, language: turn.language, intent: 'robot' };
  }
  await answer(turn);
  await joinCopies(turn);
  const said = await flush(turn);
  const replies = (await endsLoop(turn)) ? [] : said;
  await saveConversation(turn.act, turn.channel, conversationOf(turn.address, message), turn.step);
  return {
    language: turn.language,
    intent: turn.intent,
    asks: turn.step.asking ?? null,
    replies,
    ticket: turn.ticket ?? null,
  };
}

async function beginTurn(act: Act, knowledge: Knowledge, input: TurnInput): Promise<Turn> {
  const { message, channel } = input;
  const known = await knowContact(act, {
    channel,
    address: message.from.address,
    name: message.from.name,
    verified: message.from.verified,
  });
  if (!message.robot) await unblock(act, known.handle);
  const place = conversationOf(message.from.address, message);
  const step = await lockConversation(act, channel, place, known.contact.id);
  const joining = doorToJoin(step.flow, message.text, act.cell.rules.oneTimeCode.digits);
  const named = inCopy(message).map((address) => ({ channel, address }));
  const { contact, handle } = await holdContact(act, known.handle, joining, named);
  if (message.manner === 'letter')
    step.menu = (await menuAnswered(act, channel, message.from.address, message.references[0])) ?? step.menu;
  const albumGoesOn = followAlbum(step, message);
  const blanked = blankSecrets(message.kind === 'choice' ? '' : message.text);
  const files: StoredFile[] = [];
  for (const file of message.files) if (!file.refused) files.push(await storeFile(act.tx, file, act.now));
  const text = message.kind === 'choice' ? (message.choice ?? '') : blanked.text;
  const staff = await staffOf(act, contact.id);
  const doer = await doerOf(act, contact.id, channel, message.from.verified ? staff : undefined);
  const language = languageOf(contact, input);
  await rememberLanguage(act, contact, language);
  return {
    act: as(act, doer),
    knowledge,
    channel,
    account: input.account,
    address: message.from.address,
    contact,
    handle,
    message,
    text,
    said: {
      text: message.kind === 'choice' ? '' : text,
      written: input.asRead?.found === 'sure' ? writtenOf(input.asRead) : undefined,
      folded: message.folded && blankSecrets(message.folded).text,
      inboxId: input.inboxId,
      files,
      album: step.album?.id,
    },
    files,
    asRead: input.asRead,
    heard: readAsDesk(input.heard, text, knowledge.intents, knowledge.engine.bands),
    unverifiedStaff: staff !== undefined && !message.from.verified,
    albumGoesOn,
    language,
    step,
    replies: [],
    intent: input.heard.intent.id,
  };
}

/** An official act needs an address the channel vouches for; from another, the same person is a requester. */
async function doerOf(act: Act, contactId: string, door: string, staff: string | undefined): Promise<Doer> {
  if (!staff) return { kind: 'contact', contactId, door };
  return { kind: 'staff', staff, contactId, officers: await chargesOf(act, staff), door };
}

/** The script of the last message; too short to tell, the one before; chosen, the choice. */
function languageOf(
  contact: { language: Language | null; languageChosen: boolean },
  { message, asRead, heard }: TurnInput,
): Language {
  if (contact.languageChosen && contact.language) return contact.language;
  const before = contact.language ?? message.from.language;
  if (asRead?.found === 'doubtful') return before ?? 'hi';
  const words = `${message.subject ?? ''} ${message.text}`;
  if (message.kind === 'choice' || !LETTER.test(words)) return before ?? 'hi';
  if (!heard.languageSure || isGreeting(message.text)) return before ?? heard.language;
  // One word of Hindi in Latin letters ("haan") does not turn a conversation in English.
  if (before === 'en' && heard.language === 'hi-Latn' && wordCount(message.text) === 1) return 'en';
  return heard.language;
}

/** A mistake of the person's is an answer, not a failure; what the message itself is comes first. */
async function answer(turn: Turn): Promise<void> {
  const { message } = turn;
  for (const file of message.files) {
    const key = sayingOf(file);
    if (key) say(turn, key, { name: file.name });
  }
  if (turn.said.text.includes(BLANKED) && turn.step.asking !== 'code') say(turn, 'secret_blanked');
  try {
    if (await heedReading(turn)) return;
    if (message.kind === 'unreadable') await unreadable(turn);
    else if (message.kind === 'unsupported') await unsupported(turn);
    else await converse(turn);
    goesAlong(turn);
  } catch (error) {
    if (!(error instanceof UserMistake || error instanceof NotAllowed)) throw error;
    say(turn, error.key, error.params);
    offerJoin(turn, error);
  }
}

const BLANKED = '████';
