import { describe, expect, it } from 'vitest';
import { until } from '../support/fake-host.ts';
import { readable, readableView } from '../support/slack-blocks.ts';
import { bySignedRequests, bySocketMode } from '../support/slack-far.ts';
import { open } from '../support/slack-open.ts';
import type { Seen } from '../support/slack-person.ts';
import { buttonsIn } from '../support/slack-view.ts';

describe.each([
  ['by signed requests', bySignedRequests],
  ['by Socket Mode', bySocketMode],
])('words to the app itself, in Slack %s', (_, start) => {
  it('an officer’s commands are answered as /gem answers them, with buttons that work; other talk goes on as it was', async () => {
    const { slack, officer, heard, ...s } = await open(start);
    const number = await s.ticket();
    const own = await slack.direct(officer.id);
    const said = async () =>
      (await slack.messages(own)).filter(({ user, blocks }) => user !== officer.id && blocks);
    const answerTo = async (text: string): Promise<Seen> => {
      const before = (await said()).length;
      await officer.write(own, text);
      await until(async () => (await said()).length > before, `an answer to "${text}"`, 20_000);
      await s.quiet();
      const last = (await said()).at(-1)!;
      return { ...last, channel: own, ts: String(last.ts), text: String(last.text) };
    };
    for (const text of ['mine', 'mere', 'मेरे', 'status', 'find june', 'khojo june']) {
      const told = await answerTo(text);
      const command = await officer.command(text);
      expect(readable(told.blocks), text).toBe(readable(command.blocks));
    }
    const told = heard().length;
    const shown = await answerTo(`show ${number}`);
    expect(readable(shown.blocks)).toContain('2,00,000');
    expect(readableView(await officer.open(shown, 'deed:note:'))).toContain(number);
    const listed = await answerTo('mine');
    expect(buttonsIn(listed.blocks).map(({ value }) => value)).toEqual([`card:${number}`]);
    await officer.hears(() => officer.press(listed, 'card:'), 'the ticket');
    // A form is opened by its button.
    const leave = await answerTo('chhutti');
    expect(readableView(await officer.open(leave, 'absence:form'))).toContain('अवकाश');
    // The commands of the talk with the bot, and a matter of their own, are as they were.
    expect(readable((await answerTo('menu')).blocks)).toContain('124');
    expect(readable((await answerTo(`note ${number}: seen`)).blocks)).toContain(number);
    const matter = readable((await answerTo('mere 3 lakh nahi mile')).blocks);
    expect(matter).not.toMatch(/मेरे पास \d/);
    expect(heard()).toHaveLength(told);
    expect(s.faults()).toEqual([]);
  }, 120_000);

  it('what the requester adds is told on the card in place, and words in a thread of no ticket are not lost in silence', async () => {
    const { slack, officer, heard, ...s } = await open(start);
    const number = await s.ticket();
    const card = await s.card(number);
    expect(readable(card.blocks)).not.toContain('आवेदक से नया');
    await officer.hears(() => officer.press(card, 'deed:take:'), 'that it is taken');
    await s.cardShows(number, 'कार्यवाही चल रही है');
    await s.passes(3600);
    await s.says('bill number 4711 dated 12.06.2026, contract GEMC-511687712345678');
    await s.says(number);
    const news = await s.cardShows(number, 'आवेदक से नया');
    expect(news.ts).toBe(card.ts);
    // Below the card in the officer's own conversation stand the words, with a button that shows the ticket.
    const own = await slack.direct(officer.id);
    const ownCard = await s.card(number, own);
    await s.quiet();
    const below = (await slack.thread(own, ownCard.ts)).find(({ text }) => String(text).includes('4711'))!;
    const seen: Seen = { ...below, channel: own, ts: String(below.ts), text: '', thread: ownCard.ts };
    expect(buttonsIn(seen.blocks).map(({ value }) => value)).toEqual([`card:${number}`]);
    await officer.hears(() => officer.press(seen, 'card:'), 'the ticket');
    await officer.hears(() => officer.write(slack.place, 'seen, thank you', card.ts), 'that it was noted');
    await until(
      async () => !readable((await s.card(number)).blocks).includes('आवेदक से नया'),
      'the card to say it no more',
      20_000,
    );
    // In a thread below something else of the app's.
    await officer.write(own, 'status');
    await s.quiet();
    const other = (await slack.messages(own)).at(-1)!;
    await officer.write(own, 'spoke to the treasury', String(other.ts));
    await until(
      async () =>
        (await slack.thread(own, String(other.ts))).some(({ text }) =>
          String(text).includes('कुछ दर्ज नहीं हुआ'),
        ),
      'that nothing was noted',
      20_000,
    );
    expect((await s.events(number)).filter((kind) => kind === 'noted')).toHaveLength(1);
    expect(heard().join('\n')).not.toMatch(/thank you|treasury/);
    expect(s.faults()).toEqual([]);
  }, 120_000);
});
