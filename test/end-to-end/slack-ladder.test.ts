import { afterEach, describe, expect, it } from 'vitest';
import { loadStaff } from '../../src/directory/index.ts';
import { until } from '../support/fake-host.ts';
import { readable, readableView } from '../support/slack-blocks.ts';
import { bySignedRequests, bySocketMode, type FarSlack, type Wire } from '../support/slack-far.ts';
import type { Seen } from '../support/slack-person.ts';
import { type SlackStage, slackStage } from '../support/slack-stage.ts';
import { buttonsIn } from '../support/slack-view.ts';

let stage: SlackStage | undefined;
afterEach(async () => {
  await stage?.stop();
  stage = undefined;
});

/** What a workspace of an organisation sends along, mostly to say that there is nothing. */
function fullest(payload: Wire): Wire {
  const more = { enterprise: null, is_enterprise_install: false, api_app_id: 'A1', token: 'XXYYZZ' };
  const { event, view, message } = payload as { event?: Wire; view?: Wire; message?: Wire };
  const said = { client_msg_id: '1', team: 'T1', bot_id: null, subtype: null, files: null, edited: null };
  return {
    ...payload,
    ...more,
    ...(event
      ? { context_enterprise_id: null, event: { ...said, blocks: [], parent_user_id: null, ...event } }
      : {}),
    ...(view
      ? {
          response_urls: [],
          view: { ...view, previous_view_id: null, external_id: '', clear_on_close: false },
        }
      : {}),
    ...(message
      ? { message: { ...message, bot_profile: { id: 'B1', deleted: false }, reply_count: 1 } }
      : {}),
    ...(payload.type === 'block_actions'
      ? { state: { values: {} }, response_url: 'https://hooks.slack.com/actions/T1/1/x' }
      : {}),
  };
}

/** No more than what the house can't do without. */
function barest(payload: Wire): Wire {
  const { user, view } = payload as { user?: Wire; view?: Wire };
  const { team: _team, api_app_id: _app, message: _message, token: _token, ...rest } = payload;
  return {
    ...rest,
    ...(user ? { user: { id: user.id } } : {}),
    ...(view
      ? {
          view: Object.fromEntries(
            Object.entries(view).filter(([key]) =>
              ['id', 'type', 'private_metadata', 'state', 'hash'].includes(key),
            ),
          ),
        }
      : {}),
  };
}

const shaped =
  (start: () => Promise<FarSlack>, shape: (payload: Wire) => Wire) => async (): Promise<FarSlack> => {
    const slack = await start();
    return {
      ...slack,
      bring: (way, payload, signed) =>
        slack.bring(way, way === 'commands' ? payload : shape(payload as Wire), signed),
    };
  };

async function seatInCharge({ house, slack }: Pick<SlackStage, 'house' | 'slack'>): Promise<void> {
  const seat = { from: '2025-04-02', to: null };
  const inCharge = { code: 'S903', name: 'Demo Staff 903', officer: 'INCHARGE', ...seat };
  await house.act({ kind: 'system', name: 'test' }, 'seat', (act) =>
    loadStaff(act, { ...inCharge, handles: [`slack:${slack.visitor}`] }),
  );
}

describe.each([
  ['by signed requests, with everything that may come along', shaped(bySignedRequests, fullest)],
  ['by signed requests, with as little as may', shaped(bySignedRequests, barest)],
  ['by Socket Mode, with everything that may come along', shaped(bySocketMode, fullest)],
  ['by Socket Mode, with as little as may', shaped(bySocketMode, barest)],
])('Slack %s', (_, start) => {
  it('ask, answer, escalate, return with a direction, undo, reply: each does what it says', async () => {
    stage = await slackStage(start);
    const { slack, officer, visitor: inCharge, heard, ...s } = stage;
    await seatInCharge({ house: s.house, slack });
    const number = await s.ticket();
    const card = await s.card(number);

    let told = heard().length;
    const question = await officer.open(card, 'deed:ask:');
    expect(readableView(question)).toContain('टेलीग्राम');
    await officer.submit(question, { text: 'Which contract is it?' });
    await until(() => heard().length > told, 'the question', 20_000);
    expect(heard().at(-1)).toContain('Which contract is it?');
    await s.cardShows(number, 'उत्तर');
    await s.says('GEMC-511687712345678');
    await s.cardShows(number, 'आवेदक से नया');

    const up = await officer.open(card, 'deed:escalate:');
    const empty = await officer.submit(up, { text: ' ' });
    expect(empty.body).toMatchObject({ response_action: 'errors', errors: { 'f:text': expect.any(String) } });
    await officer.hears(() => officer.submit(up, { text: 'The firm threatens to sue.' }), 'that it went up');
    await s.quiet();
    expect(await s.ticketRow(number)).toMatchObject({ officer: 'INCHARGE', level: 1 });
    const own = await slack.direct(inCharge.id);
    const theirs = await s.card(number, own);
    const word = (await slack.thread(own, theirs.ts)).find(({ blocks }) => buttonsIn(blocks).length > 0)!;
    expect(buttonsIn(word.blocks).map(({ value }) => value)).toEqual([
      `deed:take:${number}`,
      `deed:return:${number}`,
      `card:${number}`,
    ]);
    const below: Seen = { ...word, channel: own, ts: String(word.ts), text: '', thread: theirs.ts };
    const back = await inCharge.open(below, 'deed:return:');
    await inCharge.submit(back, { text: 'Please settle it this week.' });
    await s.quiet();
    expect(await s.ticketRow(number)).toMatchObject({ officer: 'PWD', level: 0 });
    expect(readable((await s.card(number, await slack.direct(officer.id))).blocks)).toContain('लोक निर्माण');

    told = heard().length;
    const dialog = await officer.open(card, 'deed:reply:');
    const held = await officer.hears(
      () => officer.submit(dialog, { text: 'Wrongly typed.' }),
      'that it is held',
    );
    await officer.hears(() => officer.press(held, 'undo:'), 'that it is undone');
    const again = await officer.open(card, 'deed:reply:');
    await officer.hears(
      () => officer.submit(again, { text: 'It will be paid on Friday.' }),
      'that it is held',
    );
    await officer.hears(() => officer.write(slack.place, 'the firm was rude', card.ts), 'that it was noted');
    await s.quiet();
    await s.passes(16);
    await until(() => heard().length > told, 'the reply', 20_000);
    await s.quiet();
    expect(heard().slice(told)).toEqual([expect.stringContaining('It will be paid on Friday.')]);
    expect(heard().join('\n')).not.toMatch(/Wrongly typed|rude|threatens/);
    expect(s.faults()).toEqual([]);
  }, 120_000);
});
