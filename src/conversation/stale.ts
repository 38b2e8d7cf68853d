import { oneRow } from '../lib/rows.ts';
import { ticketStatus } from './flows/status.ts';
import { beginForm } from './form.ts';
import { askAgain } from './form-turn.ts';
import { say, type Turn } from './turn.ts';

/** Buttons that answer the question they stand under, and no other. The rest mean the same whenever they are pressed. */
const ANSWERS =
  /^(?:yes|no|skip|correct|cancel|wait|new_matter|open_ticket)$|^(?:doubt|next|deed|ticket|department|district):/;

/**
 * A button under a question that was followed by another: what it said yes to is over, and the yes must not fall upon
 * what is asked now. How things stand now is said instead.
 */
export async function staleButton(turn: Turn, choice: string | undefined): Promise<boolean> {
  if (turn.message.kind !== 'choice' || !choice || !ANSWERS.test(choice)) return false;
  if (!(await isOvertaken(turn))) return false;
  turn.intent = 'old_button';
  const { form, menu, flow, deed } = turn.step;
  if (form) {
    say(turn, 'old_button');
    askAgain(turn, form);
  } else if ((flow || deed) && menu) say(turn, 'old_button', {}, { choices: menu });
  else if (choice === 'open_ticket') await beginForm(turn, 'other', 'ticket_new');
  else {
    say(turn, 'old_button');
    await ticketStatus(turn);
  }
  return true;
}

/** Of a message of ours since which this address was sent another with buttons. */
async function isOvertaken({ act, channel, address, message }: Turn): Promise<boolean> {
  const [pressed] = message.references;
  if (!pressed) return false;
  const row = await oneRow(
    act.tx,
    `SELECT 1 FROM transcript t JOIN transcript later ON later.channel = t.channel AND later.address = t.address
       AND later.direction = 'out' AND later.id > t.id AND jsonb_array_length(later.choices) > 0
     WHERE t.channel = $1 AND t.address = $2 AND t.external_id = $3 AND t.direction = 'out' LIMIT 1`,
    [channel, message.replyTo ?? address, pressed],
  );
  return row !== undefined;
}
