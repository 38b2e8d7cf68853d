import { beforeEach, expect, it } from 'vitest';
import type { Opening } from '../../src/tickets/index.ts';
import { type DeskWorld, deskWorld } from '../support/desk-world.ts';

const OTHER = 'U0000003';
let desk: DeskWorld;
let world: DeskWorld['world'];
let ticket: DeskWorld['ticket'];

beforeEach(async () => {
  desk = await deskWorld();
  ({ world, ticket } = desk);
  await desk.seatPost(OTHER, 'AGRI');
});

async function found(words: string, from?: string): Promise<string> {
  const reply = await desk.ask({ kind: 'command', text: `find ${words}` }, from);
  return JSON.stringify(reply);
}
async function openBy(name: string, told: Partial<Opening>) {
  const person = await world.person(`${name}`);
  await world.db.query('UPDATE contact SET name = $2 WHERE id = $1', [person.contactId, name]);
  return world.open({ contactId: person.contactId, address: name, ...told }, person);
}

it.each([
  ['its number', () => ticket.number],
  ['a word of its subject', () => 'goods'],
  ['words that stand apart', () => 'paid june'],
  ['a detail', () => '2,00,000'],
  ['what was written', () => 'taken Basti'],
  ['its kind, in Hindi', () => 'लम्बित'],
  ['its department, in Hindi', () => 'लोक निर्माण'],
  ['its department’s code', () => 'pwd'],
])('an officer finds a ticket by %s', async (_, words) => {
  const said = words() === 'taken Basti' ? 'took Basti' : words();
  expect(await found(said)).toContain(ticket.number);
});

it('every word has to be there, and the names of details are no words', async () => {
  expect(await found('june elephants')).not.toContain(ticket.number);
  expect(await found('shown')).not.toContain(ticket.number);
  expect(await found('%%')).not.toContain(ticket.number);
});

it('whoever fills a post finds what the core lets them see, their own post’s first, and no person in it', async () => {
  const theirs = await openBy('Example Vendor', { department: 'AGRI', subject: 'Also in June' });
  const reply = await found('june', OTHER);
  expect(reply.indexOf(theirs.number)).toBeGreaterThan(0);
  expect(reply.indexOf(ticket.number)).toBeGreaterThan(reply.indexOf(theirs.number));
  expect(await found('vendor')).toContain(theirs.number);
  expect(await found('vendor')).not.toContain('Example Vendor');
});

it('an irregularity file is found by nobody, not even by who holds it', async () => {
  const secret = await openBy('Example Teller', { category: 'corruption', subject: 'Bribe in June' });
  await desk.seatPost('U0000009', secret.officer);
  for (const from of [undefined, 'U0000009'])
    for (const words of ['bribe', secret.number, 'Teller']) {
      expect(await found(words, from)).not.toContain(`"${secret.number}"`);
      expect(await found(words, from)).not.toContain('card:');
    }
});

it('who wished to stay unnamed is not found by name', async () => {
  const slots = { confidential: { value: 'yes' } };
  const secret = await openBy('Example Whisperer', {
    category: 'bid_deviation',
    subject: 'A condition for one firm',
    slots,
    messages: [],
  });
  expect(await found('Whisperer')).not.toContain(secret.number);
  expect(await found('condition firm')).toContain(secret.number);
});
