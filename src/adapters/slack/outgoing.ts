import type { OutgoingMessage } from '../../channel.ts';
import { splitText } from '../../lib/split-text.ts';
import { type Block, buttonBlocks, cardBlocks, section } from './blocks.ts';
import { escapeText, noticeOf } from './escape.ts';

/** A section may hold so much; what Slack takes in all is told nowhere, and refused beyond some 13,000. */
const SECTION = 3000;
const SECTIONS = 3;

/** One message of Slack's: its blocks, and the same in words, for notifications and for clients that know no blocks. */
export interface Part {
  readonly text: string;
  readonly blocks: Block[];
}

/** A card is one message. A long text is several, the buttons under the last. */
export function partsOf({ text, choices, card }: OutgoingMessage): Part[] {
  if (card) return [{ text: noticeOf(text || card.title), blocks: cardBlocks(card) }];
  const pieces = splitText(text, SECTION, escapeText);
  const parts: Part[] = [];
  for (let at = 0; at < pieces.length; at += SECTIONS) {
    const some = pieces.slice(at, at + SECTIONS);
    parts.push({ text: noticeOf(some[0]!), blocks: some.map((piece) => section(escapeText(piece))) });
  }
  const buttons = choices.flatMap((choice, n) => buttonBlocks([choice], pressingFor(choice.value), n));
  if (buttons.length === 0) return parts;
  const last = parts.pop() ?? { text: '…', blocks: [section('…')] };
  return [...parts, { ...last, blocks: [...last.blocks, ...rowOf(buttons)] }];
}

/** What is to be done on a ticket (`deed:VERB:NUMBER`) may need a form, as absence and announcements do; any other button says something. */
function pressingFor(value: string): 'say' | 'ask' {
  return /^(?:deed:[^:]+:|card:|absence:|announce:)/.test(value) ? 'ask' : 'say';
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
