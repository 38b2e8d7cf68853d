import type { OutgoingMessage } from '../../channel.ts';
import { splitText } from '../../lib/split-text.ts';
import { type Block, buttonBlocks, cardBlocks, section } from './blocks.ts';
import { escapeText } from './escape.ts';

/** A section may hold so much; what Slack takes in all is told nowhere, and refused beyond some 13,000. */
const SECTION = 3000;
const SECTIONS = 3;
/** Shown in notifications, and by clients that know no blocks. */
const NOTICE = 3000;

/** One message of Slack's: its blocks, and the same in words. */
export interface Part {
  readonly text: string;
  readonly blocks: Block[];
}

/** A card is one message. A long text is several, the buttons under the last. */
export function partsOf({ text, choices, card }: OutgoingMessage): Part[] {
  if (card) return [{ text: notice(text || card.title), blocks: cardBlocks(card) }];
  const pieces = splitText(text, SECTION, escapeText).map(escapeText);
  const parts: Part[] = [];
  for (let at = 0; at < pieces.length; at += SECTIONS) {
    const some = pieces.slice(at, at + SECTIONS);
    parts.push({ text: some[0]!, blocks: some.map(section) });
  }
  const buttons = choices.flatMap((choice, n) => buttonBlocks([choice], pressingFor(choice.value), n));
  if (buttons.length === 0) return parts;
  const last = parts.pop() ?? { text: '…', blocks: [section('…')] };
  return [...parts, { ...last, blocks: [...last.blocks, ...rowOf(buttons)] }];
}

/** What is to be done on a ticket (`deed:VERB:NUMBER`) may need a form; any other button says something. */
function pressingFor(value: string): 'say' | 'ask' {
  return /^deed:[^:]+:/.test(value) ? 'ask' : 'say';
}

/** Buttons made one by one stand in one row, 25 of them at most. */
function rowOf(rows: readonly Block[]): Block[] {
  const elements = rows.flatMap((row) => (row.type === 'actions' ? row.elements : []));
  const made: Block[] = [];
  for (let at = 0; at < elements.length; at += 25) {
    made.push({ type: 'actions', elements: elements.slice(at, at + 25) });
  }
  return made;
}

function notice(text: string): string {
  return splitText(text, NOTICE, escapeText).map(escapeText)[0] ?? '…';
}
