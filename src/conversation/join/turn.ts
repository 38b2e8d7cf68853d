import { knowContact } from '../../contacts/index.ts';
import type { NotAllowed, UserMistake } from '../../lib/errors.ts';
import { askAgain } from '../form-turn.ts';
import type { Flow, JoinFlow } from '../step.ts';
import { offer, say, type Turn } from '../turn.ts';
import { isCancel, wordCount } from '../words.ts';
import {
  codesSaid,
  isAwaitedElsewhere,
  leaveJoin,
  provesHere,
  provesThere,
  sendCodes,
  sendHere,
} from './code.ts';
import { joinWith } from './done.ts';
import { doorNamed, isOwn, type Named, subjectOf } from './door.ts';
import { wishesToJoin } from './words.ts';

const ASKED_AGAIN = 1;
const WORDS_WITH_A_CODE = 12;
/** A letter has a salutation and a signature. */
const WORDS_WITH_A_DOOR = 40;

/**
 * "I write from another address as well": by command, by button, or the next piece of it. Comes before answers to
 * tickets, so that a code is not taken for words to an officer; a form in hand waits.
 */
export async function joinTurn(turn: Turn, choice: string | undefined): Promise<boolean> {
  const flow = joinIn(turn.step.flow);
  if (choice === 'menu:join' || choice?.startsWith('join:')) await begin(turn, choice);
  else if (choice !== undefined) return false;
  else if (wishes(turn)) await begin(turn);
  else if (!flow) return codeAtTheOtherDoor(turn);
  else if (isCancel(turn.text) && turn.step.form) leaveForForm(turn);
  else if (flow.asking === 'code' && codesSaid(turn).length > 0) await codeSaid(turn, flow);
  else return anotherDoor(turn, flow);
  return true;
}

/** A door named in few words. Their own ticket's number is a question about that ticket. */
async function anotherDoor(turn: Turn, flow: JoinFlow): Promise<boolean> {
  if (wordCount(turn.text) > WORDS_WITH_A_DOOR) return false;
  const named = await doorNamed(turn);
  // "Reopen GC-…", where a code is awaited, is said of that ticket: nobody gets a code for it.
  if (!named || (flow.asking === 'code' && !isAlone(turn))) return false;
  if (named.byNumber && named.door && (await isOwn(turn, named.door))) {
    leaveJoin(turn);
    return false;
  }
  await begin(turn);
  return true;
}

/** An address or a number, and nothing else. */
function isAlone({ text, heard }: Turn): boolean {
  return heard.entities.some((each) => each.text.trim() === text.trim());
}

/** An address and nothing else, with nothing in hand: they want to be known by it. */
export async function addressAlone(turn: Turn, choice: string | undefined): Promise<boolean> {
  if (choice !== undefined || turn.message.manner === 'letter' || turn.files.length > 0) return false;
  const mail = turn.heard.entities.find(({ kind }) => kind === 'email');
  if (!mail || turn.text.trim() !== mail.text.trim() || turn.step.flow || turn.step.form) return false;
  await begin(turn);
  return true;
}

/** The number of a ticket that is not theirs here may be theirs at another door. Said of every number alike. */
export function offerJoin(turn: Turn, { key, params }: UserMistake | NotAllowed): void {
  const number = String(params?.number ?? '');
  if (key !== 'ticket_unknown' || turn.act.doer.kind !== 'contact' || turn.unverifiedStaff) return;
  if (turn.message.manner === 'letter' || !/^[A-Z]+-\d{4}-\d{6}-[A-Z]$/.test(number)) return;
  offer(turn, [['button_join', `join:${number}`]]);
}

/** Neither a door nor a code was said: asked once more, then it is something else. */
export function joinAgain(turn: Turn, flow: JoinFlow): boolean {
  if (flow.asking === 'code') {
    say(turn, 'join_code_missing');
    return true;
  }
  if (flow.misses >= ASKED_AGAIN) {
    leaveJoin(turn);
    return false;
  }
  flow.misses += 1;
  say(turn, 'join_ask');
  return true;
}

function joinIn(flow: Flow | undefined): JoinFlow | undefined {
  return flow?.name === 'join' ? flow : undefined;
}

function wishes({ text, message, act }: Turn): boolean {
  const firstLine = text.trimStart().split('\n', 1)[0] ?? '';
  const said = message.manner === 'letter' ? [text, firstLine, message.subject ?? ''] : [text];
  const pressed = Object.values(act.words.each('web_start_join'));
  return said.some((each) => wishesToJoin(each)) || pressed.includes(text.trim());
}

async function begin(turn: Turn, choice?: string): Promise<void> {
  const { step } = turn;
  turn.intent = 'join';
  if (turn.act.doer.kind === 'staff' || turn.unverifiedStaff) return say(turn, 'join_not_staff');
  if (isAmongOthers(turn)) return say(turn, 'join_alone');
  const named = choice?.startsWith('join:') ? await byButton(turn, choice) : await doorNamed(turn);
  if (named?.seenHere) {
    leaveJoin(turn);
    return say(turn, 'join_seen_here', { number: named.seenHere });
  }
  if (named) await sendCodes(turn, named);
  else {
    step.flow = { name: 'join', asking: 'door', misses: 0 };
    if (!step.form) step.asking = 'door';
    say(turn, 'join_ask');
  }
  const { form } = step;
  if (form)
    say(turn, 'join_form_waits', { category: turn.act.cell.category(form.category).title[turn.language] });
}

/** In a group everybody would see whose tickets are whose. */
function isAmongOthers({ message }: Turn): boolean {
  return message.replyTo !== undefined && message.manner !== 'letter';
}

async function byButton(turn: Turn, choice: string): Promise<Named | undefined> {
  const { sharedWith: door } = turn.step;
  if (choice === 'join:mobile')
    return door && { subject: subjectOf(door), door, byNumber: true, byMobile: true };
  const value = choice.slice('join:'.length);
  const ticket = { kind: 'ticket' as const, value, text: value, start: 0, end: value.length };
  return doorNamed({ ...turn, heard: { ...turn.heard, entities: [ticket] } });
}

async function codeSaid(turn: Turn, flow: Extract<JoinFlow, { asking: 'code' }>): Promise<void> {
  turn.intent = 'join';
  if (isAmongOthers(turn)) return say(turn, 'join_alone');
  const there = flow.provedThere ? 'right' : await provesThere(turn, flow.door);
  if (there === 'wrong') return say(turn, 'reg_code_wrong');
  if (there === 'over' || !flow.door) {
    leaveJoin(turn);
    return say(turn, 'join_code_expired');
  }
  flow.provedThere = true;
  if (!turn.message.from.verified) {
    const here = await provesHere(turn);
    if (here === 'over') return sendHere(turn);
    if (here === 'wrong') return say(turn, 'join_code_here_too');
    await knowContact(turn.act, { channel: turn.channel, address: turn.address, verified: true });
  }
  await joinWith(turn, flow.door);
  if (turn.step.form) askAgain(turn, turn.step.form);
}

/** Written where it was read instead of where it was asked for. */
async function codeAtTheOtherDoor(turn: Turn): Promise<boolean> {
  if (codesSaid(turn).length === 0 || wordCount(turn.text) > WORDS_WITH_A_CODE) return false;
  if (!(await isAwaitedElsewhere(turn))) return false;
  turn.intent = 'join';
  say(turn, 'join_code_there');
  return true;
}

function leaveForForm(turn: Turn): void {
  leaveJoin(turn);
  say(turn, 'flow_left');
  if (turn.step.form) askAgain(turn, turn.step.form);
}
