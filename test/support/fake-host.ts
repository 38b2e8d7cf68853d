import type {
  ChannelHost,
  Original,
  OutgoingFile,
  Question,
  Reply,
  TranscriptEntry,
} from '../../src/channel.ts';
import type { Language } from '../../src/lib/language.ts';

export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly message: string;
  readonly fields: object;
}

/** The house as an adapter sees it, in memory: keeps once per (channel, account, external id), can be told to fail. */
export interface FakeHost extends ChannelHost {
  /** Originals kept, in order; a repeated delivery is not here twice. */
  readonly kept: Original[];
  /** Every call of keep(), also the repeated and the refused ones. */
  readonly offered: Original[];
  /** Throw from here (or return an error) to make keep() reject. */
  failKeep: ((original: Original, attempt: number) => Error | undefined) | undefined;
  /** Set: state, lease and keep all reject with it, as when the database is away. */
  away: Error | undefined;
  /** What a desk was asked, in order. */
  readonly asked: Question[];
  /** What a desk answers; absent: that there is nothing to say. */
  answer: ((question: Question) => Reply | Promise<Reply>) | undefined;
  readonly facts: Map<string, string>;
  /** Holder of each lease; several hosts may share one map to play several processes. */
  readonly leases: Map<string, { holder: string; until: number }>;
  readonly transcripts: Map<string, TranscriptEntry[]>;
  readonly files: Map<string, OutgoingFile>;
  readonly lines: LogLine[];
  /** Moves the host's clock. */
  advance(ms: number): void;
}

export interface FakeHostOptions {
  readonly name?: string;
  readonly leases?: FakeHost['leases'];
  readonly facts?: FakeHost['facts'];
  /** Absent: the real time. */
  readonly now?: Date;
}

export function fakeHost(options: FakeHostOptions = {}): FakeHost {
  const name = options.name ?? 'only';
  const keys = new Set<string>();
  const attempts = new Map<string, number>();
  let shift = options.now ? options.now.getTime() - Date.now() : 0;
  const now = (): number => Date.now() + shift;
  const lines: LogLine[] = [];
  const write = (level: LogLine['level']) => (fields: object, message: string) => {
    lines.push({ level, message, fields });
  };
  const here = async (): Promise<void> => {
    if (host.away) throw host.away;
  };

  const host: FakeHost = {
    kept: [],
    offered: [],
    failKeep: undefined,
    away: undefined,
    asked: [],
    answer: undefined,
    facts: options.facts ?? new Map(),
    leases: options.leases ?? new Map(),
    transcripts: new Map(),
    files: new Map(),
    lines,
    advance: (ms) => {
      shift += ms;
    },
    async keep(original) {
      const key = JSON.stringify([original.channel, original.account, original.externalId]);
      const attempt = (attempts.get(key) ?? 0) + 1;
      attempts.set(key, attempt);
      host.offered.push(original);
      await here();
      const refusal = host.failKeep?.(original, attempt);
      if (refusal) throw refusal;
      if (keys.has(key)) return;
      keys.add(key);
      host.kept.push(original);
    },
    async ask(question) {
      await here();
      host.asked.push(question);
      return (await host.answer?.(question)) ?? { kind: 'text', text: '', choices: [] };
    },
    state: {
      async get(key) {
        await here();
        return host.facts.get(key);
      },
      async set(key, value) {
        await here();
        host.facts.set(key, value);
      },
    },
    lease: {
      async hold(lease, ms) {
        await here();
        const held = host.leases.get(lease);
        if (held && held.holder !== name && held.until > now()) return false;
        host.leases.set(lease, { holder: name, until: now() + ms });
        return true;
      },
      async release(lease) {
        if (host.leases.get(lease)?.holder === name) host.leases.delete(lease);
      },
    },
    clock: { now: () => new Date(now()) },
    log: { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') },
    say: (key: string, _language: Language, params: Record<string, string> = {}) =>
      [key, ...Object.entries(params).map(([k, v]) => `${k}=${v}`)].join(' '),
    async transcript(address, after) {
      await here();
      const entries = host.transcripts.get(address) ?? [];
      if (after === undefined) return entries;
      return entries.slice(entries.findIndex((entry) => entry.position === after) + 1);
    },
    async file(address, id) {
      await here();
      return host.files.get(`${address}/${id}`);
    },
  };
  return host;
}

/** Resolves when the condition holds; fails with `what` when it does not within the limit. No test sleeps. */
export async function until(condition: () => boolean | Promise<boolean>, what: string, limitMs = 30_000) {
  const end = Date.now() + limitMs;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`waited ${limitMs} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
