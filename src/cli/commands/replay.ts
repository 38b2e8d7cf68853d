import type { Command } from 'commander';
import type { Reply } from '../../channel.ts';
import { messageOf, Trouble } from '../../lib/errors.ts';
import { openReplay, type Replayed } from '../../wiring/index.ts';
import { print, readGiven, withHouse } from '../with-house.ts';

export function addReplay(program: Command): void {
  program
    .command('replay')
    .description('feeds what was saved from the wire through the real door, once')
    .argument('<channel>', 'mail, telegram, slack, web or simulator')
    .argument(
      '<file...>',
      'as it came: a mail; an update or an answer of getUpdates; the body of an event, …',
    )
    .option('--json', 'one JSON document')
    .addHelpText('after', WHAT)
    .action((channel: string, files: string[], options: { json?: boolean }) =>
      withHouse(async (house) => {
        const door = await openReplay(house, channel);
        try {
          const told: Told[] = [];
          for (const file of files) told.push(await tellOf(file, () => door.replay(readGiven(file))));
          print(options.json, told, () => [...told.flatMap(lines), 'Next: gemcell ticket list']);
          if (told.some(({ fault }) => fault !== undefined)) process.exitCode = 1;
        } finally {
          await door.close();
        }
      }),
    );
}

const WHAT = `
mail       one raw mail, headers and body, with line ends of any kind
telegram   an update, a list of updates, or a whole answer of getUpdates (JSON)
slack      the body of a signed request (event, interaction with payload=…, command), or an envelope of Socket Mode
web, simulator   a message as it is kept (JSON)

The same payload twice is one message, also when it first came by the real door. What a desk would be
shown (a form, the front page, the answer to a command) is printed and changes nothing. What goes out waits for the running helpdesk.`;

interface Told {
  readonly file: string;
  readonly happened: readonly Replayed[];
  /** Why the file was not taken; the others are. */
  readonly fault?: string;
}

async function tellOf(file: string, work: () => Promise<Replayed[]>): Promise<Told> {
  try {
    return { file, happened: await work() };
  } catch (error) {
    if (!(error instanceof Trouble) || error.code !== 'input') throw error;
    return { file, happened: [], fault: messageOf(error) };
  }
}

function lines({ file, happened, fault }: Told): string[] {
  if (fault !== undefined) return [`${file}: ${fault}`];
  if (happened.length === 0) return [`${file}: nothing in it says anything to us.`];
  return happened.map((each) => `${file}: ${wordsOf(each)}`);
}

function wordsOf({ fresh, answer, result }: Replayed): string {
  if (!fresh) return 'taken up before; nothing was done.';
  if (answer && answer.kind !== 'right') return answerWords(answer);
  if (!result) return 'kept; nothing was to be answered.';
  const { intent, ticket, replies } = result;
  return [`${intent}${ticket ? `, ticket ${ticket}` : ''}`, ...replies.map(({ text }) => text)].join('\n');
}

function answerWords(answer: Exclude<Reply, { kind: 'right' }>): string {
  switch (answer.kind) {
    case 'text':
      return answer.text;
    case 'wrong':
      return Object.entries(answer.errors)
        .map(([field, why]) => `${field}: ${why}`)
        .join('\n');
    case 'form':
      return [`the form "${answer.form.title}"`, ...answer.form.lines].join('\n');
    case 'page':
      return answer.page.sections.flatMap(({ title, lines }) => [title, ...lines]).join('\n');
  }
}
