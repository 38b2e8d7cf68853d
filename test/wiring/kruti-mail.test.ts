import { afterAll, expect, test } from 'vitest';
import { createMail } from '../../src/adapters/mail/index.ts';
import { readMessage } from '../../src/conversation/index.ts';

const channel = createMail({
  smtpUrl: 'smtp://127.0.0.1:1',
  from: { name: 'GeM Cell', address: 'helpdesk@example.org' },
  ownAddresses: [],
  authServer: 'mx.example.org',
  timings: { parseMs: 5_000 },
});
afterAll(() => channel.stop());

/** Bytes as an office's mail program sends them: one a letter. */
async function read(headers: readonly string[], body: readonly string[], bytes: BufferEncoding = 'latin1') {
  const head = ['From: clerk@example.org', 'Message-ID: <1@example.org>', ...headers, ''];
  const raw = Buffer.concat([Buffer.from(head.join('\r\n') + '\r\n'), Buffer.from(body.join('\r\n'), bytes)]);
  return readMessage(
    await channel.read({ channel: 'mail', account: 'helpdesk@example.org', externalId: '1', lane: '', raw }),
  );
}

const SUBJECT = 'Subject: Ref. F.No. 18-2-2020/97, GEM/2026/B/7654321 - reminder';
const BODY = [
  'egksn;]',
  '',
  'Øsrk foHkkx }kjk GEM/2026/B/7654321 dh Js.kh xyr pquh x;h gSA',
  '“kklukns”k la[;k&11@2017 ¼layXu½ ns[ksaA'.replaceAll('“', "'").replaceAll('”', "'"),
  'vij funs’kd mŸkj ns pqds gSaA'.replace('Ÿk', 'Ùk'),
];
const READ = [
  'महोदय,',
  '',
  'क्रेता विभाग द्वारा GEM/2026/B/7654321 की श्रेणी गलत चुनी गयी है।',
  'शासनादेश संख्या-11/2017 (संलग्न) देखें।',
  'अपर निदेशक उत्तर दे चुके हैं।',
];

test.each(['windows-1252', 'iso-8859-1'])(
  'a mail in Kruti Dev under English headers with codes is read, sent as %s',
  async (charset) => {
    const body = BODY.map((line) => line.replaceAll('’', '\u0092'));
    const { message, asRead } = await read([SUBJECT, `Content-Type: text/plain; charset=${charset}`], body);
    expect(message.subject).toBe('Ref. F.No. 18-2-2020/97, GEM/2026/B/7654321 - reminder');
    expect(message.text.split('\n')).toEqual(READ);
    expect(asRead?.found).toBe('sure');
  },
);

test('a mail in Kruti Dev set in HTML is read, brackets of the font and all', async () => {
  const { message } = await read(
    [SUBJECT, 'Content-Type: text/html; charset=utf-8'],
    [
      '<p style="font-family:Kruti Dev 010">xzke fodkl foHkkx dk Hkqxrku yfEcr gS] c&lt;+k gqvk ns;d ¼3 ekg½</p>',
    ],
    'utf8',
  );
  expect(message.text.trim()).toBe('ग्राम विकास विभाग का भुगतान लम्बित है, बढ़ा हुआ देयक (3 माह)');
});

test('a mail in English with codes is as it was', async () => {
  const { message, asRead } = await read(
    [SUBJECT, 'Content-Type: text/plain; charset=utf-8'],
    ['Sir, GEMC-511687700000001 is unpaid; PRC-2 & CRAC done [see list], Rs.2,50,000/- due @18%.'],
  );
  expect(message.text).toContain('PRC-2 & CRAC done [see list], Rs.2,50,000/- due @18%.');
  expect(asRead).toBeUndefined();
});
