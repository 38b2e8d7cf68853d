import { expect, it } from 'vitest';
import { until } from '../support/fake-host.ts';
import { readable } from '../support/slack-blocks.ts';
import { bySignedRequests, bySocketMode } from '../support/slack-far.ts';
import { open } from '../support/slack-open.ts';

it.each([
  ['by signed requests', bySignedRequests],
  ['by Socket Mode', bySocketMode],
])(
  'worked on from the officer’s own conversation, %s: all that is said of a ticket stands below its one card',
  async (_, start) => {
    const { slack, officer, heard, ...s } = await open(start);
    const number = await s.ticket();
    const own = await slack.direct(officer.id);
    const card = await s.card(number, own);
    const below = async () => (await slack.thread(own, card.ts)).map(({ text }) => String(text));
    const shows = (words: string) =>
      until(async () => (await below()).some((each) => each.includes(words)), words);

    const told = heard().length;
    const dialog = await officer.open(card, 'deed:reply:');
    await officer.submit(dialog, { text: 'The cheque is on its way.' });
    await shows('The cheque is on its way.');
    await s.passes(16);
    await shows('भेज दिया गया है');
    await until(() => heard().length > told, 'the reply arrives');
    await officer.write(own, 'spoke to the treasury', card.ts);
    await shows('आवेदक को नहीं भेजा गया');
    // In the afternoon: the forenoon has a brief, which is of the day and not of the ticket.
    await s.passes((7 * 24 + 3) * 3600);
    await shows('स्मरण');
    await s.quiet();
    expect((await slack.messages(own)).map(({ ts }) => ts)).toEqual([card.ts]);
    expect(heard().join('\n')).not.toContain('spoke to the treasury');
  },
  60_000,
);

it('a command given where the app is not is answered there, and its button in the person’s own conversation', async () => {
  const { slack, officer, ...s } = await open(bySignedRequests);
  const number = await s.ticket();
  const body = await officer.command(`show ${number}`, 'C0ELSEWHERE');
  const seen = { ...body, channel: 'C0ELSEWHERE', ts: '1790000999.000100', text: '', only: true };
  await officer.press(seen, 'deed:take:');
  await s.cardShows(number, 'कार्यवाही चल रही है');
  await s.quiet();
  const own = await slack.messages(await slack.direct(officer.id));
  expect(readable(own.at(-1)!.blocks)).toContain('ले लिया गया');
}, 60_000);
