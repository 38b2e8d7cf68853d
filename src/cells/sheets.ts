import { z } from 'zod';
import { day, trilingual, trilingualOrPlain } from './fields.ts';
import {
  type Category,
  type Contact,
  DEMANDS,
  type Outcome,
  type Rules,
  type Threshold,
} from './settings.ts';
import { ROLES } from './types.ts';

const share = z.number().positive();
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time like 09:30');

export const cellSheet = z.strictObject({
  name: trilingual,
  timeZone: z.string().min(1),
  ticketPrefix: z.string().regex(/^[A-Z]{2,4}$/, 'must be two to four capital letters'),
  gstState: z.string().regex(/^\d{2}$/, 'must be two digits'),
  demo: z.boolean(),
  inherit: z.string().nullable().default(null),
});

/** Everything that the orders leave open is a proposal of ours until the office decides. */
function setting<T extends z.ZodType>(value: T) {
  return z.strictObject({ value, proposal: z.boolean(), source: z.string().min(1) });
}

const weekPattern = z.strictObject({
  weekdays: z.array(z.int().min(1).max(7)).min(1),
  offSaturdays: z.array(z.int().min(1).max(5)).default([]),
});

export const rulesSheet = z
  .strictObject({
    weekPatterns: setting(z.record(z.string(), weekPattern)),
    weekPattern: setting(z.string()),
    officeHours: setting(z.strictObject({ from: clockTime, to: clockTime })),
    halfDayEnds: setting(clockTime),
    warnAt: setting(share.max(1)),
    escalateAt: setting(z.array(z.strictObject({ at: share, to: z.enum(ROLES) })).min(1)),
    ladder: setting(z.array(z.enum(ROLES)).min(1)),
    reopenDays: setting(z.int().min(0)),
    interimMax: setting(z.int().min(0)),
    oneTimeCode: setting(
      z.strictObject({
        digits: z.int().min(4).max(8),
        validMinutes: z.int().min(1),
        tries: z.int().min(1),
        perHour: z.int().min(1),
      }),
    ),
    contactFreshDays: setting(z.int().min(1)),
    quiet: setting(z.strictObject({ doors: z.array(z.string()), afterMinutes: z.int().min(0) })),
    urgent: setting(
      z.strictObject({
        categories: z.array(z.string()),
        slots: z.record(z.string(), z.string()),
        faults: z.array(z.string()),
      }),
    ),
  })
  .transform((sheet): Rules => {
    const entries = Object.entries(sheet);
    const values = Object.fromEntries(entries.map(([name, { value }]) => [name, value]));
    const about = entries.map(([name, { proposal, source }]) => [name, { proposal, source }]);
    return { ...values, about: Object.fromEntries(about) } as Rules;
  });

const category = z.strictObject({
  duty: z.int().min(1).max(13),
  title: trilingual,
  serviceDays: z.number().positive(),
  notAfter: z.enum(['bid_opening', 'price_opening', 'direction_date']).nullable().default(null),
  followUpDays: z.int().positive().nullable().default(null),
  needs: z.array(z.string()),
  keeps: z.array(z.string()).default([]),
  confidential: z.boolean().default(false),
  startsAt: z.enum(ROLES).default('officer'),
  resolve: z.enum(DEMANDS),
  findings: z.array(z.string()).default([]),
  outcomes: z.array(z.string()).min(1),
});

const coded = <T extends object>(entries: Record<string, T>) =>
  Object.entries(entries).map(([code, entry]) => ({ code, ...entry }));

export const categoriesSheet = z
  .strictObject({
    duties: z.record(z.string().regex(/^([1-9]|1[0-3])$/, 'must be a duty (1–13)'), trilingual),
    outcomes: z.record(
      z.string(),
      z.strictObject({ title: trilingual, waives: z.array(z.enum(DEMANDS)).default([]) }),
    ),
    findings: z.record(z.string(), trilingual),
    slots: z.array(z.string()).min(1),
    proposal: z.boolean(),
    source: z.string().min(1),
    categories: z.record(z.string(), category),
  })
  .transform((sheet) => ({
    ...sheet,
    outcomes: coded(sheet.outcomes) as Outcome[],
    categories: coded(sheet.categories) as Category[],
  }));

export const contactsSheet = z.array(
  z
    .strictObject({
      code: z.string().min(1),
      value: trilingualOrPlain,
      verifiedOn: day.nullable(),
      verify: z.boolean(),
      source: z.string().min(1),
    })
    .transform((contact): Contact => contact),
);

export const thresholdsSheet = z.array(
  z
    .strictObject({
      code: z.string().min(1),
      value: trilingualOrPlain,
      number: z.number(),
      unit: z.string().min(1),
      validFrom: day.nullable(),
      validTo: day.nullable(),
      certainty: z.enum(['A', 'B', 'C', 'D', 'E']),
      source: z.string().min(1),
      verify: z.boolean(),
    })
    .transform((threshold): Threshold => threshold),
);
