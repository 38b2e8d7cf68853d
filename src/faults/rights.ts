import type { Act } from '../act.ts';
import type { Role } from '../cells/index.ts';
import { inChargeOf } from '../directory/index.ts';
import { NotAllowed } from '../lib/errors.ts';

/** What is done about a fault that everybody meets, and who may: a table, walked by a test. */
export const FAULT_DEEDS = {
  announce: ['in_charge', 'nodal', 'system'],
  extend: ['in_charge', 'nodal', 'system'],
  end: ['in_charge', 'nodal', 'system'],
} as const satisfies Record<string, readonly (Role | 'system')[]>;

export type FaultDeed = keyof typeof FAULT_DEEDS;

/**
 * @returns the post in which the doer does it; the in-charge's where the command line does
 * @throws NotAllowed 'fault_not_allowed'
 */
export async function checkMayAnnounce(act: Act, deed: FaultDeed): Promise<string> {
  const who: readonly string[] = FAULT_DEEDS[deed];
  const { doer } = act;
  if (doer.kind === 'system' && who.includes('system')) return inChargeOf(act);
  const charge = doer.kind === 'staff' ? doer.officers.find(({ role }) => who.includes(role)) : undefined;
  if (!charge) throw new NotAllowed('fault_not_allowed');
  return charge.code;
}

export function mayAnnounce({ doer }: Act): boolean {
  return (
    doer.kind === 'staff' && doer.officers.some(({ role }) => FAULT_DEEDS.announce.includes(role as 'nodal'))
  );
}
