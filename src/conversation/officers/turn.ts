import { asciiDigits } from '../../lib/digits.ts';
import { findByNumber, type Ticket, ticketById, ticketOfReferences } from '../../tickets/index.ts';
import type { OfficerDeed } from '../step.ts';
import { say, type Turn } from '../turn.ts';
import { understoodWell } from '../understood.ts';
import { isCancel, isMenu } from '../words.ts';
import { declareLeave } from './absence.ts';
import { readCommand } from './commands.ts';
import { goOnWith, hearForDeed } from './deed.ts';
import { queue } from './queue.ts';
import { showTicket } from './show.ts';

/**
 * An officer at work: a command, a button, or the next piece of what they are doing. Returns false when the message is
 * nothing of that kind (an officer may ask the knowledge base like anybody).
 */
export async function officerTurn(turn: Turn, choice: string | undefined): Promise<boolean> {
  if (turn.act.doer.kind !== 'staff') return false;
  const { step } = turn;
  const text = asciiDigits(turn.text);
  if (step.deed && (isCancel(text) || choice === 'cancel')) {
    step.deed = undefined;
    step.asking = undefined;
    say(turn, 'form_cancelled');
    return true;
  }
  if (isMenu(text)) {
    step.deed = undefined;
    say(turn, 'officer_menu');
    return true;
  }
  if (await button(turn, choice)) return true;
  const command = choice === undefined ? readCommand(text) : undefined;
  if (step.deed && !(command?.number && command.verb !== 'note')) {
    hearForDeed(turn, step.deed, choice);
    await goOnWith(turn, step.deed);
    return true;
  }
  if (command) return doCommand(turn, command);
  return byIntentOfOfficers(turn);
}

async function button(turn: Turn, choice: string | undefined): Promise<boolean> {
  const [verb, number] = (choice ?? '').split(':');
  if (!number || !['take', 'show', 'return'].includes(verb!)) return false;
  const ticket = await findByNumber(turn.act, number);
  turn.intent = `officer_${verb}`;
  turn.ticket = ticket.number;
  if (verb === 'show') await showTicket(turn, ticket);
  else await begin(turn, { verb: verb!, ticketId: ticket.id, findings: {} });
  return true;
}

async function doCommand(turn: Turn, command: NonNullable<ReturnType<typeof readCommand>>): Promise<boolean> {
  turn.intent = `officer_${command.verb}`;
  if (command.verb === 'queue') await queue(turn);
  else if (command.verb === 'absence') await declareLeave(turn);
  else {
    const ticket = await named(turn, command.number);
    if (!ticket && !command.number && turn.step.form) return false;
    if (!ticket) {
      turn.step.deed = {
        verb: command.verb,
        text: command.text || undefined,
        findings: {},
        asking: 'ticket',
      };
      turn.step.asking = 'ticket';
      say(turn, 'officer_which_ticket');
      return true;
    }
    turn.ticket = ticket.number;
    if (command.verb === 'show') await showTicket(turn, ticket);
    else
      await begin(
        turn,
        { verb: command.verb, ticketId: ticket.id, text: command.text || undefined, findings: {} },
        command.other,
      );
  }
  return true;
}

/** The number said, or the ticket that the message replies to. */
async function named(turn: Turn, number: string | undefined): Promise<Ticket | undefined> {
  if (number) return findByNumber(turn.act, number);
  const of = await ticketOfReferences(turn.act, turn.channel, turn.message.references);
  return of && ticketById(turn.act, of.ticketId);
}

async function begin(turn: Turn, deed: OfficerDeed, other?: string): Promise<void> {
  turn.step.deed = deed;
  if (other) deed.findings.other = other;
  hearForDeed(turn, deed, undefined);
  await goOnWith(turn, deed);
}

async function byIntentOfOfficers(turn: Turn): Promise<boolean> {
  if (turn.step.form || !understoodWell(turn, 0.6)) return false;
  if (turn.heard.intent.id === 'officer_my_queue') {
    await queue(turn);
    return true;
  }
  if (turn.heard.intent.id === 'greeting') {
    say(turn, 'officer_menu');
    return true;
  }
  if (turn.heard.intent.id === 'officer_close_ticket') {
    return doCommand(turn, {
      verb: 'resolve',
      text: '',
      number: turn.heard.entities.find((entity) => entity.kind.startsWith('ticket'))?.value,
    });
  }
  return false;
}
