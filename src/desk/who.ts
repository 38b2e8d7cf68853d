import { type Act, as, type Charge } from '../act.ts';
import { contactAt } from '../contacts/index.ts';
import { chargesOf, staffOf } from '../directory/index.ts';
import type { Language } from '../lib/language.ts';

/** A member of staff at their desk, with the posts they fill or stand in for today. */
export interface Worker {
  readonly act: Act;
  readonly charges: readonly Charge[];
  readonly language: Language;
}

/** Whose address it is, when that is a member of staff with a post; everybody else is a stranger. */
export async function workerAt(act: Act, channel: string, address: string): Promise<Worker | undefined> {
  const contact = await contactAt(act, channel, address);
  const staff = contact && (await staffOf(act, contact.id));
  if (!contact || !staff) return undefined;
  const charges = await chargesOf(act, staff);
  if (charges.length === 0) return undefined;
  const doer = { kind: 'staff', staff, contactId: contact.id, officers: charges } as const;
  return { act: as(act, doer), charges, language: contact.language ?? 'hi' };
}
