import type { Department } from '../cells/index.ts';
import type { Reply } from '../channel.ts';
import { officerTitle, routeFor } from '../directory/index.ts';
import { listed, mayAnnounce } from '../faults/index.ts';
import { asciiDigits } from '../lib/digits.ts';
import { showDate } from '../lib/time.ts';
import { cardParams, findByNumber, isAlive, type Ticket } from '../tickets/index.ts';
import { absent } from './absence.ts';
import { FAULT_FORM } from './fault.ts';
import { ticketsWith } from './find.ts';
import { countsOf, lineOf, loadLines, myQueue } from './home.ts';
import type { Person } from './person.ts';
import { buttonsFor, deedsOf } from './rights.ts';

type Answer = (person: Person, said: string) => Reply | Promise<Reply>;

/** Posts named in one answer. */
const FOUND = 10;

/** Words of the command, in English, in Hindi and in Hindi by Latin letters, and what each answers. */
const COMMANDS: readonly (readonly [RegExp, Answer])[] = [
  [/^(?:find|search|khojo|khojen|dhoondho|खोजें|खोजो|खोज|ढूँढें|ढूंढें)$/iu, find],
  [/^(?:show|dikhao|dikhaen|दिखाएँ|दिखाएं|दिखाओ|विवरण)$/iu, show],
  [/^(?:mine|mere|meri|queue|मेरे|मेरी|कतार)$/iu, mine],
  [/^(?:status|sthiti|स्थिति)$/iu, status],
  [/^(?:who|kaun|kiska|कौन|किसका)$/iu, who],
  [/^(?:report|pratyavedan|रिपोर्ट|आख्या)$/iu, report],
  [/^(?:faults?|badha|ghoshna|बाधा|घोषणा)$/iu, faults],
  [/^(?:absent|leave|chhutti|avkash|अवकाश|छुट्टी|अनुपस्थित)$/iu, absent],
];

/** Answered to the asker alone. What is no command gets the list of them. */
export async function commandAnswer(person: Person, said: string): Promise<Reply> {
  const [, word = '', rest = ''] = /^(\S*)\s*(.*)$/su.exec(asciiDigits(said.trim().normalize('NFC'))) ?? [];
  const found = COMMANDS.find(([words]) => words.test(word));
  return found ? found[1](person, rest.trim()) : text(person, 'desk_help');
}

async function find(person: Person, said: string): Promise<Reply> {
  if (said.length < 2) return text(person, 'desk_help');
  const tickets = await ticketsWith(person.act, said);
  return tickets.length > 0 ? list(person, [], tickets) : text(person, 'desk_found_none', { said });
}

async function show(person: Person, said: string): Promise<Reply> {
  const { act, language } = person;
  const ticket = await findByNumber(act, said);
  return {
    kind: 'text',
    text: act.words.say('officer_show', language, await cardParams(act, ticket, language, 'open')),
    choices: buttonsFor(act, ticket, await deedsOf(act, ticket), language),
  };
}

async function mine(person: Person): Promise<Reply> {
  const queue = await myQueue(person);
  return list(person, [countsOf(person, queue)], queue.all.slice(0, 15));
}

/** Of one ticket, or of all of mine. */
async function status(person: Person, said: string): Promise<Reply> {
  if (said) return list(person, [], [await findByNumber(person.act, said)]);
  return { kind: 'text', text: countsOf(person, await myQueue(person)), choices: [] };
}

/** Which post holds a department today, and why; where several are meant, each of them. */
async function who(person: Person, said: string): Promise<Reply> {
  const departments = named(person, said);
  if (departments.length === 0) return text(person, 'desk_department_unknown', { said });
  const lines: string[] = [];
  for (const department of departments.slice(0, FOUND)) {
    const { line, why } = await holderOf(person, department);
    lines.push(line, ...(departments.length === 1 ? why : []));
  }
  return { kind: 'text', text: lines.join('\n'), choices: [] };
}

/** The one of that name, or all whose name has these words in it. */
function named({ act }: Person, said: string): Department[] {
  const wanted = fold(said);
  const names = ({ code, name, aliases }: Department) => [code, ...Object.values(name), ...aliases].map(fold);
  const all = [...act.cell.departments.values()];
  const exact = all.find((each) => names(each).includes(wanted));
  if (exact || wanted.length < 3) return exact ? [exact] : [];
  return all.filter((each) => names(each).some((name) => name.includes(wanted)));
}

async function holderOf({ act, language }: Person, { code, name }: Department) {
  const category = [...act.cell.categories.values()].find(({ startsAt }) => startsAt === 'officer')!;
  const route = await routeFor(act, { category: category.code, department: code, district: null });
  const officer = await officerTitle(act, route.officer, language);
  return {
    line: act.words.say('desk_who', language, { department: name[language], officer }),
    why: route.why.map((each) => each.text[language]),
  };
}

const fold = (said: string): string => said.normalize('NFC').trim().toLowerCase();

async function report(person: Person): Promise<Reply> {
  const { act, language } = person;
  const above = act.doer.officers.some(({ role }) => role !== 'officer');
  const lines = above ? await loadLines(person) : [];
  const counts = countsOf(person, await myQueue(person));
  const title = act.words.say('desk_report_title', language, { date: showDate(act.now) });
  return { kind: 'text', text: [title, counts, ...lines].join('\n'), choices: [] };
}

/** What everybody meets now, and for whoever may announce one, the form. */
async function faults({ act, language }: Person): Promise<Reply> {
  const { text: said, choices } = await listed(act, language);
  if (!mayAnnounce(act)) return { kind: 'text', text: said, choices: [] };
  const announced = { label: act.words.say('button_fault_announce', language), value: FAULT_FORM };
  return { kind: 'text', text: said, choices: [announced, ...choices] };
}

function list(person: Person, before: string[], tickets: readonly Ticket[]): Reply {
  const lines = tickets.map((ticket) => lineOf(person, ticket));
  const open = tickets.filter(({ status: now }) => isAlive(now)).slice(0, 6);
  return {
    kind: 'text',
    text: [...before, ...lines].join('\n'),
    choices: open.map(({ number }) => ({ label: number, value: `card:${number}` })),
  };
}

function text({ act, language }: Person, key: string, params = {}): Reply {
  return { kind: 'text', text: act.words.say(key, language, params), choices: [] };
}
