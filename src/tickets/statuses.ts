/** Where a ticket stands, and who may do what from there: tables, walked by a test. */
export const STATUSES = [
  'open',
  'in_work',
  'waiting_requester',
  'waiting_gem',
  'resolved',
  'closed',
  'withdrawn',
  'merged',
] as const;
export type Status = (typeof STATUSES)[number];

/**
 * requester: opened it · copy: in copy of it, may read and add · owner: fills the post that holds the ticket, or stands
 * in for it · above: a higher rung · staff: fills any post.
 */
export type Who = 'requester' | 'copy' | 'owner' | 'above' | 'staff' | 'system';

interface Rule {
  readonly from: readonly Status[];
  /** Where it goes, from everywhere or from some; else it stays where it is. */
  readonly to?: Status | Partial<Record<Status, Status>>;
  readonly who: readonly Who[];
}

const ALIVE = ['open', 'in_work', 'waiting_requester', 'waiting_gem'] as const;
const DONE = ['resolved', 'closed'] as const;
const HOLDERS = ['owner', 'above'] as const;
/** With another post it is to be taken anew; a question that still waits for its answer goes on waiting. */
const PASSED = { open: 'open', in_work: 'open' } as const;

export const VERBS = {
  assign: { from: ALIVE, to: PASSED, who: ['above', 'system'] },
  take: { from: ALIVE, to: 'in_work', who: HOLDERS },
  transfer: { from: ALIVE, to: PASSED, who: HOLDERS },
  return: { from: ALIVE, to: PASSED, who: HOLDERS },
  move: { from: ALIVE, who: HOLDERS },
  reply: { from: [...ALIVE, ...DONE], who: HOLDERS },
  note: { from: STATUSES, who: ['staff', 'system'] },
  ask: { from: ALIVE, to: 'waiting_requester', who: HOLDERS },
  wait_for_gem: { from: ALIVE, to: 'waiting_gem', who: HOLDERS },
  resume: {
    from: ['waiting_requester', 'waiting_gem'],
    to: 'in_work',
    who: [...HOLDERS, 'requester', 'system'],
  },
  interim: { from: ALIVE, who: HOLDERS },
  escalate: { from: ALIVE, to: 'open', who: [...HOLDERS, 'requester', 'system'] },
  resolve: { from: ALIVE, to: 'resolved', who: HOLDERS },
  close: { from: ['resolved'], to: 'closed', who: [...HOLDERS, 'requester', 'system'] },
  withdraw: { from: ALIVE, to: 'withdrawn', who: ['requester'] },
  reopen: { from: DONE, to: 'open', who: ['requester', 'above'] },
  rate: { from: DONE, who: ['requester'] },
  add: {
    from: [...ALIVE, ...DONE],
    to: { waiting_requester: 'in_work' },
    who: ['requester', 'copy', 'system'],
  },
  merge: { from: ALIVE, to: 'merged', who: HOLDERS },
  tell_apart: { from: ALIVE, who: HOLDERS },
  separate: { from: ['merged'], to: 'open', who: ['above'] },
  link: { from: STATUSES, who: HOLDERS },
} as const satisfies Record<string, Rule>;

export type Verb = keyof typeof VERBS;

/** Where the verb leads from there. */
export function leadsTo(verb: Verb, from: Status): Status {
  const { to }: Rule = VERBS[verb];
  return (typeof to === 'object' ? to[from] : to) ?? from;
}

export function isAlive(status: Status): boolean {
  return (ALIVE as readonly Status[]).includes(status);
}
