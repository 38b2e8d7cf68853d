import type { Reply } from '../channel.ts';
import { routeFor, titleOf } from '../directory/index.ts';
import type { Engine } from '../nlu/index.ts';
import { cardParams, findByNumber } from '../tickets/index.ts';
import { lineOf, queueAt } from './queue.ts';
import type { Worker } from './who.ts';

type Answer = (worker: Worker, rest: string, engine: Engine) => Promise<string>;

const LINES = 15;

/** The first word of a command, in the words officers use, and what it answers. The first that fits wins. */
const COMMANDS: readonly (readonly [words: RegExp, answer: Answer])[] = [
  [/^(?:mine|my|queue|mere|meri|मेरे|मेरी|कतार)$/iu, mine],
  [/^(?:show|dikhao|dikhaiye|दिखाएँ|दिखाएं|दिखाओ)$/iu, show],
  [/^(?:status|sthiti|स्थिति)$/iu, status],
  [/^(?:who|kaun|कौन)$/iu, who],
];

/** Answered to whoever asked, and to nobody else. Without a word that is known, the words are taught. */
export async function command(worker: Worker, text: string, engine: Engine): Promise<Reply> {
  const [first = '', ...more] = text.trim().split(/\s+/);
  const known = COMMANDS.find(([words]) => words.test(first));
  const said = known
    ? await known[1](worker, more.join(' '), engine)
    : worker.act.words.say('desk_help', worker.language);
  return { kind: 'text', text: said, choices: [] };
}

async function mine(worker: Worker): Promise<string> {
  const { act, language } = worker;
  const { overdue, others } = await queueAt(worker);
  const all = [...overdue, ...others];
  if (all.length === 0) return act.words.say('officer_queue_empty', language);
  const title = act.words.say('officer_queue_title', language, { count: all.length });
  return [title, ...all.slice(0, LINES).map((ticket) => lineOf(worker, ticket))].join('\n');
}

async function show({ act, language }: Worker, number: string): Promise<string> {
  const ticket = await findByNumber(act, number);
  return act.words.say('officer_show', language, await cardParams(act, ticket, language, 'open'));
}

async function status(worker: Worker, number: string): Promise<string> {
  return lineOf(worker, await findByNumber(worker.act, number));
}

/** Which post a ticket of that department would reach today. */
async function who({ act, language }: Worker, name: string, engine: Engine): Promise<string> {
  const heard = engine.names(name).find(({ kind }) => kind === 'department')?.value;
  const department = heard ?? engine.nearestDepartments(name, 1)[0]?.code;
  if (!department || !act.cell.departments.has(department)) return act.words.say('desk_help', language);
  const { officer } = await routeFor(act, { category: 'other', department, district: null });
  return act.words.say('desk_who', language, {
    department: act.cell.department(department).name[language],
    officer: (await titleOf(act, officer))[language],
  });
}
