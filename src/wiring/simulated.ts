import type { Persona, SimTicket, SimulatorWorld } from '../adapters/simulator/index.ts';
import { titleOf } from '../directory/index.ts';
import { advanceClock } from '../jobs/index.ts';
import { Trouble } from '../lib/errors.ts';
import type { Language, Trilingual } from '../lib/language.ts';
import { LANGUAGES } from '../lib/language.ts';
import { rows } from '../lib/rows.ts';
import { showMoment } from '../lib/time.ts';
import { isAlive, ticketEntity } from '../tickets/index.ts';
import type { House } from './house.ts';
import { scheduleOf } from './work.ts';

const SHOWN = 12;
const MOMENT_MS = 1000;
const SYSTEM = { kind: 'system', name: 'simulator' } as const;

/** What the simulator may know of the house: the demo's people, the latest tickets, the clock. */
export function simulatorWorld(house: House): SimulatorWorld {
  return {
    publicUrl: house.config.PUBLIC_URL,
    now: () => house.now(),
    personas: forAMoment(() => personas(house)),
    tickets: (language) => latest(house, language),
    advance: (duration, language) => advance(house, duration, language),
  };
}

/** Every pane of the page asks who is there, several times a second. */
function forAMoment<T>(read: () => Promise<T>): () => Promise<T> {
  let last: { until: number; answer: Promise<T> } | undefined;
  return () => {
    if (!last || last.until < Date.now()) last = { until: Date.now() + MOMENT_MS, answer: read() };
    return last.answer;
  };
}

async function advance(house: House, duration: string, language: Language): Promise<string> {
  try {
    const { now, done } = await advanceClock(scheduleOf(house), duration);
    return house.words.say('clock_advanced', language, { now: showMoment(now), done });
  } catch (error) {
    if (error instanceof Trouble && error.code === 'duration')
      return house.words.say('clock_wrong_duration', language);
    throw error;
  }
}

type Role = 'officer' | 'in_charge' | 'nodal';
interface Filled {
  readonly address: string;
  readonly officer: string;
  readonly role: Role;
  /** When the latest of the post's tickets was opened. */
  readonly busy: Date | null;
}

/** Who fills which post in the demo. */
function staffOf(house: House): Promise<Filled[]> {
  return rows<Filled>(
    house.db,
    `SELECT h.address, o.code AS officer, o.role,
       (SELECT max(t.opened_at) FROM ticket t WHERE t.officer = o.code) AS busy
     FROM staff_member s
     JOIN handle h ON h.contact_id = s.contact_id AND h.channel = 'simulator'
     JOIN tenure t ON t.staff_member = s.code AND t.from_date <= current_date AND (t.to_date IS NULL OR t.to_date >= current_date)
     JOIN officer o ON o.code = t.officer ORDER BY s.code`,
  );
}

/**
 * A buyer on Telegram, a vendor by mail, and every staff member of the demo by the posts they fill: side by side first
 * those with tickets and the ladder above them, then the other officers.
 */
async function personas(house: House): Promise<Persona[]> {
  const staff = await staffOf(house);
  const busy = staff.filter(({ role, busy }) => role === 'officer' && busy);
  const ladder = ['in_charge', 'nodal'].flatMap((role) => staff.filter((each) => each.role === role));
  const idle = staff.filter(({ role, busy }) => role === 'officer' && !busy);
  const officers = await house.act(SYSTEM, 'simulator', async (act) => {
    const shown: Persona[] = [];
    for (const { address, officer, role } of [...busy, ...ladder, ...idle])
      shown.push({ address, title: await titleOf(act, officer), plays: role, door: 'telegram' });
    return shown;
  });
  return [
    { address: 'buyer-basti', title: worded(house, 'simulated_buyer'), plays: 'buyer', door: 'telegram' },
    {
      address: 'vendor@example.org',
      title: worded(house, 'simulated_vendor'),
      plays: 'vendor',
      door: 'mail',
    },
    ...officers,
  ];
}

function worded(house: House, key: string): Trilingual {
  return Object.fromEntries(
    LANGUAGES.map((language) => [language, house.words.say(key, language)]),
  ) as Trilingual;
}

async function latest(house: House, language: Language): Promise<SimTicket[]> {
  const holders = new Map((await staffOf(house)).map(({ officer, address }) => [officer, address]));
  return house.act(SYSTEM, 'simulator', async (act) => {
    const tickets = await act.tx
      .getRepository(ticketEntity)
      .find({ order: { openedAt: 'DESC', serial: 'DESC' }, take: SHOWN });
    const shown: SimTicket[] = [];
    for (const ticket of tickets) {
      shown.push({
        number: ticket.number,
        subject: act.cell.category(ticket.category).title[language],
        status: act.words.say(`status_${ticket.status}`, language),
        officer: (await titleOf(act, ticket.officer))[language],
        holder: holders.get(ticket.officer),
        level: act.words.say(`level_${ticket.level}`, language),
        due: isAlive(ticket.status) && !ticket.status.startsWith('waiting') ? ticket.dueAt : undefined,
      });
    }
    return shown;
  });
}
