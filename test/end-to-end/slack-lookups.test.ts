import { describe, expect, it } from 'vitest';
import { rows } from '../../src/lib/rows.ts';
import { until } from '../support/fake-host.ts';
import { readable, readableView } from '../support/slack-blocks.ts';
import { bySignedRequests, bySocketMode, type FarSlack, type Wire } from '../support/slack-far.ts';
import { open } from '../support/slack-open.ts';
import { type Seen, viewsOpened } from '../support/slack-person.ts';
import { buttonsIn } from '../support/slack-view.ts';

/** Each command in English, in Hindi and in Hindi by Latin letters; what each must show. */
const COMMANDS: readonly [string, (number: string) => readonly string[], (number: string) => RegExp][] = [
  ['find', () => ['find june', 'खोजें june', 'khojo june'], (number) => new RegExp(number)],
  ['show', (n) => [`show ${n}`, `दिखाएँ ${n}`, `dikhao ${n}`], () => /2,00,000/],
  ['mine', () => ['mine', 'मेरे', 'mere'], (number) => new RegExp(number)],
  ['status', (n) => [`status ${n}`, `स्थिति ${n}`, `sthiti ${n}`], (number) => new RegExp(`${number}.*प्राप्त`)],
  ['who', () => ['who irrigation', 'कौन सिंचाई', 'kaun sinchai'], () => /जेम सेल अधिकारी, सिंचाई/],
  ['report', () => ['report', 'आख्या', 'pratyavedan'], () => /की स्थिति\nमेरे पास 1/],
  [
    'absent',
    () => ['absent 21.06.2099 25.06.2099', 'अवकाश २१.०६.२०९९ २५.०६.२०९९', 'chhutti 21-06-2099 25-06-2099'],
    () => /21\.06\.2099 से 25\.06\.2099 तक अवकाश/,
  ],
];

describe.each([
  ['by signed requests', bySignedRequests],
  ['by Socket Mode', bySocketMode],
])('looking up in Slack %s', (_, start) => {
  it('the seven commands answer in English, Hindi and Hindi by Latin letters, to the asker alone', async () => {
    const { slack, officer, ...s } = await open(start);
    const number = await s.ticket();
    const place = async () => JSON.stringify(await slack.messages(slack.place));
    const before = await place();
    for (const [name, ways, shows] of COMMANDS) {
      for (const words of ways(number)) {
        const body = await officer.command(words);
        expect(body.response_type, words).toBe('ephemeral');
        expect(readable(body.blocks), `${name}: ${words}`).toMatch(shows(number));
      }
    }
    expect(readable((await officer.command('what?')).blocks)).toContain('खोजें');
    expect(await place()).toBe(before);
    // What a command found can be worked on from there.
    const shown = { ...(await officer.command(`show ${number}`)), ...at(slack.place) } as Seen;
    expect(readableView(await officer.open(shown, 'deed:note:'))).toContain(number);
    await officer.press(shown, 'deed:take:');
    await s.cardShows(number, 'कार्यवाही चल रही है');
    expect(s.faults()).toEqual([]);
  }, 60_000);

  it('the front page shows what is mine, opens it, and its switch for absence holds', async () => {
    const { slack, officer, ...s } = await open(start);
    const number = await s.ticket();
    const home = readable((await officer.home()).blocks);
    expect(home).toMatch(/मेरे पास 1 · विलंबित 0/);
    expect(home).toContain(number);
    const dm = await slack.direct(officer.id);
    await officer.pressAtHome(`card:${number}`);
    await until(
      async () => JSON.stringify(await slack.messages(dm)).includes('2,00,000'),
      'the ticket is shown',
    );
    await officer.pressAtHome('absence:on:');
    const absences = () => rows<{ officer: string }>(s.house.db, 'SELECT officer FROM absence');
    await until(async () => (await absences()).length === 1, 'the absence');
    expect(await absences()).toEqual([{ officer: 'PWD' }]);
    expect(buttonsIn((await officer.home()).blocks).map(({ value }) => value)).toContain('absence:off');
    await s.passes(7 * 24 * 3600 + 60);
    const later = readable((await officer.home()).blocks);
    expect(later).toMatch(/मेरे पास 1 · विलंबित 1/);
    expect(s.faults()).toEqual([]);
  }, 60_000);

  it('a message of a place becomes a ticket: its words stand in the dialog, and stay there while a field is missing', async () => {
    const { slack, officer, ...s } = await open(start);
    const words = 'Our bill for the pumps lies since June <@U0PERSON> @here';
    await officer.shortcut(words);
    await until(() => viewsOpened(slack).length === 1, 'the dialog');
    const dialog = viewsOpened(slack)[0]!;
    expect(typedIn(dialog, 'text')).toContain('Our bill for the pumps');
    const values = { category: 'payment', department: 'department:PWD', district: '131' };
    const refused = await officer.submit(dialog, { ...values, from: ' ' });
    expect(refused.body).toMatchObject({
      response_action: 'errors',
      errors: { 'f:from': expect.any(String) },
    });
    expect((await rows(s.house.db, 'SELECT 1 FROM ticket')).length).toBe(0);
    await officer.submit(dialog, { ...values, from: 'firm@example.org' });
    await s.quiet();
    const made = await rows<{ number: string; channel: string; address: string; department: string }>(
      s.house.db,
      'SELECT number, channel, address, department FROM ticket',
    );
    expect(made).toEqual([
      { number: expect.any(String), channel: 'mail', address: 'firm@example.org', department: 'PWD' },
    ]);
    expect(readable((await s.card(made[0]!.number)).blocks)).toContain('Our bill for the pumps');
    await callsNobody(slack);
    expect(s.faults()).toEqual([]);
  }, 60_000);
});

it('what we say in Slack names posts and calls no person, whatever the citizen wrote', async () => {
  const { slack, officer, ...s } = await open(bySocketMode);
  const number = await s.ticket(
    'pwd basti ne june me maal liya paisa nhi diya <!channel> @everyone <@U1> @here jaldi karein',
  );
  await officer.press(await s.card(number), 'deed:take:');
  await s.quiet();
  expect(readable((await s.card(number)).blocks)).toContain('जेम सेल अधिकारी, लोक निर्माण: अधिकारी द्वारा');
  const calls = JSON.stringify(slack.calls());
  expect(calls).toContain('jaldi karein');
  expect(calls).not.toContain('Demo Staff');
  await callsNobody(slack);
}, 60_000);

const at = (channel: string) => ({ channel, ts: '1790000999.000100', only: true });

/** Written as Slack reads a call, or as a person's name. */
async function callsNobody(slack: FarSlack): Promise<void> {
  const said = slack.calls().filter(({ method }) => /^(?:chat|views)\./.test(method));
  expect(said.length).toBeGreaterThan(0);
  for (const { args } of said) expect(written(args)).not.toMatch(/<[@!]|@(?:here|channel|everyone)\b/);
}

/** What stands in fields to be typed in is no markup. */
function written(args: Wire): string {
  return JSON.stringify(args, (key, value: unknown) => (key === 'initial_value' ? undefined : value));
}

function typedIn(view: Wire, field: string): string {
  const blocks = view.blocks as { block_id?: string; element?: { initial_value?: string } }[];
  return blocks.find(({ block_id }) => block_id === `f:${field}`)?.element?.initial_value ?? '';
}
