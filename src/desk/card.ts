import type { Act } from '../act.ts';
import type { Card } from '../channel.ts';
import { contactOf } from '../contacts/index.ts';
import { titleOf } from '../directory/index.ts';
import type { Language } from '../lib/language.ts';
import { maskWords } from '../lib/mask.ts';
import { showMoment } from '../lib/time.ts';
import {
  cardParams,
  type EventRow,
  eventsOf,
  isAlive,
  offerOn,
  type Ticket,
  whyAlike,
} from '../tickets/index.ts';
import { alikeButtons } from './alike.ts';
import { maskName } from './mask.ts';
import { buttonsFor, deedsFrom } from './rights.ts';

const EVENTS = 6;
const SAID = 300;

/** A card, and the same in words for where only words are shown. */
export interface Shown {
  readonly card: Card;
  readonly text: string;
}

/**
 * What a ticket's card says. Persons are masked; an irregularity file names nobody and nothing but its number and its
 * due time: whoever holds it opens it.
 */
export async function cardOf(act: Act, ticket: Ticket, language: Language): Promise<Shown> {
  const { words } = act;
  const row = (key: string, value: string) => ({ label: words.say(`desk_row_${key}`, language), value });
  const shown = await cardParams(act, ticket, language);
  const status = row('status', String(shown.status));
  const due = row('due', String(shown.due));
  const events = await eventsOf(act.tx, ticket.id);
  const news = newsIn(events);
  const fresh = news ? [row('news', showMoment(news))] : [];
  if (ticket.confidential) {
    const title = words.say('desk_card_secret', language, { number: ticket.number });
    const card = {
      title,
      rows: [...fresh, status, due],
      log: [],
      buttons: buttonsFor(act, ticket, deedsFrom(ticket), language),
    };
    return { card, text: title };
  }
  const title = words.say('desk_card_title', language, { number: ticket.number, category: shown.category! });
  const alike = await offerOn(act, ticket);
  const card: Card = {
    title,
    rows: [
      ...fresh,
      row('who', await whoAsks(act, ticket, String(shown.who), language)),
      row('department', String(shown.department)),
      row('district', String(shown.district)),
      row('officer', String(shown.officer)),
      status,
      ...(isAlive(ticket.status) ? [due] : []),
      row('said', maskWords(String(shown.said)).slice(0, SAID)),
      ...ticket.why.slice(-1).map((line) => row('why', line.text[language])),
      ...(alike ? [row('alike', `${alike.other} (${whyAlike(act, alike.why, language)})`)] : []),
    ],
    log: await logOf(act, events, language),
    buttons: [
      ...(alike ? alikeButtons(act, ticket, alike.other, language) : []),
      ...buttonsFor(act, ticket, deedsFrom(ticket), language),
    ],
  };
  return {
    card,
    text: words.say('desk_card_text', language, { title, officer: shown.officer!, due: shown.due! }),
  };
}

/** As cardParams names them: a name that is to be kept confidential is none at all. */
async function whoAsks(act: Act, ticket: Ticket, who: string, language: Language): Promise<string> {
  const { name } = await contactOf(act, ticket.contactId);
  const masked = name && who === name ? maskName(name) : who;
  return `${masked} · ${doorName(act, ticket.channel, language)}`;
}

/** The door in the reader's words; one without words of its own bears its name. */
export function doorName(act: Act, channel: string, language: Language): string {
  const key = `desk_door_${channel}`;
  return act.words.has(key) ? act.words.say(key, language) : channel;
}

/** When the requester added words that nobody of the staff has done anything after. */
function newsIn(events: readonly EventRow[]): Date | undefined {
  const added = events.findLast(({ kind }) => kind === 'added');
  const done = events.findLast(({ doer }) => doer.kind === 'staff');
  return added && (!done || done.seq < added.seq) ? added.at : undefined;
}

/** Who did what: posts, never persons. */
async function logOf(act: Act, events: readonly EventRow[], language: Language): Promise<string[]> {
  const told = events.filter(({ kind }) => act.words.has(`event_${kind}`));
  const lines: string[] = [];
  for (const event of told.slice(-EVENTS)) {
    lines.push(
      act.words.say('desk_log_line', language, {
        at: showMoment(event.at),
        who: await doerName(act, event, language),
        what: act.words.say(`event_${event.kind}`, language),
      }),
    );
  }
  return lines;
}

async function doerName(act: Act, { doer }: EventRow, language: Language): Promise<string> {
  if (doer.kind === 'contact') return act.words.say('desk_doer_requester', language);
  if (doer.kind === 'system') return act.words.say('desk_doer_system', language);
  // History keeps the codes of the posts that the person filled.
  const [post] = doer.officers as unknown as string[];
  return post ? (await titleOf(act, post))[language] : act.words.say('desk_doer_system', language);
}
