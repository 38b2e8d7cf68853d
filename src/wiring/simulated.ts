import type { Persona, SimTicket, SimulatorWorld } from '../adapters/simulator/index.ts';
import { titleOf } from '../directory/index.ts';
import { advanceClock } from '../jobs/index.ts';
import { Trouble } from '../lib/errors.ts';
import type { Language, Trilingual } from '../lib/language.ts';
import { LANGUAGES } from '../lib/language.ts';
import { rows } from '../lib/rows.ts';
import { showMoment } from '../lib/time.ts';
import { isAlive, type Ticket, ticketEntity } from '../tickets/index.ts';
import type { House } from './house.ts';
import { scheduleOf } from './work.ts';

const SHOWN = 12;

/** What the simulator may know of the house: the demo's people, the latest tickets, the clock. */
export function simulatorWorld(house: House): SimulatorWorld {
  return {
    publicUrl: house.config.PUBLIC_URL,
    now: () => house.now(),
    personas: () => personas(house),
    tickets: (language) => latest(house, language),
    advance: (duration, language) => advance(house, duration, language),
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

/** A buyer on Telegram, a vendor by mail, and every staff member of the demo by the posts they fill. */
async function personas(house: House): Promise<Persona[]> {
  const staff = await rows<{ address: string; officer: string; role: 'officer' | 'in_charge' | 'nodal' }>(
    house.db,
    `SELECT h.address, o.code AS officer, o.role FROM staff_member s
     JOIN handle h ON h.contact_id = s.contact_id AND h.channel = 'simulator'
     JOIN tenure t ON t.staff_member = s.code AND t.from_date <= current_date AND (t.to_date IS NULL OR t.to_date >= current_date)
     JOIN officer o ON o.code = t.officer ORDER BY (o.role <> 'officer'), s.code`,
  );
  const officers = await house.act({ kind: 'system', name: 'simulator' }, 'simulator', async (act) =>
    Promise.all(
      staff.map(
        async ({ address, officer, role }): Promise<Persona> => ({
          address,
          title: await titleOf(act, officer),
          plays: role,
          door: 'telegram',
        }),
      ),
    ),
  );
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
  return house.act({ kind: 'system', name: 'simulator' }, 'simulator', async (act) => {
    const tickets = await act.tx
      .getRepository(ticketEntity)
      .find({ order: { openedAt: 'DESC', serial: 'DESC' }, take: SHOWN });
    return Promise.all(tickets.map((ticket) => shown(ticket)));
    async function shown(ticket: Ticket): Promise<SimTicket> {
      return {
        number: ticket.number,
        subject: act.cell.category(ticket.category).title[language],
        status: act.words.say(`status_${ticket.status}`, language),
        officer: (await titleOf(act, ticket.officer))[language],
        level: act.words.say(`level_${ticket.level}`, language),
        due: isAlive(ticket.status) && !ticket.status.startsWith('waiting') ? ticket.dueAt : undefined,
      };
    }
  });
}
