import { afterEach, describe, expect, it } from 'vitest';
import { testDatabase } from '../support/database.ts';
import { databaseLine } from '../support/database-line.ts';
import { until } from '../support/fake-host.ts';
import { bySignedRequests, bySocketMode } from '../support/slack-far.ts';
import { type SlackStage, slackStage } from '../support/slack-stage.ts';

let stage: SlackStage | undefined;
afterEach(async () => {
  await stage?.stop();
  stage = undefined;
});

const NOT_NOW = 'आपका लिखा सुरक्षित है';

describe.each([
  ['by signed requests', bySignedRequests],
  ['by Socket Mode', bySocketMode],
])('the database goes away under a dialog, in Slack %s', (_, start) => {
  it('the dialog stays open with what was typed, a press is told, and when it is back both go on', async () => {
    const line = await databaseLine(await testDatabase());
    stage = await slackStage(start, line);
    const { slack, officer, heard, ...s } = stage;
    const number = await s.ticket();
    const card = await s.card(number);
    const dialog = await officer.open(card, 'deed:reply:');
    await line.cut();
    const typed = { text: 'The bill is with the treasury.' };
    const kept = await officer.submit(dialog, typed);
    expect(kept.body).toMatchObject({ response_action: 'errors' });
    expect(JSON.stringify(kept.body)).toContain(NOT_NOW);
    const told = await officer.hears(() => officer.press(card, 'deed:note:'), 'that it is not possible now');
    expect(told.text).toContain(NOT_NOW);
    expect(JSON.stringify(await officer.command('mine'))).toContain(NOT_NOW);
    await line.restore();
    const before = heard().length;
    await until(
      async () => (await officer.submit(dialog, typed)).body === undefined,
      'the dialog to close',
      60_000,
    );
    await s.quiet();
    await s.passes(16);
    await until(() => heard().length > before, 'the reply', 60_000);
    expect(heard().filter((text) => text.includes(typed.text))).toHaveLength(1);
  }, 180_000);
});
