import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Channel, IncomingMessage } from '../channel.ts';
import { claimOriginal, finishOriginal, keepOriginal } from '../inbox/index.ts';
import { messageOf } from '../lib/errors.ts';
import { type Database, migrate, openDatabase } from '../persistence/index.ts';
import { folderOf, type Progress } from './house.ts';

export type CorpusVerdict = 'person' | 'robot' | 'bounce' | 'threw';

/** What became of one file. */
export interface Judged {
  readonly kept: boolean;
  readonly parsed: boolean;
  readonly verdict: CorpusVerdict;
  /** A person would hear from us. */
  readonly answered: boolean;
  /** The kind of robot, the kind of message, or what was thrown. */
  readonly says: string;
  readonly read: Read;
  /** From opening the file to its verdict. */
  readonly ms: number;
}

/** What a mail says, as the desk would get it; empty where nothing could be read. */
export interface Read {
  /** After folding. */
  readonly text: string;
  readonly from: string;
  readonly subject: string;
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
}

export interface CorpusIntake {
  /** Never throws for the file's sake. */
  judge(file: string | Buffer): Promise<Judged>;
  close(): Promise<void>;
}

const ADDRESS = 'helpdesk@example.org';
const HOLD_SECONDS = 60;

/** The mails' whole intake (blanked, kept in an inbox, claimed, read, judged) on a scratch database that goes with it. */
export async function openCorpus(progress: Progress): Promise<CorpusIntake> {
  const dataDir = mkdtempSync(join(tmpdir(), 'corpus-'));
  const remove = (): void => rmSync(dataDir, { recursive: true, force: true });
  let closing = false;
  const log: Progress = (line) => {
    // The server's last word to the connections it ends is no news.
    if (!closing) progress(line);
  };
  let db: Database | undefined;
  try {
    db = await openDatabase({ dataDir, durable: false, entities: [], log, poolSize: 2 });
    await migrate(db, folderOf('migrations'));
  } catch (error) {
    await db?.close();
    remove();
    throw error;
  }
  const kept = db;
  // As in doors.ts: its libraries are a third of what a command would load.
  const mail = await import('../adapters/mail/index.ts');
  const door = mail.createMail({
    smtpUrl: 'smtp://127.0.0.1:1',
    from: { name: 'GeM Cell', address: ADDRESS },
  });
  await door.read({
    channel: 'mail',
    account: ADDRESS,
    externalId: 'warm',
    lane: '',
    raw: Buffer.from('\n\n'),
  });
  return {
    judge: (file) => judge({ db: kept, door, mail }, file),
    async close() {
      closing = true;
      await door.stop();
      await kept.close();
      remove();
    },
  };
}

const NOTHING: Read = { text: '', from: '', subject: '', files: [] };
const THREW = { parsed: false, verdict: 'threw', answered: false, read: NOTHING } as const;

interface Rooms {
  readonly db: Database;
  readonly door: Channel;
  readonly mail: typeof import('../adapters/mail/index.ts');
}

async function judge({ db, door, mail }: Rooms, file: string | Buffer): Promise<Judged> {
  const from = performance.now();
  let kept = false;
  try {
    const original = await mail.mailOriginal(ADDRESS, ...(await fetched(file, mail.OWN_LIMITS)));
    // The same mail twice is one original, and it is stored.
    await keepOriginal(db, original, new Date());
    kept = true;
    const claim = { channels: ['mail'], lane: original.lane, holdSeconds: HOLD_SECONDS };
    const claimed = await claimOriginal(db, 'corpus', claim);
    const message = await door.read(claimed ?? original);
    if (claimed) await finishOriginal(db, claimed.id, new Date(), null);
    return { kept, ...judgement(message), ms: performance.now() - from };
  } catch (error) {
    const says = messageOf(error);
    return { kept, ...THREW, says, ms: performance.now() - from };
  }
}

/** As from a mailbox: of a mail that is too large its first part, and how large it was. */
async function fetched(
  file: string | Buffer,
  limits: { maxBytes: number; cutBytes: number },
): Promise<[bytes: Buffer, fullSize: number]> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    if (size <= limits.maxBytes) return [await handle.readFile(), size];
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(limits.cutBytes) });
    return [buffer.subarray(0, bytesRead), size];
  } finally {
    await handle.close();
  }
}

function judgement(message: IncomingMessage): Omit<Judged, 'kept' | 'ms'> {
  const { kind, robot } = message;
  // What is sent to many (lists, newsletters) somebody wrote: put aside and not answered, yet no robot's answer.
  const isPerson = robot === undefined || robot === 'bulk';
  const verdict = isPerson ? 'person' : robot === 'bounce' ? 'bounce' : 'robot';
  const parsed = kind !== 'unreadable';
  const says = parsed ? (robot ?? kind) : kind;
  return { parsed, verdict, answered: robot === undefined, says, read: readOf(message) };
}

function readOf({ text, from, subject = '', files }: IncomingMessage): Read {
  return {
    text,
    from: from.address,
    subject,
    files: files.map(({ name, bytes }) => ({
      name,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })),
  };
}
