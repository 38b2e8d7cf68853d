import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { atEnd } from '../support/at-end.ts';
import { until } from '../support/fake-host.ts';
import { gemcell, startGemcell } from '../support/gemcell.ts';

interface Health {
  ok: boolean;
  parts: Record<string, { ok: boolean; says: string }>;
}

/** As a fresh machine gives it: nobody else may enter. */
function privateFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gemcell-start-'));
  chmodSync(folder, 0o700);
  atEnd(async () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

it('a fresh start answers within a minute, commands work beside it, and kill -9 of everything loses nothing', async () => {
  const settings = { DATA_DIR: privateFolder() };
  const begun = Date.now();
  const first = await startGemcell(settings);
  const health = (await (await fetch(`${first.url}/health`)).json()) as Health;
  expect(Date.now() - begun).toBeLessThan(60_000);
  expect(health).toMatchObject({
    ok: true,
    parts: { database: { ok: true }, web: { ok: true }, simulator: { ok: true } },
  });
  expect(first.out()).toContain(`${first.url}/simulator`);

  const said = ['pwd basti ne june me maal liya paisa nhi diya', 'pata nahi', '2 lac', 'haan', 'haan'];
  const chat = await gemcell(['chat', '--json', ...said], settings);
  const number = (JSON.parse(chat.out.trim().split('\n').at(-1)!) as { ticket: string }).ticket;
  expect(number).toMatch(/^GC-/);
  const moved = await gemcell(['clock', 'advance', '1d', '--json'], settings);
  expect(JSON.parse(moved.out)).toMatchObject({ now: expect.any(String) });

  const family = processesNaming(settings.DATA_DIR);
  expect(family.length).toBeGreaterThan(0);
  await first.kill();
  for (const id of family) killIfAlive(id);
  await until(() => processesNaming(settings.DATA_DIR).length === 0, 'everything has ended');

  const second = await startGemcell(settings);
  const list = await gemcell(['ticket', 'list', '--json'], settings);
  expect((JSON.parse(list.out) as { number: string }[]).map((ticket) => ticket.number)).toEqual([number]);
  const doctor = await gemcell(['doctor', '--json'], settings);
  expect(JSON.parse(doctor.out)).toMatchObject({ ok: true });
  expect((await second.stop()).code).toBe(0);
}, 180_000);

/** The processes whose command line names this folder: the database's server and its keeper. */
function processesNaming(folder: string): number[] {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return ids.filter((id) => Number(id) !== process.pid && commandOf(id).includes(folder)).map(Number);
}

function commandOf(id: string): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8');
  } catch {
    // It has ended meanwhile.
    return '';
  }
}

function killIfAlive(id: number): void {
  try {
    process.kill(id, 'SIGKILL');
  } catch {
    // It has ended with its parent.
  }
}
