import { officerTitle } from '../../directory/index.ts';
import { showMoment } from '../../lib/time.ts';
import {
  ask,
  escalate,
  findByNumber,
  interim,
  link,
  merge,
  note,
  reply,
  resume,
  returnDown,
  separate,
  type Ticket,
  take,
  tellApart,
  transfer,
  waitForGem,
} from '../../tickets/index.ts';
import type { OfficerDeed } from '../step.ts';
import { say, type Turn } from '../turn.ts';
import { correctCategory } from './category.ts';

type Do = (turn: Turn, deed: OfficerDeed, ticket: Ticket) => Promise<void>;

/** What each verb does once nothing is missing. */
export const DEEDS: Record<string, Do> = {
  take: async (turn, _, ticket) => {
    await take(turn.act, ticket.id);
    say(turn, 'officer_done_take', { number: ticket.number });
  },
  reply: async (turn, deed, ticket) => {
    await reply(turn.act, ticket.id, deed.text!, attached(turn));
    say(turn, 'officer_done_reply', { number: ticket.number });
  },
  note: async (turn, deed, ticket) => {
    await note(turn.act, ticket.id, deed.text!);
    say(turn, 'officer_done_note', { number: ticket.number });
  },
  category: correctCategory,
  ask: async (turn, deed, ticket) => {
    await ask(turn.act, ticket.id, deed.text!);
    say(turn, 'officer_done_ask', { number: ticket.number });
  },
  transfer: async (turn, deed, ticket) => {
    const to = { department: deed.department, officer: deed.officer };
    await moved(turn, 'officer_done_transfer', await transfer(turn.act, ticket.id, to, deed.text!));
  },
  escalate: async (turn, deed, ticket) =>
    moved(turn, 'officer_done_escalate', await escalate(turn.act, ticket.id, 'officer', deed.text)),
  return: async (turn, deed, ticket) =>
    moved(turn, 'officer_done_return', await returnDown(turn.act, ticket.id, deed.text!)),
  interim: async (turn, deed, ticket) => {
    const told = await interim(turn.act, ticket.id, deed.text!, deed.date!);
    say(turn, 'officer_done_interim', { number: ticket.number, due: showMoment(told.dueAt) });
  },
  gem: async (turn, deed, ticket) => {
    await waitForGem(turn.act, ticket.id, deed.text!);
    say(turn, 'officer_done_gem', { number: ticket.number });
  },
  resume: async (turn, _, ticket) => {
    await resume(turn.act, ticket.id);
    say(turn, 'officer_done_resume', { number: ticket.number });
  },
  merge: async (turn, deed, ticket) => {
    const into = await findByNumber(turn.act, deed.other!);
    await merge(turn.act, ticket.id, into.id);
    say(turn, 'officer_done_merge', { number: ticket.number, into: into.number });
  },
  apart: async (turn, deed, ticket) => {
    const other = await findByNumber(turn.act, deed.other!);
    await tellApart(turn.act, ticket.id, other.id);
    say(turn, 'officer_done_apart', { number: ticket.number, other: other.number });
  },
  separate: async (turn, _, ticket) => {
    await separate(turn.act, ticket.id);
    say(turn, 'officer_done_separate', { number: ticket.number });
  },
  link: async (turn, deed, ticket) => {
    const other = await findByNumber(turn.act, deed.other!);
    await link(turn.act, ticket.id, other.id);
    say(turn, 'officer_done_link', { number: ticket.number, other: other.number });
  },
};

/** A long mail comes along whole as a file: what it quotes, notes too, is not for the requester. */
function attached({ files, message }: Turn): Turn['files'] {
  const whole = message.files.filter((file) => file.whole).map(({ name }) => name);
  return files.filter(({ name }) => !whole.includes(name));
}

async function moved(turn: Turn, key: string, { number, officer }: Ticket): Promise<void> {
  say(turn, key, { number, officer: await officerTitle(turn.act, officer, turn.language) });
}
