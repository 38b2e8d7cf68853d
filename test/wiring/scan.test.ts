import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IncomingFile } from '../../src/channel.ts';
import { sayingOf, withoutPrograms } from '../../src/files/index.ts';
import { keepOriginal } from '../../src/inbox/index.ts';
import { runDue } from '../../src/jobs/index.ts';
import { deliverAll, scheduleOf, takeAll } from '../../src/wiring/index.ts';
import { type ClamdPeer, clamdPeer } from '../support/clamd-peer.ts';
import { testDatabase } from '../support/database.ts';
import { type FarEnd, farEnd, written } from '../support/far-end.ts';
import { type TestHouse, testHouse } from '../support/house.ts';

const file = (name: string, bytes: string | Buffer): IncomingFile => ({
  name,
  mediaType: 'application/octet-stream',
  bytes: Buffer.from(bytes),
});

describe('programs are refused by name and by their first bytes', () => {
  const pe = Buffer.alloc(200);
  pe.write('MZ');
  pe.writeUInt32LE(128, 0x3c);
  pe.write('PE', 128);
  it.each([
    ['bill.exe', 'x'],
    ['bill.pdf.scr', 'x'],
    ['BILL.JS', 'x'],
    ['bill.pdf', pe],
  ])('%s', (name, bytes) =>
    expect(withoutPrograms([file(name, bytes)])).toMatchObject([
      { refused: 'program', bytes: Buffer.alloc(0) },
    ]),
  );
  it.each([
    ['bill.pdf', '%PDF-1.4'],
    ['MZ.txt', `MZ is how the contract of the year begins, and goes on for more than sixty letters in all`],
    ['bill.xlsx', 'PK'],
  ])('%s is none', (name, bytes) => expect(withoutPrograms([file(name, bytes)])[0]!.refused).toBeUndefined());
  it('each refusal has its sentence', () => {
    const said = (over: Partial<IncomingFile>) => sayingOf({ ...file('a', ''), ...over });
    expect([
      said({ refused: 'program' }),
      said({ refused: 'too_large' }),
      said({ held: true }),
      said({}),
    ]).toEqual(['file_program', 'file_too_large', 'file_held', undefined]);
  });
});

describe('with a virus scanner', () => {
  let house: TestHouse;
  let peer: ClamdPeer;
  let far: FarEnd;
  beforeEach(async () => {
    peer = await clamdPeer();
    house = await testHouse(await testDatabase(), { CLAMAV_URL: peer.url });
    far = farEnd();
  });
  afterEach(async () => {
    await house.close();
    await peer.close();
  });

  async function sends(...files: IncomingFile[]): Promise<string> {
    const channel = {
      ...far,
      read: async (o: Parameters<FarEnd['read']>[0]) => ({ ...(await far.read(o)), files }),
    };
    await keepOriginal(
      house.db,
      written('a', 'PWD Basti has not paid our bill of 2 lakh'),
      await house.now(),
    );
    await takeAll(house, new Map([['far', channel]]));
    await deliverAll(house, new Map([['far', channel]]));
    return far.arrived.at(-1)!.text;
  }
  const kept = () =>
    house.db.query<{ bytes: string; held: string | null }>(
      `SELECT encode(bytes, 'escape') AS bytes, held FROM file ORDER BY bytes`,
    );

  it('a clean file is kept, one with a virus is refused, and its sender is told', async () => {
    const told = await sends(file('a.pdf', 'clean'), file('b.pdf', 'EICAR'));
    expect(await kept()).toEqual([{ bytes: 'clean', held: null }]);
    expect(told).toMatch(/b\.pdf/);
    expect(told).not.toMatch(/a\.pdf/);
  });

  it('while it is away a file is kept and held, its sender told; back again, it is looked at', async () => {
    await peer.close();
    expect(await sends(file('a.pdf', 'clean'), file('b.pdf', 'EICAR'))).toMatch(/a\.pdf[\s\S]*b\.pdf/);
    expect(await kept()).toEqual([
      { bytes: 'EICAR', held: 'unscanned' },
      { bytes: 'clean', held: 'unscanned' },
    ]);
    peer = await clamdPeer(Number(new URL(peer.url).port));
    await runDue(scheduleOf(house));
    expect(await kept()).toEqual([
      { bytes: 'EICAR', held: 'infected' },
      { bytes: 'clean', held: null },
    ]);
  });
});
