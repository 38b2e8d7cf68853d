import { DateTime } from 'luxon';

/** All cells of the house keep Indian Standard Time; a day is an Indian day. */
export const ZONE = 'Asia/Kolkata';

export function local(at: Date): DateTime {
  return DateTime.fromJSDate(at, { zone: ZONE });
}

/** 'YYYY-MM-DD' of the Indian day in which the moment lies. */
export function dayOf(at: Date): string {
  return local(at).toISODate()!;
}

/** 27.11.2026, the form in which orders write dates. */
export function showDate(at: Date | string): string {
  const moment = typeof at === 'string' ? DateTime.fromISO(at, { zone: ZONE }) : local(at);
  return moment.toFormat('dd.MM.yyyy');
}

/** 27.11.2026, 16:30 */
export function showMoment(at: Date): string {
  return local(at).toFormat('dd.MM.yyyy, HH:mm');
}

/**
 * '3d', '36h', '90m', '1w', '2d 4h', also '3 days' → milliseconds.
 * @throws RangeError when it is none of these
 */
export function parseDuration(text: string): number {
  const units: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
  const parts = [
    ...text
      .trim()
      .toLowerCase()
      .matchAll(/(\d+(?:\.\d+)?)\s*(m|h|d|w)[a-z]*\s*/g),
  ];
  if (parts.length === 0 || parts.map((part) => part[0]).join('') !== text.trim().toLowerCase()) {
    throw new RangeError(`"${text}" is not a duration: write 90m, 36h, 3d, 1w or "2d 4h"`);
  }
  return parts.reduce((sum, part) => sum + Number(part[1]) * units[part[2]!]!, 0);
}
