import type { Turn } from './turn.ts';

/**
 * The ticket number that the message names, as written; a short one only where a number cannot mean anything else. A
 * bare "2" is a line of a menu, unless a number was asked for.
 */
export function namedTicket(turn: Turn, asked = false): string | undefined {
  const { entities, answer } = turn.heard;
  const full = entities.find((entity) => entity.kind === 'ticket');
  if (full) return full.value;
  if (answer.choice !== undefined) return asked ? String(answer.choice) : undefined;
  return entities.find((entity) => entity.kind === 'ticket_short')?.value;
}
