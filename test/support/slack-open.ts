import { afterEach } from 'vitest';
import type { FarSlack } from './slack-far.ts';
import { type SlackStage, slackStage } from './slack-stage.ts';

let stage: SlackStage | undefined;
afterEach(async () => {
  await stage?.stop();
  stage = undefined;
});

/** A stage for this test, which ends with it. */
export async function open(start: () => Promise<FarSlack>): Promise<SlackStage> {
  stage = await slackStage(start);
  return stage;
}
