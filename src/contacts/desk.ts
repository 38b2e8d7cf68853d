import type { Act } from '../act.ts';
import type { Handle } from './entities.ts';
import { DESK, handlesOf } from './people.ts';

/** Where a person's own desk is, if they have one that can be reached. */
export async function deskOf(act: Act, contactId: string): Promise<Handle | undefined> {
  const handles = await handlesOf(act, contactId);
  return handles.find(({ channel, blockedAt }) => channel === DESK && !blockedAt);
}
