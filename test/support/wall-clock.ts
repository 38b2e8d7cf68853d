import { DateTime } from 'luxon';
import { ZONE } from '../../src/lib/time.ts';

/** 'YYYY-MM-DD HH:mm' as the clock on the wall shows it in India. */
export const at = (wall: string): Date => DateTime.fromSQL(wall, { zone: ZONE }).toJSDate();

/** How the clock on the wall shows a moment. */
export const wall = (moment: Date): string =>
  DateTime.fromJSDate(moment, { zone: ZONE }).toFormat('yyyy-MM-dd HH:mm');
