import { describe, expect, it } from 'vitest';
import { splitReply } from '../../../src/lib/replies/index.ts';

const WORDS = 'भुगतान नहीं मिला।\nकृपया देखें।';
const OLD = 'Your ticket was opened.\nWe will write again.';
const QUOTED = '> Your ticket was opened.\n> We will write again.';

describe('what introduces a quote, in the ways of many programs', () => {
  it.each([
    ['Gmail in English', 'On Tue, May 5, 2026 at 3:45 PM Cell <cell@example.org> wrote:'],
    ['Gmail in German', 'Am Di., 5. Mai 2026 um 15:45 Uhr schrieb Cell <cell@example.org>:'],
    ['Gmail in Russian', 'вт, 5 мая 2026 г. в 15:45, Cell <cell@example.org>:'],
    ['Gmail in Marathi', 'मंगळ, ५ मे, २०२६ रोजी ३:४५ PM वाजता Cell <cell@example.org> यांनी लिहिले:'],
    ['Gmail in Bengali', 'মঙ্গল, ৫ মে, ২০২৬ তারিখে ৩:৪৫ PM টায় Cell <cell@example.org> লিখেছেন:'],
    ['Thunderbird in German, by name alone', 'Am 05.05.2026 um 15:45 schrieb GeM Cell:'],
    [
      'Zimbra',
      '----- Original Message -----\nFrom: "Cell" <cell@example.org>\nTo: "ram"\nSent: Tuesday, May 5, 2026\nSubject: x\n',
    ],
    ['Zoho', '---- On Tue, 05 May 2026 15:45:00 +0530 Cell <cell@example.org> wrote ---\n'],
    ['Domino', '-----"Cell" <cell@example.org> wrote: -----\nTo: a@example.com\nFrom: "Cell"\n'],
    ['Outlook, names without addresses', 'From: Cell\nSent: 05 May 2026\nTo: Ram\nSubject: RE: x\n'],
    [
      'Outlook in Spanish',
      'De: Cell <c@example.org>\nEnviado: 5 de mayo de 2026 15:45\nPara: A\nAsunto: x\n',
    ],
    ['Outlook in Swedish', 'Från: Cell <c@example.org>\nSkickat: den 5 maj 2026 15:45\nTill: A\nÄmne: x\n'],
    ['Outlook in Russian', 'От: Cell <c@example.org>\nОтправлено: 5 мая 2026 15:45\nКому: A\nТема: x\n'],
    [
      'Outlook in Chinese',
      '发件人: Cell <c@example.org>\n发送时间: 2026年5月5日 15:45\n收件人: A\n主题: x\n',
    ],
    ['Outlook in Japanese', '差出人: Cell <c@example.org>\n送信日時: 2026年5月5日 15:45\n宛先: A\n件名: x\n'],
    ['Outlook in Hindi', 'प्रेषक: Cell\nप्रेषित: 5 मई 2026 15:45\nप्रति: A\nविषय: x\n'],
    [
      'labels in columns',
      'From    : Cell <c@example.org>\nTo      : A\nDate    : 05-05-2026 15:45\nSubject : x\n',
    ],
    ['a narrow space before the colon', 'Le mar. 5 mai 2026 à 15:45, Cell <c@example.org> a écrit\u202f:'],
    ['marks of direction', '\u200eFrom: Cell <c@example.org>\n\u200eSent: 5 May 2026 15:45\n\u200eTo: A\n'],
    ['a helpdesk', '##- Please type your reply above this line -##'],
    ['QQ', '------------------ Original ------------------\nFrom: "Cell"<c@example.org>;\n'],
    ['Yahoo', '--- On Tue, 5/5/26, Cell <cell@example.org> wrote:\n'],
  ])('%s', (_, introduction) =>
    expect(splitReply(`${WORDS}\n\n${introduction}\n${OLD}\n`).reply).toBe(WORDS),
  );

  it.each(['GeM Cell wrote:', 'Quoting Cell <cell@example.org>:', '5 May 2026, Cell:'])(
    'plain ones where a quote follows: %s',
    (introduction) => expect(splitReply(`${WORDS}\n\n${introduction}\n${QUOTED}\n`).reply).toBe(WORDS),
  );

  it.each([
    'The vendor wrote:\nwe will deliver by 5 May',
    'Following are the details of 5 May 2026:\nBid 42',
    'Date: 05.05.2026\nTo: GeM Cell\nSubject: Non payment\nFrom: Ram Traders\n\nDear sir, payment is late.',
    'On 5 May 2026 the buyer wrote to us:\npay later',
    'On 5 May 2026 the seller wrote:\n\nNo stock.\n\nIs this allowed?',
    'On Monday, 4 May 2026, he wrote:\n\nNo stock.\n\nIs this allowed?',
  ])("leaves the writer's own alone: %j", (text) => expect(splitReply(text).reply).toBe(text));
});

