import type { Matter, Understanding } from '../types.ts';

/**
 * What was heard of one of several matters: its reading, and the things named in its part or in no part (those belong
 * to all).
 */
export function heardOf(heard: Understanding, matter: Matter): Understanding {
  const others = heard.matters.filter((other) => other !== matter);
  const entities = heard.entities.filter(
    ({ start, end }) => !others.some((other) => start < other.end && end > other.start),
  );
  const { intent, alternatives, band } = matter;
  return { ...heard, intent, alternatives, band, matters: [matter], entities };
}
