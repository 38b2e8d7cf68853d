import type { Command } from 'commander';
import { candidates, models } from '../../learning/index.ts';
import { rows } from '../../lib/rows.ts';
import { checkHistory } from '../../tickets/index.ts';
import { type House, probeDoors } from '../../wiring/index.ts';
import { print, withHouse } from '../with-house.ts';

interface Finding {
  part: string;
  ok: boolean;
  says: string;
}

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('tries every connection, checks every history, and tells what needs a hand')
    .option('--json', 'one JSON document')
    .action((options: { json?: boolean }) =>
      withHouse(async (house) => {
        const findings = await examine(house);
        print(options.json, { ok: findings.every((each) => each.ok), findings }, () => [
          ...findings.map((each) => `${each.ok ? 'well ' : 'LOOK '} ${each.part}: ${each.says}`),
          findings.every((each) => each.ok) ? 'Nothing needs a hand.' : 'Next: see the lines marked LOOK.',
        ]);
        if (findings.some((each) => !each.ok)) process.exitCode = 1;
      }),
    );
}

async function examine(house: House): Promise<Finding[]> {
  const history = await checkHistory(house.db);
  return [
    { part: 'database', ok: true, says: 'answers, and its tables are up to date' },
    ...(history.length > 0
      ? history.map((fault) => ({ part: 'history', ok: false, says: fault }))
      : [{ part: 'history', ok: true, says: 'every chain is whole' }]),
    ...(await stuck(house)),
    ...(await vacancies(house)),
    await understanding(house),
    ...(await probeDoors(house)).map(({ name, ok, says }) => ({ part: name, ok, says })),
  ];
}

/** Messages that need a person: set aside, failed for good, uncertain. */
async function stuck({ db }: House): Promise<Finding[]> {
  const aside = await rows<{ id: string; channel: string; error: string }>(
    db,
    `SELECT id, channel, error FROM inbox WHERE state = 'poison' ORDER BY id LIMIT 20`,
  );
  const undelivered = await rows<{ id: string; channel: string; state: string; error: string }>(
    db,
    `SELECT id, channel, state, error FROM outbox WHERE state IN ('failed', 'uncertain') ORDER BY id DESC LIMIT 20`,
  );
  return [
    ...aside.map((row) => ({
      part: 'inbox',
      ok: false,
      says: `message ${row.id} (${row.channel}) was set aside: ${row.error}`,
    })),
    ...undelivered.map((row) => ({
      part: 'outbox',
      ok: false,
      says: `message ${row.id} (${row.channel}) is ${row.state}: ${row.error}`,
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
