import { expect, it } from 'vitest';
import { createPace } from '../../../src/adapters/telegram/pace.ts';

/** Messages that may go out in the time, asked for every ten milliseconds. */
function allowed(ms: number, chatOf: (n: number) => string): number {
  let now = 1_000_000;
  const pace = createPace(() => now);
  let went = 0;
  for (const end = now + ms; now < end; now += 10) {
    while (pace.claim(chatOf(went), 'sendMessage') === 0) went += 1;
  }
  return went;
}

it('one chat gets a message a second, after a short burst', () => {
  expect(allowed(60_000, () => '7')).toBe(3 + 59);
});

it('a group gets twenty a minute', () => {
  expect(allowed(60_000, () => '-7')).toBeLessThanOrEqual(22);
});

it('all chats together get twenty-five a second', () => {
  expect(allowed(10_000, String)).toBeLessThanOrEqual(25 * 11);
  expect(allowed(10_000, String)).toBeGreaterThanOrEqual(25 * 10);
});

it('a chat that Telegram blocked waits its time, and the others do not', () => {
  let now = 0;
  const pace = createPace(() => now);
  pace.block('7', 'sendMessage', 18_053_000);
  expect(pace.claim('7', 'sendMessage')).toBe(18_053_000);
  expect(pace.claim('8', 'sendMessage')).toBe(0);
  expect(pace.claim('7', 'sendDocument')).toBe(0);
  now = 18_053_000;
  expect(pace.claim('7', 'sendMessage')).toBe(0);
});

it('asking in vain takes no place away', () => {
  let now = 0;
  const pace = createPace(() => now);
  for (let i = 0; i < 3; i += 1) expect(pace.claim('7', 'sendMessage')).toBe(0);
  for (let i = 0; i < 50; i += 1) expect(pace.claim('7', 'sendMessage')).toBe(1_000);
  now = 1_000;
  expect(pace.claim('7', 'sendMessage')).toBe(0);
});
