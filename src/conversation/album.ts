import type { IncomingMessage } from '../channel.ts';
import { oneRow } from '../lib/rows.ts';
import { add, type Ticket } from '../tickets/index.ts';
import type { Said, Step } from './step.ts';
import type { Turn } from './turn.ts';

/** An album comes as many messages, of which only one, any of them, bears words: they are one thing said. */
export function followAlbum(step: Step, message: IncomingMessage): boolean {
  const id = message.references.find((each) => each.startsWith('album:'));
  const goesOn = id !== undefined && id === step.album?.id && !message.text.trim();
  if (id === undefined) step.album = undefined;
  else if (id !== step.album?.id) step.album = { id };
  return goesOn;
}

/** A picture without words, of an album whose next one waits already: that one may bear them. */
export async function wordsMayCome(turn: Turn): Promise<boolean> {
  if (!turn.step.album || turn.text.trim()) return false;
  const row = await oneRow(
    turn.act.tx,
    `SELECT 1 FROM inbox this JOIN inbox later ON later.channel = this.channel AND later.lane = this.lane
       AND later.id > this.id AND later.state = 'waiting'
     WHERE this.id = $1 LIMIT 1`,
    [turn.said.inboxId ?? null],
  );
  return row !== undefined;
}

/** The pictures that came before the one that told where the album belongs. */
export async function addAlbum({ step, act }: Turn, ticket: Ticket, album: Said['album']): Promise<void> {
  if (!album) return;
  if (step.album?.id === album) step.album.ticketId = ticket.id;
  const lastSaid = step.lastSaid ?? [];
  const ofIt = lastSaid.filter((said) => said.album === album);
  for (const said of ofIt) await add(act, ticket.id, { ...said, direction: 'in' });
  step.lastSaid = lastSaid.filter((said) => !ofIt.includes(said));
}
