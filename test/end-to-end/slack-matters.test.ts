import { describe, expect, it } from 'vitest';
import { loadStaff } from '../../src/directory/index.ts';
import { openFaults } from '../../src/faults/index.ts';
import { findByNumber, offerMerge, open as openTicket } from '../../src/tickets/index.ts';
import { until } from '../support/fake-host.ts';
import { readable, readableView } from '../support/slack-blocks.ts';
import { bySignedRequests, bySocketMode } from '../support/slack-far.ts';
import { open } from '../support/slack-open.ts';
import { type Seen, viewsOpened } from '../support/slack-person.ts';
import type { SlackStage } from '../support/slack-stage.ts';
import { buttonsIn } from '../support/slack-view.ts';

const bySystem = <T>(
  s: Pick<SlackStage, 'house'>,
  cause: string,
  work: Parameters<SlackStage['house']['act']>[2],
) => s.house.act({ kind: 'system', name: 'test' }, cause, work) as Promise<T>;

/** The visitor is given the in-charge's post. */
async function seatInCharge(s: Pick<SlackStage, 'house' | 'slack'>): Promise<void> {
  const seat = { from: '2025-04-02', to: null };
  const inCharge = { code: 'S903', name: 'Demo Staff 903', officer: 'INCHARGE', ...seat };
  await bySystem(s, 'seat', (act) => loadStaff(act, { ...inCharge, handles: [`slack:${s.slack.visitor}`] }));
}

async function offered(s: Pick<SlackStage, 'house'>, number: string, other: string): Promise<void> {
  await bySystem(s, `offer:${number}`, async (act) => {
    const [one, two] = [await findByNumber(act, number), await findByNumber(act, other)];
    await offerMerge(act, one.id, { ticket: two, score: 0.9, why: ['number', 'copy'] });
  });
}

/** A further ticket of whoever opened the first. @returns its number */
async function another(
  s: Pick<SlackStage, 'house' | 'ticketRow' | 'buyer'>,
  first: string,
  text: string,
): Promise<string> {
  const { contact_id: contactId } = (await s.ticketRow(first)) as { contact_id: string };
  return bySystem(s, `another:${text}`, async (act) => {
    const ticket = await openTicket(act, {
      category: 'payment',
      department: 'PWD',
      district: '131',
      contactId,
      channel: 'telegram',
      address: String(s.buyer),
      language: 'hi-Latn',
      subject: text,
      slots: {},
      messages: [{ direction: 'in', text }],
    });
    return ticket.number;
  });
}

const WAYS = [
  ['by signed requests', bySignedRequests],
  ['by Socket Mode', bySocketMode],
] as const;

