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
  'vendor-mail': letters('vendor@example.org', true, 'Vendor, Kanpur'),
  visitor: { channel: 'web', address: 'a-visitor-of-the-page', verified: true },
  'other-visitor': { channel: 'web', address: 'another-visitor', verified: true },
  clerk: letters('clerk@example.org', false, 'Clerk of the firm'),
  stranger: letters('stranger@example.org', false),
  applicant: letters('applicant01@example.org', true, 'Demo Traders Basti'),
  metalworks: letters('applicant02@example.org', true, 'Demo Metal Works'),
  superior: letters('superior@example.org', false, 'Superior of the firm'),
  desk: letters('officer@example.org', true, 'Officer at their mailbox'),
  robot: letters('robot@example.org', false),
};

/** officer PWD, in-charge, nodal: whoever fills the post in the cell's demo staff; desk PWD: the same at their desk. */
export function personOf(cell: Cell, who: string): Person {
  const citizen = CITIZENS[who];
  if (citizen) return citizen;
  if (who.startsWith(DESK)) return { channel: 'slack', address: deskAddress(who), verified: true };
  const code = postOf(cell, who);
  const member = [...cell.staff].find((each) => each.officer === code);
  if (!member) throw new Error(`Nobody of the small world is called "${who}".`);
  const [channel = '', address = ''] = member.handles[0]!.split(':');
  return { channel, address, verified: true };
}

const DESK = 'desk ';

/** Where whoever fills the post sits in the staff's workspace: `desk of PWD` seats them there. */
export function deskAddress(who: string): string {
  return `U-${who.slice(DESK.length)}`;
}

function postOf(cell: Cell, who: string): string {
  const role = { 'in-charge': 'in_charge', nodal: 'nodal' }[who];
  if (role) return [...cell.officers.values()].find((officer) => officer.role === role)!.code;
  return who.replace(/^officer /, '');
}
