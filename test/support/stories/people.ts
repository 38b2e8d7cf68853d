import type { Cell } from '../../../src/cells/index.ts';

/** Somebody of the small world, and the door they use. */
export interface Person {
  readonly channel: string;
  readonly address: string;
  readonly name?: string;
  readonly verified: boolean;
}

const chat = (address: string, name: string): Person => ({
  channel: 'telegram',
  address,
  name,
  verified: true,
});
const letters = (address: string, verified: boolean, name?: string): Person => ({
  channel: 'mail',
  address,
  name,
  verified,
});

/** Everybody who writes to the cell in the stories; `vendor (letter)` is the same firm at its desk. */
const CITIZENS: Record<string, Person> = {
  buyer: chat('buyer-basti', 'Buyer, Public Works, Basti'),
  vendor: chat('vendor-kanpur', 'Vendor, Kanpur'),
  supplier: chat('supplier-gonda', 'Supplier, Gonda'),
  firm: letters('firm@example.org', false, 'Demo Traders'),
  clerk: letters('clerk@example.org', false, 'Clerk of the firm'),
  stranger: letters('stranger@example.org', false),
  applicant: letters('applicant01@example.org', true, 'Demo Traders Basti'),
  metalworks: letters('applicant02@example.org', true, 'Demo Metal Works'),
  superior: letters('superior@example.org', false, 'Superior of the firm'),
  desk: letters('officer@example.org', true, 'Officer at their mailbox'),
  robot: letters('robot@example.org', false),
};

/** officer PWD, in-charge, nodal: whoever fills the post in the cell's demo staff. */
export function personOf(cell: Cell, who: string): Person {
  const citizen = CITIZENS[who];
  if (citizen) return citizen;
  const code = postOf(cell, who);
  const member = [...cell.staff].find((each) => each.officer === code);
  if (!member) throw new Error(`Nobody of the small world is called "${who}".`);
  const [channel = '', address = ''] = member.handles[0]!.split(':');
  return { channel, address, verified: true };
}

function postOf(cell: Cell, who: string): string {
  const role = { 'in-charge': 'in_charge', nodal: 'nodal' }[who];
  if (role) return [...cell.officers.values()].find((officer) => officer.role === role)!.code;
  return who.replace(/^officer /, '');
}
