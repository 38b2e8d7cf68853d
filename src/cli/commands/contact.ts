import type { Command } from 'commander';
import type { Act } from '../../act.ts';
import { contactOf, doorsOf, handlesOf, type Joining, joiningsOf } from '../../contacts/index.ts';
import { separatePeople } from '../../conversation/index.ts';
import { Trouble } from '../../lib/errors.ts';
import { rows } from '../../lib/rows.ts';
import { showMoment } from '../../lib/time.ts';
import { ticketsOf } from '../../tickets/index.ts';
import type { House } from '../../wiring/index.ts';
import { inWords, print, withHouse } from '../with-house.ts';

const CLI = { kind: 'system', name: 'command line' } as const;

export function addContact(program: Command): void {
  const contact = program
    .command('contact')
    .description('the people who write, and which doors are one person');
  contact
    .command('show')
    .description('who writes from an address: their doors, tickets and joinings')
    .argument('<address>', 'a mail address or a chat number')
    .option('--json', 'one JSON document')
    .action((address: string, options: { json?: boolean }) =>
      withHouse((house) => show(house, address, options)),
    );
  contact
    .command('separate')
    .description('undoes a joining of two people who are not one: each has again what was theirs')
    .argument('<joining>', 'its id, as `contact show` tells it')
    .argument('<why>', 'kept in the history of each ticket that goes back')
    .option('--json', 'one JSON document')
    .action((id: string, why: string, options: { json?: boolean }) =>
      withHouse((house) => separate(house, id, why, options)),
    );
}

async function show(house: House, address: string, options: { json?: boolean }): Promise<void> {
  const people = await house.act(CLI, `contact:${address}`, async (act) => {
    const ids = await rows<{ id: string }>(
      act.tx,
      'SELECT DISTINCT contact_id AS id FROM handle WHERE lower(address) = lower($1)',
      [address],
    );
    if (ids.length === 0) throw new Trouble('input', `Nobody has written from ${address}.`);
    const told = [];
    for (const { id } of ids) told.push(await personOf(act, id));
    return told;
  });
  print(options.json, people, () => [
    ...people.flatMap(({ name, doors, tickets, joinings }) => [
      `${name ?? 'No name'}: ${doors.map((door) => `${door.channel}:${door.address}`).join(' · ')}`,
      `  Tickets: ${tickets.join(', ') || 'none'}`,
      ...joinings.map(
        (each) =>
          `  Joined ${showMoment(new Date(each.at))}, ${each.came.join(' · ') || 'no door'}: ${each.id}`,
      ),
    ]),
    'Next: gemcell ticket show NUMBER · gemcell contact separate JOINING WHY',
  ]);
}

async function personOf(act: Act, id: string) {
  const { name } = await contactOf(act, id);
  const joinings = [];
  for (const joining of await joiningsOf(act, id)) joinings.push(await joiningAsTold(act, joining));
  return {
    contact: id,
    name,
    doors: (await handlesOf(act, id)).map(({ channel, address }) => ({ channel, address })),
    tickets: (await ticketsOf(act, id)).map(({ number }) => number),
    joinings,
  };
}

async function joiningAsTold(act: Act, { id, at, asked, proved, came }: Joining) {
  const doors = await doorsOf(act, came.handles);
  return {
    id,
    at: at.toISOString(),
    asked,
    proved,
    came: doors.map(({ channel, address }) => `${channel}:${address}`),
  };
}

async function separate(house: House, id: string, why: string, options: { json?: boolean }): Promise<void> {
  await inWords(house, () => house.act(CLI, `separate:${id}`, (act) => separatePeople(act, id, why)));
  print(options.json, { separated: id }, () => 'Two people again. Next: gemcell contact show ADDRESS');
}
