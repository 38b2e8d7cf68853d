import { officerTitle } from '../../directory/index.ts';
import { showMoment } from '../../lib/time.ts';
import {
  ask as askRequester,
  escalate,
  findByNumber,
  interim,
  link,
  merge,
  note,
  reply,
  resume,
  returnDown,
  type Ticket,
  take,
  ticketById,
  transfer,
  waitForGem,
} from '../../tickets/index.ts';
import type { OfficerDeed } from '../step.ts';
import { ask, say, type Turn } from '../turn.ts';
import { askForResolve, doResolve } from './resolve.ts';

const NEEDS_TEXT = ['reply', 'note', 'ask', 'transfer', 'escalate', 'return', 'interim', 'gem'];

/** Takes from the message what the deed still lacks. */
export function hearForDeed(turn: Turn, deed: OfficerDeed, choice: string | undefined): void {
  const { entities } = turn.heard;
  const date = entities.find((entity) => entity.kind === 'date' && entity.precision !== 'month');
  const department = entities.find((entity) => entity.kind === 'department');
  const [kind, value] = (choice ?? '').split(/:(.*)/s);
  if (deed.verb === 'transfer') deed.department ??= kind === 'department' ? value : department?.value;
  if (deed.verb === 'interim' && date) deed.date ??= date.next ?? date.value;
  if (deed.verb === 'resolve') hearForResolve(turn, deed, choice, date?.value);
  else if (deed.asking === 'text' && choice === undefined) deed.text = turn.text;
  if (deed.asking === 'ticket') {
    const number = entities.find(
      (entity) => entity.kind === 'ticket' || entity.kind === 'ticket_short',
    )?.value;
    if (number) deed.findings.ticket = number;
  }
}

function hearForResolve(
  turn: Turn,
  deed: OfficerDeed,
  choice: string | undefined,
  date: string | undefined,
): void {
  const [kind, value] = (choice ?? '').split(/:(.*)/s);
  const utr = /(?:utr|यूटीआर)\D{0,20}(\d{4,})/iu.exec(turn.text)?.[1]?.slice(-4);
  if (utr) deed.findings.utr_end = utr;
  if (kind === 'finding' && value) deed.findings.finding = value;
  if (kind === 'outcome' && value) deed.outcome = value;
  if (deed.asking === 'payment_date' && date) deed.findings.payment_date = date;
  if (deed.asking === 'finding_or_refund_date' && date) deed.findings.refund_date = date;
  if (deed.asking === 'visit_report' && choice === undefined) deed.findings.visit_report = turn.text;
  if (deed.asking?.startsWith('finding') && choice === undefined) deed.findings.said_finding = turn.text;
  if (deed.asking === 'reason' && choice === undefined) deed.text = turn.text;
  if (deed.asking === 'confirm' && (choice === 'correct' || turn.heard.answer.no)) deed.text = undefined;
  deed.findings.confirmed =
    deed.asking === 'confirm' && (choice === 'yes' || Boolean(turn.heard.answer.yes)) ? 'yes' : '';
}

/** Asks for what is still missing, or does it. */
export async function goOnWith(turn: Turn, deed: OfficerDeed): Promise<void> {
  const ticket = await ticketOf(turn, deed);
  if (!ticket) {
    deed.asking = 'ticket';
    return ask(turn, 'ticket', 'officer_which_ticket');
  }
  turn.ticket = ticket.number;
  if (deed.verb === 'resolve') {
    if (await askForResolve(turn, deed, ticket)) return;
    await doResolve(turn, deed, ticket);
    return end(turn);
  }
  const lacksText = NEEDS_TEXT.includes(deed.verb) && !deed.text;
  const lacksTarget = deed.verb === 'transfer' && !deed.department;
  const lacksDate = deed.verb === 'interim' && !deed.date;
  if (lacksText || lacksTarget || lacksDate) {
    deed.asking = 'text';
    return ask(turn, 'text', `officer_ask_text_${deed.verb}`, { number: ticket.number });
  }
  await DEEDS[deed.verb]?.(turn, deed, ticket);
  end(turn);
}

function end(turn: Turn): void {
  turn.step.deed = undefined;
  turn.step.asking = undefined;
}

async function ticketOf(turn: Turn, deed: OfficerDeed): Promise<Ticket | undefined> {
  if (deed.ticketId) return ticketById(turn.act, deed.ticketId);
  if (!deed.findings.ticket) return undefined;
  const ticket = await findByNumber(turn.act, deed.findings.ticket);
  deed.ticketId = ticket.id;
  return ticket;
}

type Do = (turn: Turn, deed: OfficerDeed, ticket: Ticket) => Promise<void>;

const DEEDS: Record<string, Do> = {
  take: async (turn, _, ticket) => {
    await take(turn.act, ticket.id);
    say(turn, 'officer_done_take', { number: ticket.number });
  },
  reply: async (turn, deed, ticket) => {
    await reply(turn.act, ticket.id, deed.text!, turn.files);
    say(turn, 'officer_done_reply', { number: ticket.number });
  },
  note: async (turn, deed, ticket) => {
    await note(turn.act, ticket.id, deed.text!);
    say(turn, 'officer_done_note', { number: ticket.number });
  },
  ask: async (turn, deed, ticket) => {
    await askRequester(turn.act, ticket.id, deed.text!);
    say(turn, 'officer_done_ask', { number: ticket.number });
  },
  transfer: async (turn, deed, ticket) => {
    const moved = await transfer(turn.act, ticket.id, { department: deed.department }, deed.text!);
    say(turn, 'officer_done_transfer', {
      number: ticket.number,
      officer: await officerTitle(turn.act, moved.officer, turn.language),
    });
  },
  escalate: async (turn, deed, ticket) => {
    const moved = await escalate(turn.act, ticket.id, 'officer', deed.text);
    say(turn, 'officer_done_escalate', {
      number: ticket.number,
      officer: await officerTitle(turn.act, moved.officer, turn.language),
    });
  },
  return: async (turn, deed, ticket) => {
    const moved = await returnDown(turn.act, ticket.id, deed.text!);
    say(turn, 'officer_done_return', {
      number: ticket.number,
      officer: await officerTitle(turn.act, moved.officer, turn.language),
    });
  },
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
    const into = await findByNumber(turn.act, deed.findings.other ?? '');
    await merge(turn.act, ticket.id, into.id);
    say(turn, 'officer_done_merge', { number: ticket.number, into: into.number });
  },
  link: async (turn, deed, ticket) => {
    const other = await findByNumber(turn.act, deed.findings.other ?? '');
    await link(turn.act, ticket.id, other.id);
    say(turn, 'officer_done_link', { number: ticket.number, other: other.number });
  },
};
