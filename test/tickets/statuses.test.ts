import { beforeAll, describe, expect, it } from 'vitest';
import type { Act, Doer } from '../../src/act.ts';
import { NotAllowed, UserMistake } from '../../src/lib/errors.ts';
import {
  add,
  ask,
  assign,
  close,
  escalate,
  interim,
  link,
  merge,
  move,
  note,
  rate,
  reopen,
  reply,
  resolve,
  resume,
  returnDown,
  STATUSES,
  type Status,
  separate,
  type Ticket,
  take,
  tellApart,
  transfer,
  VERBS,
  waitForGem,
  withdraw,
} from '../../src/tickets/index.ts';
import { leadsTo, type Verb } from '../../src/tickets/statuses.ts';
import { SYSTEM, smallWorld, type World } from '../support/small-world.ts';

let world: World;
let ticket: Ticket;
let other: Ticket;
let people: Record<'requester' | 'copy' | 'owner' | 'above' | 'staff' | 'system' | 'stranger', Doer>;

/** How each verb is called so that nothing but status and standing can be in its way. */
const CALL: Record<Verb, (act: Act, id: string) => Promise<unknown>> = {
  assign: (act, id) => assign(act, id, 'IRRI'),
  take,
  transfer: (act, id) => transfer(act, id, { officer: 'IRRI' }, 'does not pertain to us'),
  return: (act, id) => returnDown(act, id, 'please ask the DDO'),
  move: (act, id) => move(act, id, 'portal'),
  reply: (act, id) => reply(act, id, 'It is being looked into.'),
  note: (act, id) => note(act, id, 'seen'),
  ask: (act, id) => ask(act, id, 'Which contract?'),
  wait_for_gem: (act, id) => waitForGem(act, id, 'CRM 1'),
  resume,
  interim: (act, id) => interim(act, id, 'awaiting the treasury', '2026-12-18'),
  escalate: (act, id) => escalate(act, id, 'officer', 'needs a decision'),
  resolve: (act, id) =>
    resolve(act, id, {
      outcome: 'solved',
      reason: 'The bill was paid by the treasury.',
      findings: { payment_date: '2026-11-16' },
    }),
  close,
  withdraw: (act, id) => withdraw(act, id, 'paid meanwhile'),
  reopen: (act, id) => reopen(act, id, 'the money did not come'),
  rate: (act, id) => rate(act, id, 4),
  add: (act, id) => add(act, id, { direction: 'in', text: 'one thing more' }),
  merge: (act, id) => merge(act, id, other.id),
  link: (act, id) => link(act, id, other.id),
  tell_apart: (act, id) => tellApart(act, id, other.id),
  separate,
};

/** The ticket lies with the in-charge, so that there is a rung above and one below. */
beforeAll(async () => {
  world = await smallWorld();
  ticket = await world.open();
  other = await world.open();
  await world.act(SYSTEM, (act) => assign(act, ticket.id, 'INCHARGE'));
  const copy = await world.person('in-copy');
  await world.db.query(`INSERT INTO ticket_person VALUES ($1, $2, 'copy')`, [ticket.id, copy.contactId]);
  people = {
    requester: world.buyer,
    copy,
    owner: await world.officer('INCHARGE'),
    above: await world.officer('NODAL'),
    staff: await world.officer('EDU'),
    system: SYSTEM,
    stranger: await world.person('somebody-else'),
  };
});

class Undo extends Error {}

/** What the verb came to, and how many events it wrote; undone afterwards. */
async function tried(verb: Verb, status: Status, doer: Doer): Promise<string> {
  let came = '';
  const work = world.act(doer, async (act) => {
    await act.tx.query(STANDS, [
      ticket.id,
      status,
      status === 'resolved' || status === 'closed' ? act.now : null,
      ...(status === 'merged' ? [other.id, act.now] : [null, null]),
    ]);
    came = await outcomeOf(CALL[verb](act, ticket.id), act);
    throw new Undo();
  });
  await expect(work).rejects.toThrow(Undo);
  return came;
}

async function outcomeOf(done: Promise<unknown>, act: Act): Promise<string> {
  try {
    await done;
  } catch (error) {
    if (error instanceof UserMistake || error instanceof NotAllowed) return error.key;
    throw error;
  }
  const [row] = (await act.tx.query('SELECT status, history_length AS events FROM ticket WHERE id = $1', [
    ticket.id,
  ])) as { status: string; events: number }[];
  return `${row!.status}, ${row!.events > 2 ? 'told in the history' : 'NOT IN THE HISTORY'}`;
}

const STANDS =
  'UPDATE ticket SET status = $2, resolved_at = $3, merged_into = $4, closed_at = $5 WHERE id = $1';

/** What the table says must come of it. */
function tabled(verb: Verb, status: Status, who: keyof typeof people): string {
  const rule: { from: readonly string[]; who: readonly string[] } = VERBS[verb];
  const standing = who === 'owner' || who === 'above' ? ['staff', who] : [who];
  if (who === 'stranger') return 'ticket_unknown';
  if (!standing.some((each) => rule.who.includes(each))) return 'not_your_ticket';
  if (!rule.from.includes(status)) return 'not_from_status';
  if (verb === 'take' && status === 'in_work') return 'in_work, NOT IN THE HISTORY';
  return `${leadsTo(verb, status)}, told in the history`;
}

describe('the table of statuses', () => {
  it.each(Object.keys(VERBS) as Verb[])('says who may %s, from where, and where it leads', async (verb) => {
    const found: Record<string, string> = {};
    const meant: Record<string, string> = {};
    for (const status of STATUSES) {
      for (const who of Object.keys(people) as (keyof typeof people)[]) {
        found[`${status} by ${who}`] = await tried(verb, status, people[who]);
        meant[`${status} by ${who}`] = tabled(verb, status, who);
      }
    }
    expect(found).toEqual(meant);
  });

  it('leaves no status without a way in, and none but the ended ones without a way out', () => {
    const ways = (Object.keys(VERBS) as Verb[]).flatMap((verb) =>
      (VERBS[verb].from as readonly Status[]).map((from) => ({ from, to: leadsTo(verb, from) })),
    );
    const moves = ways.filter(({ from, to }) => from !== to);
    expect(STATUSES.filter((status) => !moves.some(({ to }) => to === status))).toEqual([]);
    const ended = STATUSES.filter((status) => !moves.some(({ from }) => from === status));
    expect(ended).toEqual(['withdrawn']);
  });
});
