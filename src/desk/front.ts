import type { Page } from '../channel.ts';
import { lineOf, queueAt } from './queue.ts';
import type { Worker } from './who.ts';

/** So many tickets stand on the front page, each with a button; the rest are counted. */
const SHOWN = 10;

/** My queue by due time, what is overdue first. */
export async function frontPage(worker: Worker): Promise<Page> {
  const { act, language } = worker;
  const { overdue, others } = await queueAt(worker);
  const say = (key: string, count: number) => act.words.say(key, language, { count });
  const section = (title: string, tickets: typeof others) => ({
    title,
    lines: tickets.map((ticket) => lineOf(worker, ticket)),
    buttons: tickets.map(({ number }) => ({ label: number, value: `show:${number}` })),
  });
  const rest = others.slice(0, Math.max(SHOWN - overdue.length, 0));
  const count = overdue.length + others.length;
  if (count === 0)
    return { sections: [{ title: act.words.say('officer_queue_empty', language), lines: [], buttons: [] }] };
  return {
    sections: [
      ...(overdue.length > 0 ? [section(say('desk_overdue', overdue.length), overdue.slice(0, SHOWN))] : []),
      section(say('officer_queue_title', count), rest),
    ],
  };
}
