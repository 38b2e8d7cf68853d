import { describe, expect, it } from 'vitest';
import { rows } from '../../src/lib/rows.ts';
import { until } from '../support/fake-host.ts';
import { troubles } from '../support/house.ts';
import { readable } from '../support/slack-blocks.ts';
import { bySignedRequests, bySocketMode, type Wire } from '../support/slack-far.ts';
import { open } from '../support/slack-open.ts';
import { buttonsIn } from '../support/slack-view.ts';

const filesUnder = (said: Wire[]): string[] =>
  said.flatMap(({ files }) => ((files ?? []) as Wire[]).map(({ title, name }) => String(title ?? name)));

describe.each([
  ['by signed requests', bySignedRequests],
  ['by Socket Mode', bySocketMode],
])('files and Slack %s', (_, start) => {
  it('what the citizen sends is shown below the card, once at each place', async () => {
    const { slack, officer, telegram, ...s } = await open(start);
    const number = await s.ticket();
    const card = await s.card(number);
    const chat = { id: s.buyer, type: 'private', first_name: 'Buyer' };
    const document = {
      file_id: 'bill',
      file_unique_id: 'u-bill',
      file_name: 'bill.pdf',
      mime_type: 'application/pdf',
      file_size: 8,
    };
    telegram.files.set('bill', Buffer.from('%PDF-1.4'));
    telegram.push({
      message: { message_id: 7, date: 1795500000, chat, from: chat, document, caption: `CRAC ${number}` },
    });
    const own = await slack.direct(officer.id);
    const ownCard = await s.card(number, own);
    for (const [place, ts] of [
      [slack.place, card.ts],
      [own, ownCard.ts],
    ] as const) {
      const shown = async () => filesUnder(await slack.thread(place, ts)).length > 0;
      await until(shown, `the file in ${place}`, 20_000);
      expect(filesUnder(await slack.thread(place, ts))).toEqual(['bill.pdf']);
    }
    // In the officer's own conversation the card says it all; what is told thereafter stands below it.
    expect(await slack.messages(own)).toHaveLength(1);
    const below = async () => JSON.stringify(await slack.thread(own, ownCard.ts));
    await until(async () => (await below()).includes('CRAC'), 'what was said stands below the card');
    // The ticket moves on; the file is not shown anew.
    await officer.press(card, 'deed:take:');
    await s.quiet();
    expect(filesUnder(await slack.thread(slack.place, card.ts))).toEqual(['bill.pdf']);
    expect(s.faults()).toEqual([]);
    expect(troubles(s.house)).toEqual([]);
  }, 60_000);

  it('a file shared in the thread is kept with the note, and goes to the citizen only with a reply that names it', async () => {
    const { slack, officer, telegram, heard, ...s } = await open(start);
    const number = await s.ticket();
    const card = await s.card(number);
    const bytes = Buffer.from('%PDF-1.7 the sanction');
    const file = await slack.share(officer.id, 'sanction.pdf', bytes);
    const told = heard().length;
    await officer.hears(
      () => officer.write(slack.place, 'sanction, not yet for them', card.ts, [file]),
      'that it was noted',
    );
    const kept = await rows<{ name: string; text: string }>(
      s.house.db,
      `SELECT f.name, convert_from(b.bytes, 'UTF8') AS text FROM ticket_file f JOIN file b USING (sha256)`,
    );
    expect(kept).toEqual([{ name: 'sanction.pdf', text: bytes.toString() }]);
    await s.quiet();
    expect([heard().length, telegram.sentFiles.length]).toEqual([told, 0]);

    const dialog = await officer.open(card, 'deed:reply:');
    const choice = (
      dialog.blocks as { block_id?: string; element?: { options: { value: string }[] } }[]
    ).find(({ block_id }) => block_id === 'f:file');
    const value = choice!.element!.options[0]!.value;
    await officer.submit(dialog, { text: 'The sanction has come.', file: value });
    await s.quiet();
    await s.passes(16);
    await until(() => telegram.sentFiles.length > 0, 'the file arrives', 20_000);
    await s.quiet();
    expect(telegram.sentFiles.map(({ name, bytes: got }) => [name, got.toString()])).toEqual([
      ['sanction.pdf', bytes.toString()],
    ]);
    expect(telegram.sentFiles[0]!.chat).toBe(String(s.buyer));
    expect(heard().slice(told).join('\n')).toContain('The sanction has come.');
    expect(heard().join('\n')).not.toContain('not yet for them');
  }, 60_000);

  it('a card that somebody deleted is shown anew once, and goes on in place from there', async () => {
    const { slack, officer, ...s } = await open(start);
    const number = await s.ticket();
    const card = await s.card(number);
    await slack.remove(card.channel, card.ts);
    expect(await s.cards(number)).toEqual([]);
    const own = await s.card(number, await slack.direct(officer.id));
    await officer.press(own, 'deed:take:');
    await s.quiet();
    const anew = await s.card(number);
    expect(anew.ts).not.toBe(card.ts);
    await officer.hears(() => officer.write(slack.place, 'they called', anew.ts), 'that it was noted');
    const shown = await s.cardShows(number, 'आंतरिक टिप्पणी');
    expect(shown.ts).toBe(anew.ts);
    expect(buttonsIn(shown.blocks).length).toBeGreaterThan(0);
    expect(readable(shown.blocks)).toContain(number);
  }, 60_000);
});
