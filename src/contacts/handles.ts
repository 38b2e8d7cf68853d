import type { Act } from '../act.ts';
import { HandleSchema } from './entities.ts';

/** The channel told us for good that nothing reaches this address; the next message from it lifts the block. */
export async function blockHandle(act: Act, channel: string, address: string, why: string): Promise<void> {
  await act.tx.update(HandleSchema, { channel, address }, { blockedAt: act.now, blockedWhy: why });
}
