import type { Command } from 'commander';
import type { Act, Doer } from '../../act.ts';
import { Trouble, UserMistake } from '../../lib/errors.ts';
import { showMoment } from '../../lib/time.ts';
import { brieflyOf, readNumber, type Ticket, ticketEntity, wholeOf } from '../../tickets/index.ts';
import type { House } from '../../wiring/index.ts';
import { print, withHouse } from '../with-house.ts';

const CLI = { kind: 'system', name: 'command line' } as const;

export function addTicket(program: Command): void {
  const ticket = program.command('ticket').description('tickets, for whoever runs the helpdesk');
  ticket
    .command('list')
    .description('all tickets, the latest first')
    .option('--status <status>', 'only these')
    .option('--json', 'one JSON document')
    .action((options: { status?: string; json?: boolean }) => withHouse((house) => list(house, options)));
  ticket
    .command('show')
    .description('one ticket: why it is where it is, its due time line by line, history, messages')
    .argument('<number>', 'GC-2026-000123-C, or short: 123')
    .option('--json', 'one JSON document')
    .action((number: string, options: { json?: boolean }) =>
      withHouse((house) => show(house, number, options)),
    );
}

async function list(house: House, options: { status?: string; json?: boolean }): Promise<void> {
  const tickets = await house.act(CLI, 'list', async (act) => {
    const found = await act.tx.getRepository(ticketEntity).find({
      where: options.status ? { status: options.status as Ticket['status'] } : {},
      order: { year: 'DESC', serial: 'DESC' },
    });
    const told = [];
    for (const ticket of found) told.push(await brieflyOf(act, ticket));
    return told;
  });
  print(options.json, tickets, () => [
    ...tickets.map(
      (each) =>
        `${each.number}  ${each.status.padEnd(17)} ${each.category.padEnd(14)} ${each.department?.en ?? '-'} · ${each.district?.en ?? '-'} · ${each.officer.title} · due ${showMoment(new Date(each.due))}`,
    ),
    tickets.length > 0 ? 'Next: gemcell ticket show NUMBER' : 'There are no tickets yet. Next: gemcell chat',
  ]);
}

async function show(house: House, number: string, options: { json?: boolean }): Promise<void> {
  const whole = await house.act(CLI, 'show', async (act) => wholeOf(act, await find(act, number)));
  print(options.json, whole, () => [
    `${whole.number} · ${whole.status} · ${whole.category} (duty ${whole.duty}) · level ${whole.level}`,
    `Department: ${whole.department?.en ?? '-'} · District: ${whole.district?.en ?? '-'} · With: ${whole.officer.title}`,
    ...whole.why.map((line) => `  ${line.en}`),
    ...whole.dueExplained.en.map((line) => `  ${line}`),
    'Said:',
    ...whole.messages.map(
      ({ at, direction, door, text }) =>
        `  ${{ in: '<-', out: '->', note: '* ' }[direction]} ${showMoment(new Date(at))}${door ? ` by ${door}` : ''}: ${text}`,
    ),
    'History:',
    ...whole.events.map(
      (event) =>
        `  ${event.seq}. ${showMoment(new Date(event.at))} ${event.kind}${byWhom(event.doer)}${event.text ? `: ${event.text}` : ''}`,
    ),
  ]);
}

async function find(act: Act, number: string): Promise<Ticket> {
  try {
    const { year, serial } = readNumber(number);
    const ticket = await act.tx
      .getRepository(ticketEntity)
      .findOne({ where: year ? { year, serial } : { serial }, order: { year: 'DESC' } });
    if (ticket) return ticket;
  } catch (error) {
    if (!(error instanceof UserMistake)) throw error;
    throw new Trouble('input', act.words.say(error.key, 'en', error.params));
  }
  throw new Trouble('input', `There is no ticket ${number}.`);
}

/** The post, not the person; and by which door. */
function byWhom(doer: Doer): string {
  if (doer.kind === 'system') return '';
  // History keeps the codes of the posts that the person filled.
  const who = doer.kind === 'staff' ? (doer.officers as unknown as string[]).join(', ') : 'requester';
  return ` by ${who}${doer.door ? ` (${doer.door})` : ''}`;
}
