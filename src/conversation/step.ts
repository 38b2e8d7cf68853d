import type { Choice } from '../channel.ts';
import type { StoredFile } from '../files/index.ts';
import type { Entity } from '../nlu/index.ts';
import type { SlotValue } from '../tickets/index.ts';

/** One thing a person said that belongs to a matter not yet registered. */
export interface Said {
  readonly text: string;
  /** As it stood there, where the text is our reading of a legacy font. */
  readonly written?: string;
  readonly folded?: string;
  readonly inboxId?: string;
  readonly files: readonly StoredFile[];
  /** The album it came in. */
  readonly album?: string;
}

/** A ticket being put together: slots heard in any message are kept until it is registered or left. */
export interface Form {
  category: string;
  intent: string | null;
  slots: Record<string, SlotValue>;
  /** Needed slots the person does not know, or that could not be read twice: not asked again. */
  skipped: string[];
  said: Said[];
  /** A second, confidential matter heard on the way, and its words: registered apart, not for the first one's officer. */
  also?: Also;
  /** Words that fit several departments or districts, to be asked about when their turn comes. */
  unsure: Partial<Record<'department' | 'district', { word: string; codes: string[] }>>;
  /** How often the present question was not answered. */
  misses: number;
  /** The person said that it is another matter than what they have told already. */
  apart?: boolean;
}

export interface Also {
  category: string;
  said: Said;
  /** What was said of it later. */
  more?: Said[];
  /** The details and words of the matter it was told with, where that one is no longer the form it hangs on. */
  slots?: Record<string, SlotValue>;
  before?: Said[];
}

/** A reading that is not acted on as it is: what was said, as what it was read, and what it is not. */
export interface Doubt {
  said: Said;
  /** When it was said, ISO. */
  at: string;
  /** Intent the engine gave; null where nothing was read. */
  read: string | null;
  /** The reading that was asked about with yes and no. */
  asked?: string;
  /** It was acted on, and other readings stand under the answer. */
  acted?: boolean;
  /** Readings that were offered or refused already. */
  tried: string[];
}

/** One of several things said at once, that waits until the one before it has ended. */
export interface Waiting {
  said: Said;
  at: string;
  intent: string | null;
  /** Of a confidential matter that has no intent of its own. */
  category?: string;
  /** Named in another part of the same message, and meant here too. */
  entities?: Entity[];
  /** Details told with a matter that was left. */
  slots?: Record<string, SlotValue>;
}

/** What an officer is about to do, piece by piece. */
export interface OfficerDeed {
  /** A verb of officers/commands.ts, or 'words': typed under a ticket's message, purpose not yet said. */
  verb: string;
  ticketId?: string;
  /** The ticket's number as written, and the other one of a merge or link. */
  number?: string;
  other?: string;
  text?: string;
  date?: string;
  /** Where a transfer goes: a department's officer, or a post. */
  department?: string;
  officer?: string;
  outcome?: string;
  /** What the matter is, where its category is set right: an intent. */
  meant?: string;
  findings: Record<string, string>;
  /** The finding in the officer's words, before it was matched with the category's findings. */
  saidFinding?: string;
  confirmed?: boolean;
  asking?: string;
}

/** "I write from another address as well": which, then the code that was sent there. */
export type JoinFlow =
  | { name: 'join'; asking: 'door'; misses: number }
  | {
      name: 'join';
      asking: 'code';
      /** Where the code went; none where it went nowhere, which is not told. */
      door?: { channel: string; address: string };
      /** The code that was sent there has been told; the one sent here, to an address nobody vouches for, has not. */
      provedThere?: boolean;
    };

export type Flow =
  /** `record`: which one is told once it is proved to be theirs. */
  | { name: 'registration'; asking: 'identifier' | 'code'; record?: string }
  | { name: 'officer_contact' }
  | { name: 'language' }
  | JoinFlow
  | { name: 'reason'; verb: 'reopen' | 'escalate'; ticketId: string }
  | { name: 'withdraw'; ticketId: string }
  /** A wish under a From that nobody vouches for: done when an answer to our mail says yes. */
  | { name: 'prove'; verb: 'reopen' | 'escalate' | 'close'; ticketId: string; reason: string }
  | WhichFlow;

/** Several tickets could be meant. */
export interface WhichFlow {
  name: 'which';
  wants: 'status' | 'reopen' | 'escalate' | 'add' | 'withdraw';
  /** What is to be added, and what came before it and was not placed either. */
  said?: Said;
  more?: Said[];
  /** The tickets that were offered, by number. */
  numbers?: string[];
  /** Nobody answered: it was put onto this one for its officer to judge. */
  kept?: string;
}

/** Where a conversation stands; survives restarts and days of silence. */
export interface Step {
  form?: Form;
  flow?: Flow;
  deed?: OfficerDeed;
  /** What was offered last, so that a number or a label is answered exactly. */
  menu?: Choice[];
  /** The slot or question that the last reply asked for. */
  asking?: string;
  /** The outbox row of the message that asked it. */
  asked?: string;
  /** The person writes in a legacy font: a word or two that look like it are. */
  writesLegacy?: boolean;
  /** A few words that may be in a legacy font, and what they say then: asked about. */
  legacyDoubt?: { said: Said; reads: string };
  /** It had lost letters and was asked for again: goes along with the next matter. */
  lost?: Said;
  failures: number;
  lastIntent?: string;
  /** What the person described last in an idle conversation: goes along when it becomes a ticket after all. */
  lastSaid?: Said[];
  /** Details a dialogue has proved or found, for the ticket that may follow from it. */
  known?: Record<string, SlotValue>;
  doubt?: Doubt;
  /** What was acted on last, so that "that is not what I meant" has something to refuse. */
  read?: Doubt;
  waiting?: Waiting[];
  /** Answered from the knowledge base together; each can still become a ticket. */
  answered?: Waiting[];
  /** Taken for a ticket they have: what was put together goes on where they say that it is another matter. */
  repeated?: { form: Form; ticketId: string; letter: boolean };
  /** What was answered with a known fault: goes its usual way where they say that their matter is another. */
  fault?: { id: string; said: Said; at: string; intent: string | null };
  /** Somebody proved the mobile before who has just proved it: perhaps the same person, whose door this is. */
  sharedWith?: { channel: string; address: string };
  /** The album whose pictures are still coming, the ticket they go to, and whether it was asked what they are about. */
  album?: { id: string; ticketId?: string; asked?: boolean };
}

export const IDLE: Step = { failures: 0 };
