import type { Act } from '../act.ts';
import { askInCharge, askNext } from '../faults/index.ts';
import { uuid } from '../persistence/index.ts';

interface Acts {
  act<T>(name: string, cause: string, work: (act: Act) => Promise<T>): Promise<T>;
}

/**
 * Everybody who met a fault that is over is asked, one transaction each; and whoever announced one that is past its time.
 * The rows taken are the right to do it: any number of processes may.
 * @returns how many were asked
 */
export async function workFaults({ act }: Acts): Promise<number> {
  let asked = 0;
  for (const ask of [askInCharge, askNext]) while (await act('fault', `fault:${uuid()}`, ask)) asked++;
  return asked;
}
