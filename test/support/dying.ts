import type { Act } from '../../src/act.ts';
import { SYSTEM, type World } from './small-world.ts';

class Killed extends Error {}

/**
 * The same work killed before its first statement, before its second, and so on, and at last let through. Each time all
 * that it did is gone, as it is for a process that dies. Returns how often it was killed.
 * @param between called after each death
 */
export async function killedAtEach(
  world: World,
  work: (act: Act) => Promise<unknown>,
  between: () => Promise<void>,
): Promise<number> {
  for (let deaths = 0; ; deaths++) {
    try {
      await world.act(SYSTEM, (act) => {
        const runner = act.tx.queryRunner!;
        const run = runner.query.bind(runner) as (...told: unknown[]) => Promise<unknown>;
        let left = deaths;
        Object.assign(runner, {
          query: (sql: string, ...more: unknown[]) => {
            if (sql !== 'ROLLBACK' && left-- === 0) throw new Killed();
            return run(sql, ...more);
          },
        });
        return work(act);
      });
      return deaths;
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      await between();
    }
  }
}
