import type { Language, Trilingual } from '../lib/language.ts';
import { EntitySchema } from '../persistence/index.ts';
import type { Status } from './statuses.ts';

export type SlotValue = { readonly value: string; readonly shown?: string; readonly date?: string };

export interface Ticket {
  id: string;
  /** GC-2026-000123-C, as people read it. */
  number: string;
  year: number;
  serial: number;
  category: string;
  duty: number;
  status: Status;
  department: string | null;
  district: string | null;
  /** The post that holds it. */
  officer: string;
  /** Rung of the ladder: 0 officer, 1 in-charge, 2 nodal officer. */
  level: number;
  contactId: string;
  /** The door it was opened by; answers go where the person spoke of it last. */
  channel: string;
  address: string;
  language: Language;
  subject: string;
  slots: Record<string, SlotValue>;
  confidential: boolean;
  why: { rule: string; text: Trilingual }[];
  openedAt: Date;
  /** When this round of the clock began: opening, or the last reopening. */
  clockFrom: Date;
  round: number;
  /** In force until it was last computed; a resting clock moves it when it goes on. */
  dueAt: Date;
  /** Working hours promised at opening; a later change of the setting does not touch it. */
  serviceHours: number;
  /** New date given by an interim reply. */
  promisedAt: Date | null;
  interimCount: number;
  reopenCount: number;
  outcome: string | null;
  resolution: string | null;
  findings: Record<string, string>;
  resolvedAt: Date | null;
  closedAt: Date | null;
  mergedInto: string | null;
  rating: number | null;
  historyLength: number;
  historyHash: string;
}

const text = { type: 'text' } as const;
const maybeText = { type: 'text', nullable: true } as const;
const moment = (name: string) => ({ type: 'timestamptz', name }) as const;
const maybeMoment = (name: string) => ({ type: 'timestamptz', name, nullable: true }) as const;
const whole = (name: string) => ({ type: 'int', name }) as const;

export const TicketSchema = new EntitySchema<Ticket>({
  name: 'Ticket',
  tableName: 'ticket',
  columns: {
    id: { type: 'uuid', primary: true },
    number: text,
    year: whole('year'),
    serial: whole('serial'),
    category: text,
    duty: whole('duty'),
    status: text,
    department: maybeText,
    district: maybeText,
    officer: text,
    level: whole('level'),
    contactId: { type: 'uuid', name: 'contact_id' },
    channel: text,
    address: text,
    language: text,
    subject: text,
    slots: { type: 'jsonb' },
    confidential: { type: 'boolean' },
    why: { type: 'jsonb' },
    openedAt: moment('opened_at'),
    clockFrom: moment('clock_from'),
    round: whole('round'),
    dueAt: moment('due_at'),
    serviceHours: { type: 'double precision', name: 'service_hours' },
    promisedAt: maybeMoment('promised_at'),
    interimCount: whole('interim_count'),
    reopenCount: whole('reopen_count'),
    outcome: maybeText,
    resolution: maybeText,
    findings: { type: 'jsonb' },
    resolvedAt: maybeMoment('resolved_at'),
    closedAt: maybeMoment('closed_at'),
    mergedInto: { type: 'uuid', name: 'merged_into', nullable: true },
    rating: { type: 'int', nullable: true },
    historyLength: whole('history_length'),
    historyHash: { type: 'text', name: 'history_hash' },
  },
});
