import type { Persona, SimTicket, SimulatorWorld } from '../../src/adapters/simulator/index.ts';
import { parseDuration } from '../../src/lib/time.ts';

const persona = (
  address: string,
  plays: Persona['plays'],
  door: Persona['door'],
  en: string,
  hi: string,
  latin: string,
): Persona => ({ address, plays, door, title: { en, hi, 'hi-Latn': latin } });

export const PERSONAS: readonly Persona[] = [
  persona(
    'buyer-basti',
    'buyer',
    'telegram',
    'Buyer, PWD Basti',
    'क्रेता, लोक निर्माण विभाग बस्ती',
    'Kreta, PWD Basti',
  ),
  persona('vendor@example.org', 'vendor', 'mail', 'Vendor, Kanpur', 'विक्रेता, कानपुर', 'Vikreta, Kanpur'),
  persona(
    'officer@example.org',
    'officer',
    'telegram',
    'Officer, Public Works',
    'अधिकारी, लोक निर्माण',
    'Adhikari, PWD',
  ),
  persona(
    'in-charge@example.org',
    'in_charge',
    'mail',
    'In-charge, Group 2',
    'प्रभारी, समूह 2',
    'Prabhari, Samuh 2',
  ),
  persona(
    'nodal@example.org',
    'nodal',
    'mail',
    'State nodal officer',
    'राज्य नोडल अधिकारी',
    'Rajya nodal adhikari',
  ),
];

/** A stage for the simulator's page: five people, a clock that can be moved, tickets as given. */
export function smallStage(tickets: readonly SimTicket[] = []): SimulatorWorld & { moved: string[] } {
  let now = new Date('2026-11-20T05:00:00Z');
  const moved: string[] = [];
  return {
    moved,
    personas: async () => PERSONAS,
    tickets: async () => tickets,
    now: async () => now,
    advance: async (duration) => {
      moved.push(duration);
      now = new Date(now.getTime() + parseDuration(duration));
      return `moved by ${duration}`;
    },
  };
}
