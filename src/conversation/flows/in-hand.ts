import type { Intent } from '../../faq/index.ts';
import { UserMistake } from '../../lib/errors.ts';
import { joinAgain } from '../join/turn.ts';
import { askNext } from '../matters.ts';
import type { Flow } from '../step.ts';
import { say, type Turn } from '../turn.ts';
import { understoodSurely } from '../understood.ts';
import { isCancel, wordCount } from '../words.ts';
import { keepUnchosen, notChosen, ticketChosen } from './chosen.ts';
import { sendUp } from './escalate.ts';
import { languagePicked, namedLanguage } from './language.ts';
import { officerContact } from './officer-contact.ts';
import { proved } from './proved.ts';
import { codeSaid, registrationStatus } from './registration.ts';
import { doReopen } from './reopen.ts';
import { withdrawSaid } from './withdraw.ts';

type Kind<Name> = Extract<Flow, { name: Name }>;

interface InHand<Name extends Flow['name']> {
  /** The wish that this dialogue serves: said again, it goes on. */
  readonly own?: Intent['flow'];
  /** It waits for words in which anything may be said: a clear new wish does not end it. */
  readonly wantsWords?: boolean;
  /** It is over with this answer. */
  readonly lastQuestion?: boolean;
  /** False: the message was no answer to it after all. */
  go(turn: Turn, flow: Kind<Name>, choice: string | undefined): unknown;
}

/** The small dialogues, by the name of the flow that is in hand. */
const FLOWS: { readonly [Name in Flow['name']]: InHand<Name> } = {
  registration: {
    own: 'registration_status',
    go: (turn, flow) => (flow.asking === 'code' ? codeSaid(turn, flow) : registrationStatus(turn)),
  },
  officer_contact: {
    own: 'officer_contact',
    go: (turn, _, choice) => officerContact(turn, after(choice, 'department')),
  },
  language: {
    own: 'language',
    lastQuestion: true,
    go: (turn, _, choice) => {
      const language = after(choice, 'lang') ?? namedLanguage(turn.text);
      // Neither a button nor a language: the message is about something else.
      return language ? languagePicked(turn, language) : false;
    },
  },
  reason: {
    wantsWords: true,
    lastQuestion: true,
    go: async (turn, flow) => {
      if (flow.verb === 'reopen') await doReopen(turn, flow.ticketId, turn.text);
      else await sendUp(turn, flow.ticketId, turn.text);
    },
  },
  withdraw: { lastQuestion: true, go: withdrawSaid },
  prove: { lastQuestion: true, go: proved },
  join: { go: joinAgain },
  which: {
    lastQuestion: true,
    go: ticketChosen,
  },
};

/** The next piece of a small dialogue. False when none is in hand, or a clear new wish has ended it. */
export async function flowTurn(turn: Turn, choice: string | undefined): Promise<boolean> {
  const { flow } = turn.step;
  if (!flow) return false;
  const inHand = FLOWS[flow.name] as InHand<Flow['name']>;
  if (isCancel(turn.text) || choice === 'wait' || choice === 'cancel') {
    leave(turn);
    say(turn, choice === 'wait' ? 'wait_noted' : 'flow_left');
    askNext(turn);
    return true;
  }
  const anyWords = inHand.wantsWords || (inHand.lastQuestion && isLetterBack(turn));
  if (choice === undefined && !anyWords && isElsewhere(turn, inHand.own)) {
    await keepUnchosen(turn);
    leave(turn);
    return false;
  }
  if (!inHand.lastQuestion) return (await inHand.go(turn, flow, choice)) !== false;
  const { asking } = turn.step;
  leave(turn);
  try {
    const answered = (await inHand.go(turn, flow, choice)) !== false;
    if (!answered && flow.name === 'which') notChosen(turn, flow);
    return answered;
  } catch (error) {
    // A mistyped number or too short a reason is told, and the question stands; what no answer can mend ends it.
    if (error instanceof UserMistake && MENDABLE.includes(error.key))
      Object.assign(turn.step, { flow, asking });
    throw error;
  }
}

const MENDABLE = ['ticket_number_wrong', 'ticket_unknown', 'text_too_short'];
const WORDS_OF_A_MATTER = 6;

/** A clear new wish ends a dialogue that only waited for a detail. */
function isElsewhere(turn: Turn, own: Intent['flow']): boolean {
  const { heard } = turn;
  const wish = turn.knowledge.intents.get(heard.intent.id);
  if (!wish || !understoodSurely(turn) || wish.id === 'out_of_scope') return false;
  const { answer } = heard;
  const tellsMatter = wish.does === 'ticket' && wordCount(turn.text) >= WORDS_OF_A_MATTER;
  const answers =
    answer.yes ||
    answer.no ||
    answer.dontKnow ||
    answer.skip ||
    answer.choice !== undefined ||
    (heard.entities.length > 0 && !tellsMatter);
  return !answers && (own === undefined || wish.flow !== own);
}

/** An answer by mail says more than its answer, and is one all the same. */
function isLetterBack({ message }: Turn): boolean {
  return message.manner === 'letter' && message.references.length > 0;
}

function leave(turn: Turn): void {
  turn.step.flow = undefined;
  turn.step.asking = undefined;
}

function after(choice: string | undefined, kind: string): string | undefined {
  return choice?.startsWith(`${kind}:`) ? choice.slice(kind.length + 1) : undefined;
}
