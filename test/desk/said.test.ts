import { beforeEach, describe, expect, it } from 'vitest';
import type { IncomingMessage } from '../../src/channel.ts';
import { comesToDesk, deskTurn } from '../../src/desk/index.ts';
import { type DeskWorld, deskWorld, OFFICER } from '../support/desk-world.ts';

let desk: DeskWorld;

beforeEach(async () => {
  desk = await deskWorld();
  await desk.show();
});

/** To the bot itself, outside any thread, or in one; undefined: the desk leaves it to the talk with the bot. */
async function says(text: string, more: Partial<IncomingMessage> = {}, from = OFFICER) {
  const message: IncomingMessage = {
    kind: 'text',
    from: { address: from, verified: true },
    text,
    files: [],
    references: [],
    ...more,
  };
  const comes = await desk.bySystem((act) => comesToDesk(act, { channel: 'slack', message }));
  if (!comes) return undefined;
  return (await desk.bySystem((act) => deskTurn(act, { channel: 'slack', message }))).replies[0];
}
const asCommand = async (text: string) => {
  const reply = await desk.ask({ kind: 'command', text });
  return reply.kind === 'text' ? reply.text : '';
};

describe('an officer writes to the app itself', () => {
  it.each([
    ['mine', 'mine'],
    ['Mine.', 'mine'],
    ['/gem mine', 'mine'],
    ['मेरे', 'mine'],
    ['mere', 'mine'],
    ['status', 'status'],
    ['sthiti', 'status'],
    ['स्थिति', 'status'],
    ['report', 'report'],
    ['आख्या', 'report'],
    ['who irrigation', 'who irrigation'],
    ['kaun sinchai', 'kaun sinchai'],
    ['कौन सिंचाई', 'कौन सिंचाई'],
    ['badha', 'badha'],
    ['find june', 'find june'],
    ['khojo june bill', 'khojo june bill'],
  ])('"%s" is answered as the command', async (said, command) => {
    expect((await says(said))?.text).toBe(await asCommand(command));
  });

  it('show and status take the number of a ticket, whole or short, and its buttons come with it', async () => {
    const { number, serial } = desk.ticket;
    for (const said of [`show ${number}`, `दिखाएँ ${number.toLowerCase()}`, `dikhao ${serial}`]) {
      const told = await says(said);
      expect(told?.text, said).toBe(await asCommand(`show ${number}`));
      expect(told?.choices?.map(({ value }) => value)).toContain(`deed:reply:${number}`);
    }
    expect((await says(`sthiti ${number}`))?.text).toContain(number);
  });

  it('leave is asked about once more, and without a date a button opens the form', async () => {
    const told = await says('absent 25.11.2026 30.11.2026 training');
    expect(told?.choices?.[0]?.value).toBe('absence:on:2026-11-25:2026-11-30:training');
    expect((await says('chhutti'))?.choices?.map(({ value }) => value)).toEqual(['absence:form']);
    await desk.press('absence:form');
    expect(await desk.world.db.query('SELECT 1 FROM absence')).toEqual([]);
  });

  it.each([
    'mere 3 lakh nahi mile',
    'meri company ka payment ruka hai',
    'मेरे बिल का भुगतान नहीं हुआ',
    'status of my payment',
    'who are you',
    'kaun sa document chahiye',
    'show me how to register',
    'report kaise banaye',
    'find out why the treasury has not paid the bill of the pumps',
    'take 42',
    'namaste',
    'menu',
  ])('"%s" is no command of the desk, and goes on as a talk with the bot', async (said) => {
    expect(await says(said)).toBeUndefined();
  });

  it('a stranger’s command is answered like all they say', async () => {
    expect((await says('mine', {}, 'U0000099'))?.text).toContain('कोई पद नहीं जुड़ा');
  });
});

describe('in a thread of their own conversation that is no ticket’s', () => {
  const inThread = { manner: 'desk', references: ['D0000001:1790000000.000100'] } as const;

  it('words are not lost in silence: the person is told that nothing was noted', async () => {
    expect((await says('spoke to the treasury', inThread))?.text).toContain('कुछ दर्ज नहीं हुआ');
    expect((await says('mine', inThread))?.text).toBe(await asCommand('mine'));
  });

  it('a correction there says nothing', async () => {
    expect(await says('spoke to the bank', { ...inThread, kind: 'edit' })).toBeUndefined();
  });
});
