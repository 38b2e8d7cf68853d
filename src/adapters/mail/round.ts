import { failpoint } from '../../lib/failpoint.ts';
import { chunksOf, groupsOf, LOOKED_AT } from './groups.ts';
import { away, type Intake, keepMail } from './keep.ts';
import type { Listed, Mailbox } from './mailbox.ts';
import type { Left } from './memory.ts';

/** done: the folder holds nothing to take in · again: a mail was refused and is tried again · away: the house is. */
export type Outcome = 'done' | 'again' | 'away';

/** Around a UIDVALIDITY change mails are looked for again from so long before the last that was done. */
const AGAIN_MS = 2 * 24 * 3_600_000;

/** Takes in everything the folder holds, oldest first: fetch, keep, and only then mark and move. */
export async function takeAll(intake: Intake, box: Mailbox): Promise<Outcome> {
  const { memory, stuck } = intake;
  let left: Left | undefined;
  try {
    left = await memory.left(box.folder);
  } catch (error) {
    return away(intake.host, error);
  }
  const { now, behind } = await stuck.sorted(box, await stillToDo(box, left));
  const round: Round = { waiting: new Set(), until: behind[0] ?? Number.POSITIVE_INFINITY };
  const due = behind.filter((each) => stuck.isDue(box, each));
  for await (const group of groups(intake, box, now, due)) {
    const outcome = await takeGroup(intake, box, group, round);
    if (outcome !== 'on') return outcome;
  }
  stuck.allWell();
  if (round.done)
    await memory
      .setLeft(box.folder, { ...round.done, validity: box.validity })
      .catch((error: unknown) => away(intake.host, error));
  return round.waiting.size > 0 ? 'again' : 'done';
}

/** Those that make trouble last, and each by itself. */
async function* groups(
  { stuck, settings }: Intake,
  box: Mailbox,
  now: readonly number[],
  due: readonly number[],
): AsyncGenerator<readonly Listed[]> {
  for (const uids of chunksOf(now, LOOKED_AT)) {
    const listed = await box.look(uids);
    yield* stuck.oneByOne() ? listed.map((each) => [each]) : groupsOf(listed, settings.maxBytes);
  }
  for (const uid of due) {
    const listed = await box.look([uid]);
    if (listed.length > 0) yield listed;
  }
}

/** What is put away by a mark, because it can not be moved, is not looked at again. */
async function stillToDo(box: Mailbox, left: Left | undefined): Promise<number[]> {
  if (left?.validity === box.validity) return (await box.list()).filter((uid) => uid > left.uid);
  // The UIDs have begun anew: what was done comes again, and is known by what it says.
  return box.list(left?.at && new Date(left.at.getTime() - AGAIN_MS));
}

interface Round {
  /** Senders of whom an earlier mail waits: theirs must not overtake it. */
  readonly waiting: Set<string>;
  /** The first that is not done. */
  until: number;
  /** Up to here all is done, if before `until`. */
  done?: { uid: number; at: Date };
}

/** Each is kept before the next is looked at; what is kept is marked and moved together. */
async function takeGroup(
  intake: Intake,
  box: Mailbox,
  group: readonly Listed[],
  round: Round,
): Promise<'on' | Outcome> {
  const { settings, signal, stuck, onProgress } = intake;
  if (signal.aborted || !intake.held()) return 'done';
  const uids = group.map(({ uid }) => uid);
  const mails = await stuck.watched(box, uids, () => box.fetch(group));
  failpoint('fetched');
  const [kept, aside]: [Listed[], Listed[]] = [[], []];
  let isAway = false;
  for (const listed of group) {
    const bytes = mails.get(listed.uid);
    if (!bytes) continue;
    if (signal.aborted || !intake.held()) break;
    const taken = await keepMail(intake, box, listed.uid, bytes, round.waiting);
    isAway = taken === 'away';
    if (isAway) break;
    if (taken === 'kept') kept.push(listed);
    if (taken === 'aside') aside.push(listed);
    if (taken === 'waits') round.until = Math.min(round.until, listed.uid);
  }
  await putAway(box, aside, round, settings.failedFolder, 'unread');
  await putAway(box, kept, round, settings.processedFolder);
  failpoint('acknowledged');
  onProgress();
  return isAway ? 'away' : 'on';
}

/** What can not be moved stays where it is, and is remembered as done as far as nothing before it waits. */
async function putAway(
  box: Mailbox,
  mails: readonly Listed[],
  round: Round,
  folder: string,
  as?: 'unread',
): Promise<void> {
  if (mails.length === 0) return;
  const uids = mails.map(({ uid }) => uid);
  if (await box.putAway(uids, folder, as)) return;
  for (const { uid, came } of mails) {
    if (uid < round.until) round.done = later(round.done, { uid, at: came });
  }
}

function later(one: Round['done'], two: { uid: number; at: Date }): { uid: number; at: Date } {
  return { uid: Math.max(one?.uid ?? 0, two.uid), at: one && one.at > two.at ? one.at : two.at };
}
