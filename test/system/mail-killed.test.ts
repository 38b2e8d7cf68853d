import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from './rig/guarded.ts';
import { HELPDESK, type MailStage, mailStage, type Person } from './rig/mail-stage.ts';

/**
 * Where a process is killed, the last point of a mail's way first, and what becomes of the acknowledgement then.
 * Between handing it over and hearing the answer nobody can know: it is marked and shown, and never sent again by
 * itself. Started again, a process is armed for `next`, a point which this mail is past: that saves a start each.
 */
const POINTS: readonly Point[] = [
  { point: 'before_marked', ends: 'uncertain', arrived: 1, next: 'handed_over' },
  { point: 'handed_over', ends: 'uncertain', arrived: 0, next: 'claimed' },
  { point: 'claimed', ends: 'sent', arrived: 1, next: 'after_commit' },
  { point: 'after_commit', ends: 'sent', arrived: 1, next: 'before_commit' },
  // Not committed: begun again, the mail passes the earlier points once more.
  { point: 'before_commit', ends: 'sent', arrived: 1 },
  { point: 'understood', ends: 'sent', arrived: 1 },
  { point: 'parsed', ends: 'sent', arrived: 1 },
  { point: 'acknowledged', ends: 'sent', arrived: 1 },
  { point: 'stored', ends: 'sent', arrived: 1 },
  { point: 'fetched', ends: 'sent', arrived: 1 },
];

interface Point {
  readonly point: string;
  readonly ends: 'sent' | 'uncertain';
  readonly arrived: number;
  readonly next?: string;
}

let armed: string | undefined;
let stage: MailStage;
const told: { person: Person; arrived: number; uncertain: string[] }[] = [];
const ledger: string[] = [];

beforeAll(async () => {
  // Without the simulator's door only the acknowledgement can be claimed, and so killed at.
  stage = await mailStage({ ROLES: 'channels,worker' });
}, 300_000);

afterAll(() => console.log(['killed at        mails kept tickets acknowledgement', ...ledger].join('\n')));

test.each(POINTS)(
  'killed at $point and started again: one ticket, the mail is kept, the acknowledgement is $ends',
  async ({ point, ends, arrived, next }) => {
    const person = await stage.person(`Killed ${point.replace('_', ' ')}`);
    if (armed !== point) await stage.start(point);
    const id = await person.write({
      subject: 'Payment',
      text: `PWD Basti has not paid our bill. At ${point}.`,
    });
    await stage.died();

    await stage.start(next);
    armed = next;
    await stage.done(id);
    const kept = await stage.sql('SELECT 1 FROM inbox WHERE position($1::bytea IN raw) > 0', [
      Buffer.from(id),
    ]);
    const tickets = await stage.ticketsOf(person.address);
    const sent = await stage.sql<{ id: string; state: string }>(
      'SELECT id, state FROM outbox WHERE address = $1',
      [person.address],
    );
    const processed = await eventually('the mail lies in the processed folder', async () => {
      const found = (await stage.servers.lying(HELPDESK, 'Processed')).filter((raw) => raw.includes(id));
      return found.length > 0 && found;
    });
    if (arrived > 0) expect((await person.got(1)).text).toContain(tickets[0]?.number);
    expect([kept.length, processed.length, tickets.length]).toEqual([1, 1, 1]);
    expect(await stage.servers.lying(HELPDESK)).toEqual([]);
    expect(sent.map((row) => row.state)).toEqual([ends]);
    told.push({ person, arrived, uncertain: ends === 'uncertain' ? sent.map((row) => row.id) : [] });
    ledger.push(
      `${point.padEnd(16)} ${processed.length}     ${kept.length}    ${tickets.length}       ${ends}, ${arrived} arrived`,
    );
    if (!armed) await stage.stop();
  },
  240_000,
);

test('no acknowledgement came twice, and the doctor shows those of which nobody knows', async () => {
  for (const { person, arrived } of told) expect(await person.raw()).toHaveLength(arrived);
  const { findings } = JSON.parse(await stage.gemcell('doctor', '--json')) as {
    findings: { part: string; ok: boolean; says: string }[];
  };
  const shown = findings.filter((each) => each.part === 'outbox' && !each.ok).map((each) => each.says);
  const uncertain = told.flatMap((each) => each.uncertain);
  expect(uncertain).toHaveLength(2);
  for (const id of uncertain) expect(shown.join('\n')).toContain(`message ${id} (mail) is uncertain`);
  expect(findings.filter((each) => each.part === 'history')).toMatchObject([{ ok: true }]);
});
