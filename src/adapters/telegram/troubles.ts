import type { Log } from '../../channel.ts';

export interface Troubles {
  /** It will mend itself: told once as a warning. */
  passing(kind: string, says: string): void;
  /** Somebody must act: told once as an error. */
  lasting(kind: string, says: string): void;
  /** It works again: told when there was something to tell. */
  over(): void;
}

/** Each kind of trouble is told once until all is well again: a log of the same line each second hides the others. */
export function createTroubles(log: Log): Troubles {
  const told = new Set<string>();
  const once = (kind: string, tell: () => void): void => {
    if (told.has(kind)) return;
    told.add(kind);
    tell();
  };
  return {
    passing: (kind, says) => once(kind, () => log.warn({ trouble: kind }, `Telegram: ${says}`)),
    lasting: (kind, says) => once(kind, () => log.error({ trouble: kind }, `Telegram: ${says}`)),
    over() {
      if (told.size === 0) return;
      log.info({ after: [...told] }, 'Telegram answers again');
      told.clear();
    },
  };
}
