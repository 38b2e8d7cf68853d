import type { types } from '@slack/bolt';
import type { Card, Choice, Page } from '../../channel.ts';
import { cutText, splitText } from '../../lib/split-text.ts';
import { calm, escapeText } from './escape.ts';

export type Block = types.KnownBlock;

/** Slack's own limits (https://docs.slack.dev/reference/block-kit). */
const SECTION = 3000;
const FIELD = 2000;
const FIELDS_IN_SECTION = 10;
/** Of the longest text that goes at once. */
const SECTIONS_AT_ONCE = 3;
const HEADER = 150;
const LABEL = 75;
const BUTTONS_IN_ROW = 25;
export const BLOCKS_IN_MESSAGE = 50;
export const BLOCKS_IN_VIEW = 100;

/**
 * Which button was pressed, told by its action id. say: its value is what the person says · ask: its value is asked of
 * the desk first, which may show a form.
 */
export type Pressing = 'say' | 'ask';

export function pressingOf(actionId: string): Pressing {
  return actionId.startsWith('ask') ? 'ask' : 'say';
}

/** Sections of at most 3,000 characters; what people wrote is escaped and can call nobody. */
export function textBlocks(text: string): Block[] {
  return splitText(text, SECTION, escapeText).map((piece) => section(escapeText(piece)));
}

/** The same where it must go at once: what Slack takes in all is told nowhere, and refused beyond some 13,000. */
export function fewTextBlocks(text: string): Block[] {
  const blocks = textBlocks(text);
  return blocks.length <= SECTIONS_AT_ONCE ? blocks : [...blocks.slice(0, SECTIONS_AT_ONCE), section('…')];
}

export function buttonBlocks(choices: readonly Choice[], pressing: Pressing, from = 0): Block[] {
  const rows: Block[] = [];
  for (let at = 0; at < choices.length; at += BUTTONS_IN_ROW) {
    rows.push({
      type: 'actions',
      elements: choices.slice(at, at + BUTTONS_IN_ROW).map(({ label, value }, n) => ({
        type: 'button',
        text: { type: 'plain_text', text: cutText(calm(label), LABEL) || '…', emoji: true },
        value,
        action_id: `${pressing}:${from + at + n}`,
      })),
    });
  }
  return rows;
}

/** Never more than a message may bear: the oldest lines of the log go first, the buttons never. */
export function cardBlocks(card: Card): Block[] {
  const buttons = buttonBlocks(card.buttons, 'ask');
  const head: Block = {
    type: 'header',
    text: { type: 'plain_text', text: cutText(calm(card.title), HEADER) || '…', emoji: true },
  };
  const rows = rowBlocks(card).slice(0, BLOCKS_IN_MESSAGE - 3 - buttons.length);
  const log = logText(card.log);
  return [head, ...rows, ...(log ? [{ type: 'divider' } as Block, section(log)] : []), ...buttons];
}

function rowBlocks({ rows }: Card): Block[] {
  const blocks: Block[] = [];
  const short: string[] = [];
  for (const { label, value } of rows) {
    const name = `*${escapeText(label)}*\n`;
    const written = (text: string) => name + escapeText(text);
    if (written(value).length <= FIELD && value.length <= 80 && !value.includes('\n')) {
      short.push(written(value));
      continue;
    }
    blocks.push(section(written(cutText(value, SECTION, written))));
  }
  const fields: Block[] = [];
  for (let at = 0; at < short.length; at += FIELDS_IN_SECTION) {
    const some = short.slice(at, at + FIELDS_IN_SECTION);
    fields.push({ type: 'section', fields: some.map((text) => ({ type: 'mrkdwn', text, verbatim: true })) });
  }
  return [...fields, ...blocks];
}

function logText(log: readonly string[]): string {
  const lines = log.map((line) => `• ${escapeText(cutText(line, FIELD, escapeText))}`);
  while (lines.join('\n').length > SECTION) lines.shift();
  return lines.join('\n');
}

/** The front page, or the same below a command. */
export function pageBlocks(page: Page, most = BLOCKS_IN_VIEW): Block[] {
  const blocks: Block[] = [];
  for (const [n, { title, lines, buttons }] of page.sections.entries()) {
    if (title)
      blocks.push({ type: 'header', text: { type: 'plain_text', text: cutText(calm(title), HEADER) } });
    blocks.push(...textBlocks(lines.join('\n')));
    blocks.push(...buttonBlocks(buttons, 'ask', n * 100));
    if (n < page.sections.length - 1) blocks.push({ type: 'divider' });
  }
  if (blocks.length <= most) return blocks;
  return [...blocks.slice(0, most - 1), section('…')];
}

export function section(text: string): Block {
  return { type: 'section', text: { type: 'mrkdwn', text: text || '…', verbatim: true } };
}
