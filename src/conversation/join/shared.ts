import { holderOf, reachOf } from '../../contacts/index.ts';
import { offer, say, type Turn } from '../turn.ts';

/**
 * The same mobile was proved by another account of somebody's. Numbers are given out anew, so nobody is joined by it:
 * joining is offered, and a code goes out by the other door.
 */
export async function noteShared(turn: Turn, mobile: string): Promise<void> {
  const { act, contact, step } = turn;
  const holder = await holderOf(act, mobile);
  step.sharedWith = undefined;
  if (!holder || holder === contact.id || act.doer.kind !== 'contact') return;
  const door = await reachOf(act, holder);
  if (door) step.sharedWith = { channel: door.channel, address: door.address };
}

/** Under the answer to the number, once. */
export function offerShared(turn: Turn): void {
  if (turn.message.provesMobile === undefined || !turn.step.sharedWith) return;
  const buttons = turn.replies.at(-1)?.choices ?? [];
  say(turn, 'join_same_mobile', {}, { choices: buttons });
  offer(turn, [['button_join_these', 'join:mobile']]);
}
