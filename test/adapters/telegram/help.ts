import { readFileSync } from 'node:fs';
import { type Pulse, realPulse } from '../../../src/adapters/telegram/pulse.ts';
import type { Original, OutgoingMessage } from '../../../src/channel.ts';

export interface QuickPulse extends Pulse {
  /** What was asked for, in milliseconds. */
  readonly sleeps: number[];
}

/** Waits a hundredth of what is asked, and remembers what was asked. */
export function quickPulse(): QuickPulse {
  const sleeps: number[] = [];
  return {
    sleeps,
    now: Date.now,
    random: () => 0.5,
    sleep: (ms, signal) => {
      sleeps.push(ms);
      return realPulse.sleep(ms / 100, signal);
    },
  };
}

export function fixture(name: string): Record<string, unknown> & { update_id: number } {
  const path = new URL(`../../fixtures/telegram/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown> & { update_id: number };
}

export function originalFrom(update: object & { update_id: number }, lane = '1700000001'): Original {
  const raw = Buffer.from(JSON.stringify(update));
  return { channel: 'telegram', account: '4200000001', externalId: String(update.update_id), lane, raw };
}

export function outgoing(over: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return {
    id: 'outbox-1',
    to: '1700000001',
    language: 'en',
    text: 'Your ticket is GC-2026-000123-C.',
    choices: [],
    files: [],
    thread: [],
    automatic: true,
    ...over,
  };
}