describe('what is sent on stays', () => {
  it.each([
    '---------- अग्रेषित किया गया संदेश ---------\nFrom: A <a@example.org>\nDate: 5 May 2026 10:00\nSubject: x',
    '============ Forwarded message ============\nFrom: A <a@example.org>\nTo: b\nDate: 5 May 2026 10:00\nSubject: x',
    'Begin forwarded message:\n\n> From: A <a@example.org>\n> Date: 5 May 2026 10:00\n> Subject: x',
  ])('%j', (head) => {
    const text = `Please see.\n\n${head}\n\nThe goods came late.`;
    expect(splitReply(text).reply).toBe(text);
  });

  it('with the name of who wrote it', () => {
    const below =
      'Begin forwarded message:\n\nFrom: A <a@example.org>\n\nSteel is dear.\n\nRegards,\nProprietor';
    expect(splitReply(`Please see.\n\nRegards,\nDirector\n\n${below}`).reply).toBe(`Please see.\n\n${below}`);
    const block =
      'From: A <a@example.org>\nSent: 5 May 2026\nTo: B\nSubject: x\n\nSteel is dear.\n\nRegards,\nA';
    expect(splitReply(`Please see.\n\n${block}`, { forwarded: true }).reply).toBe(`Please see.\n\n${block}`);
  });
});

describe('what stands below the words', () => {
  it.each([
    'Sent from my Samsung Galaxy smartphone.',
    'मेरे Samsung Galaxy स्मार्टफ़ोन से भेजा गया।',
    'Enviado desde mi iPhone',
    'Regards, Ram Kumar',
    'Thanks & Regards\nRam Kumar\nProprietor\nGSTIN: 09ABCDE1234F1Z5',
    'आपका भवदीय\n(राम)\nअधिशासी अभियन्ता',
    'धन्यवाद एवं सादर\nराम',
    '[image: logo.png]',
  ])('%j', (sign) => expect(splitReply(`${WORDS}\n\n${sign}\n`).reply).toBe(WORDS));

  it.each([
    'Kindly tell me also how to get the EMD back.',
    'कृपया यह भी बताएँ कि ईएमडी कब मिलेगी।',
    'Whom shall I ask?',
  ])('a request below the name is the words of the writer: %s', (request) =>
    expect(splitReply(`Order cancelled.\n\nRegards,\nRam Traders\n\n${request}`).reply).toBe(
      `Order cancelled.\n\n${request}`,
    ),
  );

  it('a postscript below the name is the words of the writer', () => {
    const { reply, folded } = splitReply(`${WORDS}\n\nRegards,\nRam\n\nPS: the bid is 42`);
    expect([reply, folded]).toEqual([`${WORDS}\n\nPS: the bid is 42`, 'Regards,\nRam']);
  });

  it.each(['Best, please answer soon', 'सादर, कृपया भुगतान कराएँ', 'Sent from our factory on Monday.'])(
    'a sentence is none: %s',
    (text) => expect(splitReply(`${WORDS}\n\n${text}`).reply).toBe(`${WORDS}\n\n${text}`),
  );
});
