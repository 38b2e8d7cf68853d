import { type Answered, faultPressed, faultSaid } from '../../faults/index.ts';
import { say, sayText, type Turn } from '../turn.ts';

const COMMAND =
  /^\s*\/?(?:(?:known )?faults?|announce|ghosh(?:na|it)(?: karen| karo)?|ज्ञात (?:त्रुटि|बाधा)|बाधा|घोषणा|घोषित(?: करें)?)(?![\p{L}\p{M}])[:\s]*/iu;

/** A fault that everybody meets is announced, made longer, ended or listed; who may is the table's to say. */
export async function faultCommand(turn: Turn, choice: string | undefined, text: string): Promise<boolean> {
  const { act, language } = turn;
  if (act.doer.kind !== 'staff') return false;
  const [kind, what = '', serial] = (choice ?? '').split(':');
  const pressed = kind === 'fault' && serial !== undefined;
  if (!pressed && (choice !== undefined || !COMMAND.test(text) || turn.step.deed)) return false;
  const said = text.replace(COMMAND, '');
  if (turn.message.manner === 'letter' && (pressed || said.trim() !== '')) return notByLetter(turn);
  if (pressed) return told(turn, await faultPressed(act, language, what, Number(serial)));
  return told(turn, await faultSaid(act, language, said));
}

/** An act by letter needs the mail about a ticket that it answers, and this is about none. */
function notByLetter(turn: Turn): true {
  turn.intent = 'officer_fault';
  say(turn, 'fault_not_by_letter');
  return true;
}

function told(turn: Turn, { text, choices }: Answered): true {
  turn.intent = 'officer_fault';
  sayText(turn, text, { choices });
  return true;
}
