import type { Channel, Log } from '../channel.ts';
import type { Queries } from '../lib/rows.ts';

export interface DeliveryTools {
  readonly db: Queries;
  readonly holder: string;
  /** Only for these is anything claimed. */
  readonly channels: ReadonlyMap<string, Channel>;
  readonly holdSeconds: number;
  readonly log: Log;
  /** One has failed for good or is uncertain: `mark` writes it down, in the transaction in which more may be done. */
  failed(undelivered: Undelivered, mark: (tx: Queries) => Promise<void>): Promise<void>;
  /** One that was uncertain has arrived: `mark` writes it down, and is false when that was known already. */
  arrived(message: Undelivered, mark: (tx: Queries) => Promise<boolean>): Promise<void>;
}

export interface Undelivered {
  readonly id: string;
  readonly address: string;
  readonly contactId: string | null;
  readonly ticketId: string | null;
  /** When it was put, or somebody had it sent again: one message may fail more than once. */
  readonly putAt: Date;
  readonly reason: string;
  /** It may have been delivered. */
  readonly uncertain: boolean;
}
