import { candidates, models } from '../learning/index.ts';
import { rows } from '../lib/rows.ts';
import { heldBack, isPaused, notDelivered, pausedChannels } from '../outbox/index.ts';
import { checkHistory } from '../tickets/index.ts';
import type { House } from '../wiring/index.ts';

/** What was looked at, and what it says: in a fault's case also how to mend it. */
export interface Finding {
  readonly part: string;
  readonly ok: boolean;
  readonly says: string;
}

/** What the database tells of the house. */
export async function findingsIn(house: House): Promise<Finding[]> {
  return [
    await server(house),
    ...(await histories(house)),
    ...(await stuck(house)),
    await backlog(house),
    ...(await vacancies(house)),
    await understanding(house),
  ];
}

/** Wide enough for clocks that are set by hand; a ticket's last day ends by ours. */
const CLOCKS_APART_S = 30;

async function server({ db }: House): Promise<Finding> {
  const [row] = await rows<{ version: string; apart: string }>(
    db,
    `SELECT current_setting('server_version') AS version,
       extract(epoch FROM clock_timestamp() - $1::timestamptz) AS apart`,
    [new Date()],
  );
  const apart = Math.round(Number(row!.apart));
  if (Math.abs(apart) > CLOCKS_APART_S)
    return {
      part: 'database',
      ok: false,
      says: `its clock is ${Math.abs(apart)} s ${apart > 0 ? 'ahead of' : 'behind'} this machine's: set both by NTP (timedatectl set-ntp true)`,
    };
  return {
    part: 'database',
    ok: true,
    says: `PostgreSQL ${row!.version} answers, and its tables are up to date`,
  };
}

async function histories({ db }: House): Promise<Finding[]> {
  const faults = await checkHistory(db);
  if (faults.length === 0) return [{ part: 'history', ok: true, says: 'every chain is whole' }];
  return faults.map((fault) => ({ part: 'history', ok: false, says: fault }));
}

const UNATTENDED = '5 minutes';

/** Whatever is ready and in nobody's hand for so long has nobody to take it. */
async function backlog(house: House): Promise<Finding> {
  const now = await house.now();
  const left = await rows<{ box: string; count: string; oldest: Date }>(
    house.db,
    `SELECT 'inbox' AS box, count(*) AS count, min(kept_at) AS oldest FROM inbox
     WHERE state = 'waiting' AND greatest(kept_at, ready_at, held_until) < $1::timestamptz - interval '${UNATTENDED}'
     UNION ALL
     SELECT 'outbox', count(*), min(put_at) FROM outbox
     WHERE state = 'waiting' AND NOT ${isPaused('outbox.channel')} AND greatest(put_at, ready_at, held_until) < $1::timestamptz - interval '${UNATTENDED}'`,
    [now],
  );
  const waiting = left.filter(({ count }) => Number(count) > 0);
  if (waiting.length === 0)
    return { part: 'work', ok: true, says: `nothing has waited for longer than ${UNATTENDED}` };
  const what = waiting.map(
    ({ box, count, oldest }) => `${count} in the ${box} since ${oldest.toISOString()}`,
  );
  return {
    part: 'work',
    ok: false,
    says: `${what.join(', ')}: start the helpdesk (gemcell start, ROLES with worker and channels), or see its log`,
  };
}

/** Messages that need a person: set aside, failed for good, uncertain. */
async function stuck({ db }: House): Promise<Finding[]> {
  const aside = await rows<{ id: string; channel: string; error: string }>(
    db,
    `SELECT id, channel, error FROM inbox WHERE state = 'poison' ORDER BY id LIMIT 20`,
  );
  const undelivered = await notDelivered(db);
  const held = await heldBack(db);
  const paused = await pausedChannels(db);
  return [
    ...paused.map(({ channel, until, why }) => ({
      part: 'outbox',
      ok: false,
      says: `nothing is sent by ${channel} until ${until.toISOString()}, or the next start: ${why}`,
    })),
    ...held.map(({ channel, messages, addresses, until, why }) => ({
      part: 'outbox',
      ok: true,
      says: `${messages} messages to ${addresses} addresses (${channel}) are put off until ${until.toISOString()} at the latest: ${why}`,
    })),
    ...aside.map((row) => ({
      part: 'inbox',
      ok: false,
      says: `message ${row.id} (${row.channel}) was set aside: ${row.error}`,
    })),
    ...undelivered.map((row) => ({
      part: 'outbox',
      ok: false,
      says: `message ${row.id} (${row.channel}) is ${row.state}: ${row.error}${row.again ? `; to send it once more: gemcell resend ${row.id}` : ''}`,
    })),
  ];
}

/** Which model reads messages, and what waits for somebody to say what it means. */
async function understanding(house: House): Promise<Finding> {
  const { version } = await house.knowledge();
  const all = await models(house.db);
  const waiting = (await candidates(house.db, 'waiting')).length;
  const model = version === null ? 'the model that ships reads messages' : `model ${version} reads messages`;
  const last = all[0];
  const says = [
    version === null
      ? model
      : `${model}, with ${all.find((row) => row.version === version)?.lines.length} lines of officers and people`,
    ...(last?.status === 'refused' ? [`model ${last.version} was refused: ${last.why}`] : []),
    `${waiting} proposed line${waiting === 1 ? ' waits' : 's wait'} for a decision`,
  ];
  return { part: 'understanding', ok: true, says: says.join('; ') };
}

async function vacancies({ db }: House): Promise<Finding[]> {
  const empty = await rows<{ title: { en: string } }>(
    db,
    `SELECT title FROM officer o WHERE NOT EXISTS (
       SELECT 1 FROM tenure t WHERE t.officer = o.code AND t.from_date <= current_date AND (t.to_date IS NULL OR t.to_date >= current_date))
     ORDER BY code`,
  );
  return [
    {
      part: 'posts',
      ok: true,
      says:
        empty.length === 0
          ? 'every post is filled'
          : `vacant: ${empty.map((row) => row.title.en).join('; ')}`,
    },
  ];
}
