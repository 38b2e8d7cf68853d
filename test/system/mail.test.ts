import { beforeAll, describe, expect, test } from 'vitest';
import { HELPDESK, type MailStage, mailStage } from './rig/mail-stage.ts';

let stage: MailStage;

beforeAll(async () => {
  stage = await mailStage();
  await stage.start();
}, 120_000);

const NUMBER = /GC-\d{4}-\d{6}-[A-Z]/;

describe("a vendor's mail becomes a ticket with the right officer, and the acknowledgement threads under it", () => {
  test('in Hindi, text beside HTML, with an attachment', async () => {
    const vendor = await stage.person('Demo Traders');
    const text = 'लोक निर्माण विभाग बस्ती ने जून में माल लिया, अभी तक भुगतान नहीं हुआ है। राशि 2 लाख रुपये है।';
    const id = await vendor.write({
      subject: 'भुगतान नहीं मिला – लोक निर्माण विभाग, बस्ती',
      text,
      html: `<p>${text}</p>`,
      attachments: [{ filename: 'बिल.pdf', content: Buffer.from('%PDF-1.4 bill\r\n') }],
    });
    const ack = await vendor.got(1);
    console.log((await vendor.raw())[0]);
    console.log(ack.text);
    const [ticket] = await stage.ticketsOf(vendor.address);
    console.log(ticket);
  });
});
