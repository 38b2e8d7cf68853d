import { Command, CommanderError } from 'commander';
import { messageOf, NotAllowed, Trouble, UserMistake } from '../lib/errors.ts';
import { addAside } from './commands/aside.ts';
import { addChat } from './commands/chat.ts';
import { addCheck } from './commands/check.ts';
import { addClock } from './commands/clock.ts';
import { addContact } from './commands/contact.ts';
import { addCorpus } from './commands/corpus.ts';
import { addCorrect } from './commands/correct.ts';
import { addDay } from './commands/day.ts';
import { addDoctor } from './commands/doctor.ts';
import { addEvaluate } from './commands/evaluate.ts';
import { addFault } from './commands/fault.ts';
import { addHandover } from './commands/handover.ts';
import { addKruti } from './commands/kruti.ts';
import { addLearn } from './commands/learn.ts';
import { addLoad } from './commands/load.ts';
import { addMigrate } from './commands/migrate.ts';
import { addReplay } from './commands/replay.ts';
import { addResend } from './commands/resend.ts';
import { addStart } from './commands/start.ts';
import { addTicket } from './commands/ticket.ts';
import { addUnderstand } from './commands/understand.ts';

/** Exit codes: 0 done, 1 a fault of the input, 2 wrong usage, 3 our trouble. */
const FAULT = 1;
const USAGE = 2;
const TROUBLE = 3;
/** Troubles that whoever typed the command can mend. */
const OF_THE_INPUT = ['cell_data', 'templates', 'intents', 'settings', 'input', 'duration', 'clock', 'rows'];

/** The command line: a plain list of commands. */
const COMMANDS = [
  addStart,
  addChat,
  addUnderstand,
  addEvaluate,
  addKruti,
  addLearn,
  addCorpus,
  addCorrect,
  addLoad,
  addTicket,
  addContact,
  addAside,
  addClock,
  addDay,
  addHandover,
  addFault,
  addReplay,
  addResend,
  addCheck,
  addMigrate,
  addDoctor,
];

export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command('gemcell')
    .description("The helpdesk of a state's GeM Cell.")
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(text) })
    .showHelpAfterError('(gemcell --help lists what there is)');
  for (const add of COMMANDS) add(program);
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    process.exitCode = codeFor(error);
  }
}

function codeFor(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE;
  process.stderr.write(`${messageOf(error)}\n`);
  if (error instanceof UserMistake || error instanceof NotAllowed) return FAULT;
  if (error instanceof Trouble) return OF_THE_INPUT.includes(error.code) ? FAULT : TROUBLE;
  if (process.env.LOG_LEVEL === 'debug' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  return TROUBLE;
}
