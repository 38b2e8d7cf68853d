import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { put } from '../../src/outbox/index.ts';
import { type Serving, startDeliveries } from '../../src/wiring/index.ts';
import { testDatabase } from '../support/database.ts';
import { until } from '../support/fake-host.ts';
import { type FarEnd, farEnd } from '../support/far-end.ts';
import { type TestHouse, testHouse } from '../support/house.ts';

let house: TestHouse;
let mail: FarEnd;
let chat: FarEnd;
let deliveries: Pick<Serving, 'stop'>;

beforeEach(async () => {
  house = await testHouse(await testDatabase());
  mail = farEnd('mail');
  chat = farEnd('chat');
  deliveries = await startDeliveries(house, new Map([mail, chat].map((door) => [door.name, door])));
});
afterEach(async () => {
  await deliveries.stop();
  await house.close();
});

const say = (channel: string, address: string) =>
  house.act({ kind: 'system', name: 'test' }, `${channel}:${address}`, (act) =>
    put(act, { channel, address, language: 'en', text: address, automatic: true }),
  );

describe('each door delivers by itself', () => {
  it('a mail server that is silent holds up no chat', async () => {
    let answer: () => void = () => undefined;
    const silent = new Promise<void>((resolve) => (answer = resolve));
    mail.instead.push(...Array.from({ length: 10 }, () => silent));
    for (let n = 0; n < 10; n++) await say('mail', `person${n}@example.org`);
    await until(() => mail.instead.length === 7, 'three mails are under way');
    await say('chat', 'one');
    await until(() => chat.arrived.length === 1, 'the chat is answered');
    expect(mail.arrived).toEqual([]);
    answer();
    await until(() => mail.arrived.length === 10, 'the mails go out');
  });
});
