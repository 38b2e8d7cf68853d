import type { IncomingMessage } from '../../src/channel.ts';
import { type TurnResult, takeTurn } from '../../src/conversation/index.ts';
import { keepOriginal } from '../../src/inbox/index.ts';
import { plainOriginal } from '../../src/lib/plain-message.ts';
import type { TestHouse } from './house.ts';

/** Where somebody writes from, and whether the channel vouches for it. */
export interface At {
  readonly channel: string;
  readonly address: string;
  readonly verified?: boolean;
}

export interface Told extends Partial<IncomingMessage> {
  readonly text?: string;
}

/** Turns of one house at any doors, each in a transaction of its own; several may run at once. */
export function doorsOf(house: TestHouse) {
  let sent = 0;
  const say = async (at: At, text: string, told: Told = {}): Promise<TurnResult> => {
    const once = `two-doors-${sent++}`;
    const now = await house.now();
    const from = { address: at.address, verified: at.verified ?? true, language: 'en' as const };
    const message: IncomingMessage = {
      kind: 'text',
      from,
      text,
      files: [],
      references: [],
      manner: at.channel === 'mail' ? 'letter' : 'chat',
      ...told,
    };
    const plain = plainOriginal(
      { channel: at.channel, account: at.channel, once },
      { text: text || 'x', from: { address: at.address }, at: now.toISOString() },
    );
    await keepOriginal(house.db, plain, now);
    const [row] = await house.db.query<{ id: string }>('SELECT id FROM inbox WHERE external_id = $1', [
      plain.externalId,
    ]);
    const { engine } = house.shipped();
    const heard = engine.understand([message.subject, text].filter(Boolean).join('\n'), { now });
    return house.act({ kind: 'system', name: at.channel }, `inbox:${row!.id}`, (act) =>
      takeTurn(
        act,
        { engine, intents: house.intents },
        { channel: at.channel, inboxId: row!.id, message, heard },
      ),
    );
  };
  /** Everything that went out to a door, oldest first. */
  const heard = async ({ channel, address }: At): Promise<string[]> =>
    (
      await house.db.query<{ text: string }>(
        `SELECT body ->> 'text' AS text FROM outbox WHERE channel = $1 AND address = $2 ORDER BY id`,
        [channel, address],
      )
    ).map(({ text }) => text);
  /** The last code that went to a door. */
  const codeTo = async (at: At): Promise<string> => {
    const codes = (await heard(at)).map((text) => /\b\d{3}-\d{3}\b/.exec(text)?.[0]);
    const code = codes.findLast((each) => each !== undefined);
    if (!code) throw new Error(`No code went to ${at.channel}:${at.address}.`);
    return code;
  };
  const contactAt = async ({ channel, address }: At): Promise<string | undefined> =>
    (
      await house.db.query<{ id: string }>(
        'SELECT contact_id AS id FROM handle WHERE channel = $1 AND address = $2',
        [channel, address],
      )
    )[0]?.id;
  return { say, heard, codeTo, contactAt };
}

export const wordsOf = (result: TurnResult): string => result.replies.map(({ text }) => text).join('\n');
