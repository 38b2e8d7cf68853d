import type { Channel } from '../channel.ts';
import type { Health, Problem } from '../http/index.ts';
import { messageOf } from '../lib/errors.ts';
import { LANGUAGES, type Language } from '../lib/language.ts';
import { oneRow } from '../lib/rows.ts';
import { type HeldBack, heldBack, type Paused, pausedChannels } from '../outbox/index.ts';
import type { Wording } from '../text/index.ts';
import type { House } from './house.ts';

/** Doors that could not be opened, and why. */
export type Closed = Map<string, string>;

/** Each part, in one sentence; the whole is well when every part is. */
export async function healthOf(
  house: House,
  channels: ReadonlyMap<string, Channel>,
  closed: Closed,
): Promise<Health> {
  const parts: Record<string, { ok: boolean; says: string }> = {};
  parts.database = await part(async () => {
    await oneRow(house.db, 'SELECT 1');
    return 'answers';
  });
  parts.inbox = await part(async () => {
    const row = await oneRow<{ waiting: string; poison: string }>(
      house.db,
      `SELECT count(*) FILTER (WHERE state = 'waiting') AS waiting, count(*) FILTER (WHERE state = 'poison') AS poison
       FROM inbox WHERE state IN ('waiting', 'poison')`,
    );
    return `${row?.waiting ?? 0} waiting, ${row?.poison ?? 0} set aside`;
  });
  parts.outbox = await part(async () => {
    const row = await oneRow<{ open: string; failed: string; uncertain: string }>(
      house.db,
      `SELECT count(*) FILTER (WHERE state IN ('waiting', 'handed_over')) AS open,
         count(*) FILTER (WHERE state = 'failed') AS failed, count(*) FILTER (WHERE state = 'uncertain') AS uncertain
       FROM outbox WHERE state IN ('waiting', 'handed_over', 'failed', 'uncertain')`,
    );
    return `${row?.open ?? 0} to deliver, ${row?.failed ?? 0} failed, ${row?.uncertain ?? 0} uncertain`;
  });
  // That the database is away stands in its own part.
  const held = await heldBack(house.db).catch(() => []);
  const paused = await pausedChannels(house.db).catch(() => []);
  for (const [name, channel] of channels) {
    const why = closed.get(name);
    const fares = () =>
      channel.fares?.() ?? { ok: true, says: openSince(held.find((each) => each.channel === name)) };
    parts[name] = why === undefined ? fares() : { ok: false, says: `could not be opened: ${why}` };
    const pause = paused.find((each) => each.channel === name);
    if (pause) parts[name] = { ok: false, says: `${parts[name].says}; ${pausedSays(pause)}` };
  }
  return { ok: Object.values(parts).every((each) => each.ok), parts };
}

/** What the far end said may name an address: it stands in the log and with the doctor. */
function pausedSays({ until }: Paused): string {
  return `nothing is sent until ${until.toISOString()}, since the far end refuses all of it: see gemcell doctor`;
}

/** Whom it concerns stands in no answer that anybody may ask for. */
function openSince(held: HeldBack | undefined): string {
  if (!held) return 'open';
  return `open; ${held.messages} messages to ${held.addresses} chats are put off by the far end, until ${held.until.toISOString()} at the latest`;
}

async function part(check: () => Promise<string>): Promise<{ ok: boolean; says: string }> {
  try {
    return { ok: true, says: await check() };
  } catch (error) {
    return { ok: false, says: messageOf(error) };
  }
}

/** Refused and failed requests in the reader's language, by what the browser prefers. */
export function explainIn(words: Wording) {
  return (problem: Problem, reference: string, acceptLanguage: string | undefined): string => {
    const wanted = (acceptLanguage ?? '').toLowerCase();
    const language: Language =
      LANGUAGES.find((each) => wanted.startsWith(each.toLowerCase())) ??
      (wanted.startsWith('hi') ? 'hi' : 'en');
    return words.say(`http_${problem}`, language, { reference });
  };
}
