import type { Act } from '../../act.ts';
import { lockTicket, save } from '../guard.ts';
import { record } from '../history.ts';

/** It came of a fault that everybody met: over for the others, not for this person. Said in the history and on the card. */
export async function noteOfFault(act: Act, id: string, serial: number): Promise<void> {
  const ticket = await lockTicket(act, id);
  await record(act, ticket, 'after_fault', { fault: serial });
  await save(act, ticket);
}
