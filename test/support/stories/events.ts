import { DateTime } from 'luxon';
import { knowContact } from '../../../src/contacts/index.ts';
import { separatePeople } from '../../../src/conversation/index.ts';
import { declareAbsence, loadPosting } from '../../../src/directory/index.ts';
import { oneRow } from '../../../src/lib/rows.ts';
import { ZONE } from '../../../src/lib/time.ts';
import { handOverCharge, open } from '../../../src/tickets/index.ts';
import type { House } from '../../../src/wiring/index.ts';
import { deskAddress } from './people.ts';

/** '20.11.2026' → '2026-11-20' */
export function isoDay(shown: string): string {
  return DateTime.fromFormat(shown, 'dd.MM.yyyy', { zone: ZONE }).toISODate()!;
}

type Happens = (house: House, words: readonly string[]) => Promise<void>;
const system = { kind: 'system', name: 'story' } as const;

/** What happens in the cell that nobody says in a conversation. */
export const EVENTS: Record<string, Happens> = {
  /** tickets begin at 45 */
  'tickets begin at': async (house, [serial]) => {
    const year = DateTime.fromJSDate(await house.now(), { zone: ZONE }).year;
    await house.db.query(
      'INSERT INTO ticket_year (year, last) VALUES ($1, $2) ON CONFLICT (year) DO UPDATE SET last = $2',
      [year, Number(serial) - 1],
    );
  },
  /** leave PWD 23.11.2026 to 27.11.2026 */
  leave: async (house, [officer = '', from = '', , to = from]) => {
    await house.act(system, `leave:${officer}:${from}`, (act) =>
      declareAbsence(act, officer, isoDay(from), isoDay(to)),
    );
  },
  /** vacant INCHARGE since 20.11.2026 */
  vacant: async (house, [officer, , since = '']) => {
    await house.db.query('UPDATE tenure SET to_date = $2::date - 1 WHERE officer = $1', [
      officer,
      isoDay(since),
    ]);
  },
  /** posting IRRI for PWD from 23.11.2026 */
  posting: async (house, [officer = '', , department = '', , from = '']) => {
    const row = {
      officer,
      department,
      duty: null,
      district: null,
      division: null,
      from: isoDay(from),
      to: null,
    };
    await house.act(system, `posting:${officer}:${from}`, (act) => loadPosting(act, row, 'story'));
  },
  /** claim HEALTH for PWD since 01.10.2026: a second order, which nobody ended the first for */
  claim: async (house, [officer, , department, , since = '']) => {
    await house.db.query(
      `INSERT INTO posting (id, officer, department, from_date, source)
       VALUES (gen_random_uuid(), $1, $2, $3, 'story')`,
      [officer, department, isoDay(since)],
    );
  },
  /** mailbox of PWD is officer@example.org: whoever fills the post has it, besides the door they had */
  'mailbox of': async (house, [officer = '', , address = '']) => {
    await house.db.query(
      `INSERT INTO handle (id, contact_id, channel, address, verified_at, created_at)
       SELECT gen_random_uuid(), s.contact_id, 'mail', $2, now(), now() + interval '1 year'
       FROM tenure t JOIN staff_member s ON s.code = t.staff_member WHERE t.officer = $1 AND t.to_date IS NULL`,
      [officer, address],
    );
  },
  /** charge of PWD to IRRI note … */
  'charge of': async (house, [from = '', , to = '', , ...note]) => {
    await house.act(system, `handover:${from}:${to}`, (act) =>
      handOverCharge(act, from, to, null, note.join(' ')),
    );
  },
  /** desk of PWD: whoever fills the post sits in the staff's workspace as well */
  'desk of': async (house, [officer = '']) => {
    const address = deskAddress(`desk ${officer}`);
    await house.act(system, `desk:${officer}`, async (act) => {
      const { handle } = await knowContact(act, { channel: 'slack', address, verified: true });
      await act.tx.query(
        `UPDATE handle SET contact_id = (SELECT s.contact_id FROM tenure t
           JOIN staff_member s ON s.code = t.staff_member WHERE t.officer = $1 AND t.to_date IS NULL)
         WHERE id = $2`,
        [officer, handle.id],
      );
    });
  },
  /** separate vendor@example.org because of a wrong joining */
  separate: async (house, [address = '', , , ...why]) => {
    await house.act(system, `separate:${address}`, async (act) => {
      const row = await oneRow<{ id: string }>(
        act.tx,
        `SELECT j.id FROM joining j JOIN handle h ON j.came -> 'handles' ? h.id::text
         WHERE h.address = $1 AND j.separated_at IS NULL ORDER BY j.at DESC LIMIT 1`,
        [address],
      );
      await separatePeople(act, row!.id, why.join(' '));
    });
  },
  /** forty open tickets of PWD */
  'forty open tickets': async (house, [, department = '']) => {
    for (let each = 1; each <= 40; each++) {
      await house.act(system, `many:${department}:${each}`, async (act) => {
        const address = `many-${each}`;
        const { contact } = await knowContact(act, { channel: 'telegram', address, verified: true });
        await open(act, {
          category: 'payment',
          department,
          district: null,
          contactId: contact.id,
          channel: 'telegram',
          address,
          language: 'hi',
          subject: `Matter ${each}`,
          slots: {},
          messages: [{ direction: 'in', text: `Matter ${each}` }],
        });
      });
    }
  },
};
