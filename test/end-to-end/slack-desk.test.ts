import { describe, expect, it } from 'vitest';
import { until } from '../support/fake-host.ts';
import { troubles } from '../support/house.ts';
import { readable, readableView } from '../support/slack-blocks.ts';
import { bySignedRequests, bySocketMode } from '../support/slack-far.ts';
import { open } from '../support/slack-open.ts';
import { type Seen, viewsOpened } from '../support/slack-person.ts';
import { buttonsIn } from '../support/slack-view.ts';

const WAYS = [
  ['by signed requests, against an emulator that is not ours', bySignedRequests],
  ['by Socket Mode, against a fake with the documented envelopes', bySocketMode],
] as const;

const deedsOf = (card: Seen) => buttonsIn(card.blocks).map(({ value }) => value.split(':')[1]);

describe.each(WAYS)('Slack %s', (_, start) => {
  it('card, take, note, reply with undo, interim and resolve: the citizen gets what is meant for them, and nothing else', async () => {
    const { slack, officer, heard, ...s } = await open(start);
    const number = await s.ticket();
    const card = await s.card(number);
    expect(deedsOf(card)).toEqual([
      'take',
      'reply',
      'note',
      'ask',
      'interim',
      'transfer',
      'resolve',
      'escalate',
    ]);
    expect(readable(card.blocks)).toMatch(/O•••.*टेलीग्राम/);
    expect(JSON.stringify(card)).not.toContain('Office of Basti');
    const own = await s.card(number, await slack.direct(officer.id));

    // Take: the citizen hears who works on it, the card loses the button, in place.
    let told = heard().length;
    await officer.hears(() => officer.press(card, 'deed:take:'), 'that it is taken');
    await until(() => heard().length === told + 1, 'the citizen is told who works on it');
    expect(heard().at(-1)).toContain(number);
    expect(deedsOf(await s.cardShows(number, 'कार्यवाही चल रही है'))).not.toContain('take');
    expect((await s.card(number)).ts).toBe(card.ts);

    // Words below the card are a note, and stay here.
    await s.quiet();
    told = heard().length;
    const whisper = await officer.hears(
      () => officer.write(slack.place, 'the treasury is slow, keep it to ourselves', card.ts),
      'that it was noted',
    );
    expect(whisper).toMatchObject({ channel: slack.place, thread: card.ts });
    expect(readable(whisper.blocks)).toContain('आवेदक को नहीं भेजा गया');
    await s.cardShows(number, 'आंतरिक टिप्पणी');
    await s.passes(60);
    await s.quiet();
    expect(heard()).toHaveLength(told);

    // Reply: the dialog tells to whom it goes; undone in time it never was.
    const dialog = await officer.open(card, 'deed:reply:');
    const shown = readableView(dialog);
    for (const word of [number, 'O•••', 'टेलीग्राम', 'रोमन लिपि', 'ka uttar']) expect(shown).toContain(word);
    const held = await officer.hears(
      () => officer.submit(dialog, { text: 'Paid yesterday, wrongly typed.' }),
      'that it is held',
    );
    expect(readable(held.blocks)).toContain('Paid yesterday, wrongly typed.');
    await officer.hears(() => officer.press(held, 'undo:'), 'that it is undone');
    await s.passes(60);
    await s.quiet();
    expect(heard()).toHaveLength(told);

    // The second is left alone, and goes out once.
    const second = await officer.open(card, 'deed:reply:');
    const again = await officer.hears(
      () => officer.submit(second, { text: 'The bill is with the treasury.' }),
      'that it is held',
    );
    await s.passes(14);
    await s.quiet();
    expect(heard()).toHaveLength(told);
    await officer.hears(() => s.passes(2), 'that it went out');
    await until(() => heard().length > told, 'the reply arrives', 20_000);
    expect((await officer.hears(() => officer.press(again, 'undo:'), 'that it is too late')).text).toContain(
      'भेजा जा चुका',
    );
    await s.quiet();
    expect(heard()).toHaveLength(told + 1);
    expect(heard().at(-1)).toContain('The bill is with the treasury.');
    await s.cardShows(number, 'उत्तर भेजा गया');

    // Interim: a date that is too early is told in the dialog, which keeps what was typed.
    told = heard().length;
    const interim = await officer.open(card, 'deed:interim:');
    const text = 'The treasury needs a sanction from the department.';
    const refused = await officer.submit(interim, { text, until: await s.today() });
    expect(refused.body).toMatchObject({
      response_action: 'errors',
      errors: { 'f:until': expect.any(String) },
    });
    const until_ = await s.workingDayAfterDue(number, 3);
    const done = await officer.hears(() => officer.submit(interim, { text, until: until_ }), 'it is done');
    expect(done.text).toContain(number);
    await until(() => heard().length > told, 'the interim reply arrives');
    expect(heard().at(-1)).toContain(text);

    // Resolve: what the duty demands is demanded under its field.
    told = heard().length;
    const resolve = await officer.open(card, 'deed:resolve:');
    const values = { outcome: 'solved', text: 'The firm has been paid in full.' };
    const missing = await officer.submit(resolve, values);
    expect(missing.body).toMatchObject({
      response_action: 'errors',
      errors: { 'f:payment_date': expect.any(String) },
    });
    expect(await s.ticketRow(number)).toMatchObject({ status: 'in_work' });
    const paid = { ...values, payment_date: await s.today() };
    await officer.hears(() => officer.submit(resolve, paid), 'that it is resolved');
    await until(() => heard().length > told, 'the outcome arrives');
    expect(heard().at(-1)).toContain('The firm has been paid in full.');

    // One card here and one in the officer's own conversation, from first to last.
    await s.quiet();
    const last = await s.card(number);
    expect(last.ts).toBe(card.ts);
    expect(deedsOf(last).filter((deed) => deed !== 'reply' && deed !== 'note')).toEqual([]);
    expect((await s.card(number, await slack.direct(officer.id))).ts).toBe(own.ts);
    expect(heard().join('\n')).not.toMatch(/treasury is slow|wrongly typed/);
    expect(await s.events(number)).toEqual(['opened', 'taken', 'noted', 'replied', 'interim', 'resolved']);
    expect(s.faults()).toEqual([]);
    expect(troubles(s.house)).toEqual([]);
  }, 90_000);

  it('the same event, press and dialog brought again do what they say once', async () => {
    const { slack, officer, heard, ...s } = await open(start);
    const number = await s.ticket();
    const card = await s.card(number);
    const event = await officer.write(slack.place, 'spoke to the engineer', card.ts);
    for (const _again of [1, 2]) await slack.bring('events', event);
    const dialog = await officer.open(card, 'deed:reply:');
    for (const _again of [1, 2]) await officer.submit(dialog, { text: 'Your bill was found.' });
    await s.quiet();
    const told = heard().length;
    await s.passes(16);
    await until(() => heard().length > told, 'the reply arrives');
    await s.passes(60);
    await s.quiet();
    expect(heard().filter((text) => text.includes('Your bill was found.'))).toHaveLength(1);
    expect(await s.events(number)).toEqual(['opened', 'noted', 'replied']);
  }, 60_000);

  it('an expired trigger is told to whoever pressed, and the same button opens the dialog the next time', async () => {
    const { slack, officer, ...s } = await open(start);
    const number = await s.ticket();
    const card = await s.card(number);
    const over = await slack.expired();
    const opened = viewsOpened(slack).length;
    const told = await officer.hears(() => officer.press(card, 'deed:reply:', over), 'that it came too late');
    expect(readable(told.blocks)).toContain('प्रपत्र खुलने में देर हुई');
    expect(viewsOpened(slack)).toHaveLength(opened);
    expect(readableView(await officer.open(told, 'deed:reply:'))).toContain(number);
    expect(await s.events(number)).toEqual(['opened']);
  }, 60_000);

  it('transferred: the card says where it went, and the new officer gets one with all that is open to them', async () => {
    const { slack, officer, other, heard, ...s } = await open(start);
    const number = await s.ticket();
    const card = await s.card(number);
    const told = heard().length;
    const dialog = await officer.open(card, 'deed:transfer:');
    await officer.hears(
      () => officer.submit(dialog, { to: 'department:IRRI', text: 'The canal wing bought this.' }),
      'that it is transferred',
    );
    await s.quiet();
    const theirs = await s.card(number, await slack.direct(other.id));
    expect(deedsOf(theirs)).toContain('take');
    const left = await s.card(number, await slack.direct(officer.id));
    expect(buttonsIn(left.blocks)).toEqual([]);
    expect(readable(left.blocks)).toContain('सिंचाई');
    await other.press(theirs, 'deed:take:');
    await s.quiet();
    expect(await s.ticketRow(number)).toMatchObject({ officer: 'IRRI', status: 'in_work' });
    expect(heard().slice(told).join('\n')).not.toContain('canal wing');
  }, 60_000);
});

describe('Slack by signed requests, to the whole house', () => {
  it('an unsigned and a stale request are refused, whatever they bring, and change nothing', async () => {
    const { slack, officer, ...s } = await open(bySignedRequests);
    const number = await s.ticket();
    const before = await s.events(number);
    const press = {
      type: 'block_actions',
      user: { id: officer.id },
      actions: [{ action_id: 'ask:0', value: `deed:take:${number}` }],
    };
    for (const way of ['events', 'interactive', 'commands'] as const) {
      for (const signed of [{ secret: 'another-secret-altogether' }, { ageSeconds: 6 * 60 }]) {
        expect((await slack.bring(way, press, signed)).status).toBe(401);
      }
    }
    await s.quiet();
    expect(await s.events(number)).toEqual(before);
  }, 60_000);
});
