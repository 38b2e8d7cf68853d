import type { Act } from '../act.ts';
import { askInCharge, askNext, sayNextWord } from '../faults/index.ts';
import { uuid } from '../persistence/index.ts';

interface Acts {
  act<T>(name: string, cause: string, work: (act: Act) => Promise<T>): Promise<T>;
}

/**
 * Everybody who met a fault that is over is asked, one transaction each; whoever announced one that is past its time; and the
 * staff hear of what is announced and over.
 * The rows taken are the right to do it: any number of processes may.
 * @returns how many rows were dealt with
 */
export async function workFaults({ act }: Acts): Promise<number> {
  let asked = 0;
  for (const ask of [askInCharge, sayNextWord, askNext])
    while (await act('fault', `fault:${uuid()}`, ask)) asked++;
  return asked;
}