describe.each(WAYS)('matters that are one, in Slack %s', (_, start) => {
  it('merge with number X: on the card and below it in the officer’s own conversation; the requester hears the number that remains', async () => {
    const { slack, officer, other, heard, ...s } = await open(start);
    const first = await s.ticket();
    const second = await another(s, first, 'The pumps of May are not paid.');
    const third = await another(s, first, 'The cement of April is not paid.');
    await s.quiet();
    await offered(s, second, first);
    await s.quiet();
    const card = await s.cardShows(second, first);
    expect(readable(card.blocks)).toContain(first);
    // Whoever does not hold it may not say.
    const refused = await other.hears(() => other.press(card, 'alike:same:'), 'a refusal');
    expect(readable(refused.blocks)).toContain('जेम सेल अधिकारी, लोक निर्माण');
    expect((await s.ticketRow(second)).status).toBe('open');
    // Below the card in their own conversation stands the question with the same buttons.
    const own = await slack.direct(officer.id);
    const ownCard = await s.card(second, own);
    const asked = (await slack.thread(own, ownCard.ts)).find(({ blocks }) => buttonsIn(blocks).length > 0)!;
    expect(buttonsIn(asked.blocks).map(({ value }) => value.split(':')[0])).toEqual([
      'alike',
      'alike',
      'card',
    ]);
    const seen: Seen = { ...asked, channel: own, ts: String(asked.ts), text: '', thread: ownCard.ts };
    const told = heard().length;
    await officer.press(seen, 'alike:same:');
    await until(async () => (await s.ticketRow(second)).status === 'merged', 'the merge', 20_000);
    await until(() => heard().length > told, 'the requester is told', 20_000);
    expect(heard().at(-1)).toContain(first);
    await s.quiet();
    const said = (await slack.thread(own, ownCard.ts)).map(({ text }) => String(text)).join('\n');
    expect(said).toContain(first);
    // A second click does nothing more.
    await officer.press(seen, 'alike:same:');
    await s.quiet();
    expect((await s.events(second)).filter((kind) => kind === 'merged')).toHaveLength(1);

    // Another one is said not to be the same, on the card in the channel.
    await offered(s, third, first);
    await s.quiet();
    const thirdCard = await s.cardShows(third, first);
    await officer.hears(() => officer.press(thirdCard, 'alike:apart:'), 'that they stay two');
    await s.quiet();
    expect(
      buttonsIn((await s.card(third)).blocks)
        .map(({ value }) => value)
        .join(),
    ).not.toContain('alike:');
    expect((await s.ticketRow(third)).status).toBe('open');
    expect(s.faults()).toEqual([]);
  }, 120_000);

  it('a known fault: /gem fault lists it, the in-charge announces and ends it, who meets it hears the announcement and is asked when it is over', async () => {
    const { slack, officer, visitor, heard, ...s } = await open(start);
    await seatInCharge({ slack, house: s.house });
    const faults = () => bySystem<{ kind: string }[]>(s, `faults:${Math.random()}`, openFaults);
    expect(buttonsIn((await officer.command('fault')).blocks)).toEqual([]);
    const listed = await visitor.command('बाधा');
    const offer = { ...listed, channel: slack.place, ts: '1790000999.000100', text: '', only: true } as Seen;
    expect(buttonsIn(offer.blocks).map(({ value }) => value)).toEqual(['announce:fault']);
    const dialog = await visitor.open(offer, 'announce:fault');
    expect(readableView(dialog)).toContain('टिकट के स्थान पर');
    // Who may not announce hears so, and no dialog opens.
    const before = viewsOpened(slack).length;
    await officer.press(offer, 'announce:fault');
    await s.quiet();
    const wrong = await visitor.submit(dialog, { fault_kind: 'portal_down', until: '2020-01-01' });
    expect(wrong.body).toMatchObject({ response_action: 'errors' });
    expect(await faults()).toEqual([]);
    const announced = await visitor.hears(
      () => visitor.submit(dialog, { fault_kind: 'portal_down', fault_clock: '18:00' }),
      'that it is announced',
    );
    expect((await faults()).map(({ kind }) => kind)).toEqual(['portal_down']);
    expect(viewsOpened(slack).length).toBe(before);

    const answer = await s.says('GeM portal nahi khul raha hai');
    expect(answer).toContain('GeM');
    expect(heard().join('\n')).not.toMatch(/GC-\d{4}-\d{6}/);
    expect(readable((await officer.command('fault')).blocks)).toMatch(/1/);

    const longer = await visitor.hears(
      () => visitor.press(announced, 'fault:longer:'),
      'that it takes longer',
    );
    const refused = await officer.hears(() => officer.press(longer, 'fault:over:'), 'a refusal');
    expect(readable(refused.blocks)).toContain('केवल प्रभारी');
    const told = heard().length;
    await visitor.hears(() => visitor.press(longer, 'fault:over:'), 'that it is over');
    expect(await faults()).toEqual([]);
    await until(() => heard().length > told, 'whoever met it is asked', 30_000);
    // Once more on the same button: it is over already, and nobody is asked again.
    await visitor.hears(() => visitor.press(longer, 'fault:over:'), 'that it is over already');
    await s.quiet();
    expect(heard()).toHaveLength(told + 1);
    expect(s.faults()).toEqual([]);
  }, 120_000);
});
