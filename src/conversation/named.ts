import type { Turn } from './turn.ts';

/** The ticket number that the message names, as written; a short one only where a number cannot mean anything else. */
export function namedTicket(turn: Turn): string | undefined {
  const full = turn.heard.entities.find((entity) => entity.kind === 'ticket');
  if (full) return full.value;
  return turn.heard.entities.find((entity) => entity.kind === 'ticket_short')?.value;
}
