import { describe, expect, it } from 'vitest';
import { readable, readableView } from '../support/slack-blocks.ts';
import { bySignedRequests, bySocketMode } from '../support/slack-far.ts';
import { open } from '../support/slack-open.ts';
import { viewsOpened } from '../support/slack-person.ts';

const STRANGER = 'आपके खाते से कोई पद नहीं जुड़ा है';

describe.each([
  ['by signed requests', bySignedRequests],
  ['by Socket Mode', bySocketMode],
])('who has no right, in Slack %s', (_, start) => {
  it('a stranger of the workspace hears one sentence: on the front page, by command, button, thread, shortcut, dialog and in their own conversation', async () => {
    const { slack, officer, visitor, heard, ...s } = await open(start);
    const number = await s.ticket();
    const card = await s.card(number);
    const before = heard().length;
    const dialog = await officer.open(card, 'deed:reply:');
    const opened = viewsOpened(slack).length;
    const told: string[] = [readable((await visitor.home()).blocks)];
    for (const words of ['', 'mine', `show ${number}`, 'find june', 'who PWD', 'report'])
      told.push(readable((await visitor.command(words)).blocks));
    const press = (deed: string) => visitor.hears(() => visitor.press(card, `deed:${deed}:`), deed);
    for (const deed of ['take', 'reply', 'note', 'resolve']) told.push(readable((await press(deed)).blocks));
    const inThread = await visitor.hears(
      () => visitor.write(slack.place, 'I was here', card.ts),
      'an answer in the thread',
    );
    told.push(readable(inThread.blocks));
    const cut = await visitor.hears(
      () => visitor.shortcut('They were not paid'),
      'an answer to the shortcut',
    );
    told.push(readable(cut.blocks));
    const answered = await visitor.submit(dialog, { text: 'You will be paid.' });
    told.push(readableView((answered.body?.view ?? {}) as Record<string, unknown>));
    const own = await slack.direct(visitor.id);
    await visitor.write(own, 'pwd basti ne june me maal liya paisa nhi diya');
    await s.quiet();
    const said = (await slack.messages(own)).filter(({ user }) => user !== visitor.id);
    expect(said).toHaveLength(1);
    told.push(readable(said[0]!.blocks));

    for (const sentence of told) {
      expect(sentence).toContain(STRANGER);
      expect(sentence).not.toContain(number);
    }
    expect(viewsOpened(slack)).toHaveLength(opened);
    await s.passes(60);
    await s.quiet();
    expect(await s.events(number)).toEqual(['opened']);
    expect(heard()).toHaveLength(before);
    expect(s.faults()).toEqual([]);
  }, 60_000);

  it('an officer of another post is refused with a sentence that names the post, and no dialog opens', async () => {
    const { slack, other, heard, ...s } = await open(start);
    const number = await s.ticket();
    const card = await s.card(number);
    const before = heard().length;
    for (const deed of ['take', 'reply', 'transfer', 'resolve', 'escalate']) {
      const told = await other.hears(() => other.press(card, `deed:${deed}:`), `a refusal of ${deed}`);
      expect(readable(told.blocks)).toContain('जेम सेल अधिकारी, लोक निर्माण');
    }
    expect(viewsOpened(slack)).toEqual([]);
    // What everybody of the staff may do, they may: a note.
    await other.hears(() => other.write(slack.place, 'we had the same firm', card.ts), 'that it was noted');
    expect(await s.events(number)).toEqual(['opened', 'noted']);
    expect(heard()).toHaveLength(before);
  }, 60_000);
});
