import type { Department } from '../cells/index.ts';
import type { Reply } from '../channel.ts';
import { officerTitle, routeFor } from '../directory/index.ts';
import { listed, mayAnnounce } from '../faults/index.ts';
import { asciiDigits } from '../lib/digits.ts';
import { showDate } from '../lib/time.ts';
import { datesSaid } from '../nlu/index.ts';
import { cardParams, findByNumber, isAlive, type Ticket } from '../tickets/index.ts';
import { absent } from './absence.ts';
import { FAULT_FORM } from './fault.ts';
import { ticketsWith } from './find.ts';
import { countsOf, linesOf, loadLines, myQueue, openButtons, SHOWN } from './home.ts';
import type { Person } from './person.ts';
import { buttonsFor, deedsOf } from './rights.ts';

type Answer = (person: Person, said: string) => Reply | Promise<Reply>;
/** What follows the word of a command where people also tell the bot their own matters. */
type Follows = (person: Person, said: string) => boolean;

/** Posts named in one answer. */
const FOUND = 10;

const nothing: Follows = (_, said) => said === '';
const aNumber: Follows = (_, said) => /^(?:[a-z]{2,4}-\d{4}-\d{1,7}(?:-[a-z])?|\d{1,6})$/i.test(said);
const fewWords: Follows = (_, said) => said.length > 1 && said.split(/\s+/u).length <= 6;
const aDepartment: Follows = (person, said) => named(person, said).length > 0;
const nothingOrDates: Follows = ({ act }, said) => said === '' || datesSaid(said, act.now).length > 0;

/** Words of the command, in English, in Hindi and in Hindi by Latin letters; what each answers; what may follow. */
const COMMANDS: readonly (readonly [RegExp, Answer, Follows])[] = [
  [/^(?:find|search|khojo|khojen|dhoondho|खोजें|खोजो|खोज|ढूँढें|ढूंढें)$/iu, find, fewWords],
  [/^(?:show|dikhao|dikhaen|दिखाएँ|दिखाएं|दिखाओ|विवरण)$/iu, show, aNumber],
  [/^(?:mine|mere|meri|queue|मेरे|मेरी|कतार)$/iu, mine, nothing],
  [/^(?:status|sthiti|स्थिति)$/iu, status, (person, said) => nothing(person, said) || aNumber(person, said)],
  [/^(?:who|kaun|kiska|कौन|किसका)$/iu, who, aDepartment],
  [/^(?:report|pratyavedan|रिपोर्ट|आख्या)$/iu, report, nothing],
  [/^(?:faults?|badha|ghoshna|बाधा|घोषणा)$/iu, faults, nothing],
  [/^(?:absent|leave|chhutti|avkash|अवकाश|छुट्टी|अनुपस्थित)$/iu, absent, nothingOrDates],
];

/** Answered to the asker alone. What is no command gets the list of them. */
export async function commandAnswer(person: Person, said: string): Promise<Reply> {
  const { found, rest } = commandIn(said);
  return found ? found[1](person, rest) : text(person, 'desk_help');
}

/**
 * A command written to the bot itself, as a whole: "mine", "show 42", "who irrigation". What only begins like one ("mere
 * 3 lakh nahi mile") is a matter, and no command.
 */
export function isCommandSaid(person: Person, said: string): boolean {
  const { found, rest } = commandIn(said);
  return found?.[2](person, rest) ?? false;
}

/** The command's own name may stand before it, and a mark at its end. */
function commandIn(said: string) {
  const plain = asciiDigits(said.normalize('NFC'))
    .trim()
    .replace(/^\/?gem\s+/iu, '')
    .replace(/\s*[.!?।]+$/u, '');
  const [, word = '', rest = ''] = /^(\S*)\s*(.*)$/su.exec(plain) ?? [];
  return { found: COMMANDS.find(([words]) => words.test(word)), rest: rest.trim() };
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
  return list(person, [countsOf(person, queue)], queue.all);
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
  const open = tickets.filter(({ status: now }) => isAlive(now)).slice(0, SHOWN);
  return {
    kind: 'text',
    text: [...before, ...linesOf(person, tickets)].join('\n'),
    choices: openButtons(open),
  };
}

function text({ act, language }: Person, key: string, params = {}): Reply {
  return { kind: 'text', text: act.words.say(key, language, params), choices: [] };
}
