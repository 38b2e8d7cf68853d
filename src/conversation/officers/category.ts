import { messagesOf, move, type Ticket } from '../../tickets/index.ts';
import { learnt } from '../learnt.ts';
import type { OfficerDeed } from '../step.ts';
import { ask, say, type Turn } from '../turn.ts';
import { understoodWell } from '../understood.ts';

const OFFERED = 3;

/** Takes from the message which kind of matter it is: the one picked, or the one its words are read as. */
export function hearCategory(turn: Turn, deed: OfficerDeed, choice: string | undefined): void {
  const [kind, value = ''] = (choice ?? '').split(':');
  if (kind === 'meant' && matterOf(turn, value)) deed.meant = value;
  else if (choice === undefined && deed.asking === 'meant') deed.text = turn.text;
  if (!deed.meant && deed.text) deed.meant = read(turn, deed.text);
}

/** By the name of a kind of matter, or by what the desk would read in these words when it is sure of it. */
function read(turn: Turn, text: string): string | undefined {
  const named = fold(text);
  for (const [id, { title, does }] of turn.knowledge.intents)
    if (does === 'ticket' && Object.values(title).some((each) => fold(each) === named)) return id;
  const heard = turn.knowledge.engine.understand(text, { now: turn.act.now });
  return understoodWell({ ...turn, heard }) ? matterOf(turn, heard.intent.id) : undefined;
}

/** The intent that complains of a thing, where a question about it was read: "payment" is "payment pending" here. */
function matterOf({ knowledge: { intents } }: Turn, id: string): string | undefined {
  const intent = intents.get(id);
  if (!intent?.category) return undefined;
  if (intent.does === 'ticket') return id;
  const complaint = [...intents.values()].find(
    ({ does, category }) => does === 'ticket' && category === intent.category,
  );
  return complaint?.id ?? id;
}

export function askCategory(turn: Turn, deed: OfficerDeed, number: string): void {
  deed.asking = 'meant';
  const { engine, intents } = turn.knowledge;
  const { alternatives } = engine.understand(deed.text ?? '', { now: turn.act.now });
  const likely = new Set(alternatives.flatMap(({ id }) => matterOf(turn, id) ?? []));
  const choices = [...likely].slice(0, OFFERED).map((id) => ({
    label: intents.get(id)!.title[turn.language],
    value: `meant:${id}`,
  }));
  ask(
    turn,
    'meant',
    'officer_category_which',
    { number },
    { choices, buttons: [['button_cancel', 'cancel']] },
  );
}

/** The ticket is moved there, and the words it began with are learnt as what they are. */
export async function correctCategory(turn: Turn, deed: OfficerDeed, ticket: Ticket): Promise<void> {
  const { act, knowledge, language } = turn;
  const meant = knowledge.intents.get(deed.meant!)!;
  const category = meant.category!;
  if (category !== ticket.category) await move(act, ticket.id, category);
  say(turn, 'officer_done_category', {
    number: ticket.number,
    category: act.cell.category(category).title[language],
  });
  const [first] = (await messagesOf(act, ticket.id)).filter(({ direction }) => direction === 'in');
  if (!first || ticket.confidential) return;
  const { intent } = knowledge.engine.understand(first.text, { now: ticket.openedAt });
  await learnt(turn, first, {
    read: intent.id,
    meant: meant.id,
    source: 'officer',
    language: ticket.language,
  });
}

function fold(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}
