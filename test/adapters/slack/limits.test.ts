import { describe, expect, it } from 'vitest';
import { cardBlocks, pageBlocks } from '../../../src/adapters/slack/blocks.ts';
import { fieldErrors, formView, tellingView } from '../../../src/adapters/slack/form.ts';
import { partsOf } from '../../../src/adapters/slack/outgoing.ts';
import { blocksOf } from '../../../src/adapters/slack/tell.ts';
import type { Card, Choice, Form } from '../../../src/channel.ts';
import { blockFaults, faultsOf, readable, viewFaults } from '../../support/slack-blocks.ts';
import { outgoing } from './help.ts';

/** Hindi is long, and each `&` and `<` is longer once written. */
const SENTENCE = 'लोक निर्माण विभाग, बस्ती ने जून में सामग्री ली & भुगतान <अब तक> नहीं किया। ';
const long = SENTENCE.repeat(120);
const choices = (many: number): Choice[] =>
  Array.from({ length: many }, (_, n) => ({ label: `${n} ${SENTENCE.repeat(3)}`, value: `deed:take:${n}` }));

const card: Card = {
  title: long,
  rows: Array.from({ length: 70 }, (_, n) => ({
    label: `पंक्ति ${n}`,
    value: n % 2 ? long : SENTENCE.slice(0, 60),
  })),
  log: Array.from({ length: 200 }, (_, n) => `${n} ${SENTENCE}`),
  buttons: choices(30),
};
const form = (many: number): Form => ({
  name: `deed:transfer:${'x'.repeat(180)}`,
  title: long,
  lines: Array.from({ length: 300 }, () => long),
  fields: [
    { name: 'to', label: long, kind: 'choice', choices: choices(many), hint: long },
    { name: 'text', label: long, kind: 'text', value: long },
    { name: 'until', label: long, kind: 'date', value: 'soon' },
    { name: 'none', label: '', kind: 'choice', choices: [] },
  ],
  submit: long,
  close: long,
});

describe('Slack’s documented limits hold, however long the Hindi', () => {
  it('on a card: the buttons and the latest lines of its log are never what is left out', () => {
    const blocks = cardBlocks(card);
    expect(blockFaults(blocks, 50)).toEqual([]);
    const shown = readable(blocks);
    expect(shown.match(/\[/g)).toHaveLength(30);
    expect(shown).toContain('• 199 ');
    expect(shown).not.toContain('• 0 ');
  });

  it('in a message: cut into several, each within the limits, no word lost', () => {
    const parts = partsOf(outgoing({ text: long, choices: choices(60) }));
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) expect(faultsOf('chat.postMessage', { ...part })).toEqual([]);
    const words = parts
      .map(({ blocks }) => readable(blocks.filter(({ type }) => type === 'section')))
      .join(' ')
      .match(/सामग्री/g);
    expect(words).toHaveLength(120);
  });

  it('in a word to one person: what Slack takes in all is kept too', () => {
    const blocks = blocksOf(long.repeat(20), choices(60));
    expect(blockFaults(blocks, 50)).toEqual([]);
    expect(JSON.stringify(blocks).length).toBeLessThan(40_000);
    expect(readable(blocks)).toContain('…');
  });

  it.each([99, 100, 101, 250])('in a dialog with %i things to choose from', (many) => {
    const view = formView(form(many), { name: form(many).name, under: 'C1:1.1', place: 'C1', thread: '1.1' });
    expect(viewFaults(view as never)).toEqual([]);
    const shown = readable(view.blocks);
    expect(shown).toContain(`${many - 1} लोक`);
  });

  it('in a dialog that only says something, and in errors under fields', () => {
    expect(viewFaults(tellingView(long, long, long) as never)).toEqual([]);
    const errors = fieldErrors({ text: long, other: long }, ['to', 'text'])!;
    expect(Object.keys(errors)).toEqual(['f:text', 'f:to']);
  });

  it('on the front page', () => {
    const sections = Array.from({ length: 40 }, () => ({
      title: long,
      lines: Array.from({ length: 60 }, () => SENTENCE),
      buttons: choices(30),
    }));
    expect(blockFaults(pageBlocks({ sections }), 100)).toEqual([]);
    expect(blockFaults(pageBlocks({ sections }, 50), 50)).toEqual([]);
  });

  it('and the ruler itself finds what is too long', () => {
    const text = (words: string) => ({ type: 'plain_text', text: words });
    const button = { type: 'button', action_id: 'a', text: text('x'.repeat(76)), value: 'v'.repeat(2001) };
    expect(blockFaults([{ type: 'actions', elements: [button, button] }], 50)).toHaveLength(5);
    expect(
      blockFaults(
        Array.from({ length: 51 }, () => ({ type: 'divider' })),
        50,
      ),
    ).toEqual(['51 blocks']);
    expect(viewFaults({ type: 'modal', title: text('x'.repeat(25)), blocks: [] })).toEqual([
      'title has 25 of 24 characters',
    ]);
  });
});
