import { expect, it } from 'vitest';
import { startLoop } from '../../src/jobs/index.ts';
import { fakeHost, until } from '../support/fake-host.ts';

const NEVER = 3_600_000;

it('works while there is something to do, rests, and looks again when nudged', async () => {
  const looked: boolean[] = [];
  const waiting = [1, 2, 3];
  const loop = startLoop('test', fakeHost().log, NEVER, async () => {
    const did = waiting.pop() !== undefined;
    looked.push(did);
    return did;
  });
  await until(() => looked.length === 4, 'it has looked in vain once');
  waiting.push(4);
  loop.nudge();
  await until(() => looked.length >= 5 && waiting.length === 0, 'it looked again');
  await loop.stop();
});

it('a nudge that comes while it looks is not lost', async () => {
  let looks = 0;
  let nudgeNow: () => void = () => undefined;
  const loop = startLoop('test', fakeHost().log, NEVER, async () => {
    looks += 1;
    if (looks === 1) nudgeNow();
    return false;
  });
  nudgeNow = loop.nudge;
  loop.nudge();
  await until(() => looks >= 2, 'it looked again');
  await loop.stop();
});

it('trouble is told once, and the end of it too', async () => {
  const host = fakeHost();
  let looks = 0;
  const loop = startLoop('test', host.log, 1, async () => {
    looks += 1;
    if (looks < 3) throw new Error('connect ECONNREFUSED');
    return false;
  });
  await until(() => looks >= 3, 'it went on');
  await loop.stop();
  expect(host.lines.map((line) => line.level)).toEqual(['error', 'info']);
});

it('stopping waits for what is in hand', async () => {
  let done: () => void = () => undefined;
  const work = new Promise<void>((resolve) => {
    done = resolve;
  });
  let finished = false;
  const loop = startLoop('test', fakeHost().log, NEVER, async () => {
    await work;
    finished = true;
    return false;
  });
  const stopped = loop.stop();
  done();
  await stopped;
  expect(finished).toBe(true);
});
