import { createInterface } from 'node:readline';
import { type Command, Option } from 'commander';
import type { Choice } from '../../channel.ts';
import { saidTo } from '../../outbox/index.ts';
import {
  deliverAll,
  type House,
  hostFor,
  readersOf,
  type Terminal,
  takeLane,
  terminalDoor,
} from '../../wiring/index.ts';
import { tell, withHouse } from '../with-house.ts';

interface Options {
  as: 'buyer' | 'vendor';
  contact?: string;
  json?: boolean;
}

interface Answered {
  you: string;
  language: string;
  intent: string;
  asks: string | null;
  replies: { text: string; choices: Choice[] }[];
  ticket: string | null;
}

export function addChat(program: Command): void {
  program
    .command('chat')
    .description(
      'talk in the terminal; with TEXT, or lines on standard input, it answers each in turn and ends',
    )
    .argument('[text...]', 'what you say, one message each')
    .addOption(new Option('--as <role>', 'who you are').choices(['buyer', 'vendor']).default('buyer'))
    .option('--contact <name>', 'your name; each name is a person of its own')
    .option('--json', 'one line of JSON for each message')
    .action((texts: string[], options: Options) => withHouse((house) => chat(house, texts, options)));
}

async function chat(house: House, texts: string[], options: Options): Promise<void> {
  const terminal = terminalDoor();
  const host = await hostFor(house, terminal);
  await terminal.start(host);
  const address = options.contact ?? options.as;
  try {
    // What was said before this machine went down is answered first.
    await takeLane(house, terminal, address);
    await deliverAll(house, readersOf(house));
    for await (const text of texts.length > 0 ? texts : lines()) {
      const answered = await say(house, terminal, address, text);
      if (options.json) process.stdout.write(`${JSON.stringify(answered)}\n`);
      else show(answered);
    }
  } finally {
    host.close();
  }
  if (!options.json)
    tell('Next: `gemcell ticket list` shows the tickets; `gemcell clock advance 3d` moves the demo clock.');
}

/** One message, its turn, and the deliveries it causes at the doors that only read the transcript. */
async function say(house: House, terminal: Terminal, address: string, text: string): Promise<Answered> {
  const id = await terminal.enter(address, { text, name: address });
  const result = (await takeLane(house, terminal, address)).get(id);
  await deliverAll(house, readersOf(house));
  return {
    you: text,
    language: result?.language ?? 'hi',
    intent: result?.intent ?? 'none',
    asks: result?.asks ?? null,
    replies: await saidTo(house.db, terminal.name, address, id),
    ticket: result?.ticket ?? null,
  };
}

async function* lines(): AsyncGenerator<string> {
  const input = createInterface({ input: process.stdin, terminal: false });
  if (process.stdin.isTTY) tell('Write your problem in your own words. Ctrl-D ends.');
  for await (const line of input) if (line.trim()) yield line;
}

function show(answered: Answered): void {
  for (const reply of answered.replies) {
    process.stdout.write(`${reply.text}\n`);
    for (const [index, choice] of reply.choices.entries())
      process.stdout.write(`  ${index + 1}. ${choice.label}\n`);
  }
  process.stdout.write('\n');
}
