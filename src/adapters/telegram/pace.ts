/**
 * Telegram's limits: about one message a second in a chat (short bursts pass), twenty a minute in a group, thirty a
 * second over all chats; we stay below. https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
 */
const ONE_CHAT = { everyMs: 1_000, burst: 3 };
const ONE_GROUP = { everyMs: 3_000, burst: 3 };
const ALL_CHATS = { everyMs: 40, burst: 25 };
const FORGET_ABOVE = 5_000;

export interface Pace {
  /** 0 and the place is taken; else milliseconds to wait, and nothing is taken. */
  claim(chat: string, method: string): number;
  /** Telegram asked us to leave this chat alone with this method for so long, which may be hours. */
  block(chat: string, method: string, ms: number): void;
}

interface Rule {
  readonly everyMs: number;
  readonly burst: number;
}

/** Each place keeps the moment at which its allowance is whole again; a message moves that moment on by one step. */
export function createPace(now: () => number): Pace {
  const wholeAt = new Map<string, number>();
  const blockedUntil = new Map<string, number>();
  let allWholeAt = 0;

  const waitFor = (whole: number, rule: Rule): number =>
    Math.max(0, whole - now() - rule.everyMs * (rule.burst - 1));
  const spend = (whole: number, rule: Rule): number => Math.max(whole, now()) + rule.everyMs;

  function forgetIdle(): void {
    if (wholeAt.size + blockedUntil.size < FORGET_ABOVE) return;
    for (const map of [wholeAt, blockedUntil]) {
      for (const [chat, at] of map) if (at <= now()) map.delete(chat);
    }
  }

  return {
    claim(chat, method) {
      const rule = chat.startsWith('-') ? ONE_GROUP : ONE_CHAT;
      const whole = wholeAt.get(chat) ?? 0;
      const blocked = (blockedUntil.get(`${chat} ${method}`) ?? 0) - now();
      const wait = Math.ceil(Math.max(blocked, waitFor(whole, rule), waitFor(allWholeAt, ALL_CHATS)));
      if (wait > 0) return wait;
      forgetIdle();
      wholeAt.set(chat, spend(whole, rule));
      allWholeAt = spend(allWholeAt, ALL_CHATS);
      return 0;
    },
    block(chat, method, ms) {
      blockedUntil.set(`${chat} ${method}`, now() + ms);
    },
  };
}
