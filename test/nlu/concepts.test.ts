import { describe, expect, test } from 'vitest';
import { conceptsOf, spokenOf } from '../../src/nlu/concepts.ts';
import { fold, tokenise } from '../../src/nlu/fold.ts';
import { maskedWords } from '../../src/nlu/mask.ts';
import { pushes } from '../../src/nlu/rules.ts';

const spoken = (text: string) => spokenOf(maskedWords(tokenise(fold(text)), []));

describe('a thing of the trade is known in three languages and misspelt', () => {
  test.each([
    ['pay', 'payment', 'pymnt', 'भुगतान', 'bhuktan', 'पेमेंट', 'paisa', 'पैसे'],
    ['register', 'registration', 'rejistrasion', 'पंजीकरण', 'panjikaran', 'रजिस्ट्रेशन'],
    ['interest', 'interest', 'intrest', 'ब्याज', 'byaaj', 'इंटरेस्ट'],
    ['deduct', 'deduction', 'deducted', 'कटौती', 'katouti', 'tds'],
    ['=password', 'password', 'pasword', 'पासवर्ड', 'otp', 'ओटीपी'],
    ['=aadhaar', 'aadhaar', 'adhar', 'आधार'],
    ['=udyam', 'udyam', 'udhyam', 'उद्यम', 'msme', 'एमएसएमई'],
    ['=brand', 'brand', 'ब्रांड', 'trademark'],
    ['=catalogue', 'catalogue', 'catalog', 'कैटलॉग', 'product', 'प्रोडक्ट'],
    ['emd', 'emd', 'ईएमडी', 'dharohar', 'धरोहर'],
    ['crac', 'crac', 'crc', 'सीआरएसी', 'prc', 'पीआरसी', 'consignee', 'कन्साइनी'],
    ['=invoice', 'invoice', 'invoise', 'इनवॉइस'],
    ['=technical', 'technical', 'tecnical', 'टेक्निकल', 'तकनीकी', 'takniki'],
    ['=l1', 'l1', 'एल1', 'tie'],
    ['=training', 'training', 'traning', 'प्रशिक्षण', 'ट्रेनिंग'],
    ['=meeting', 'meeting', 'miting', 'बैठक', 'मीटिंग'],
    ['=blacklist', 'blacklisted', 'debarred', 'ब्लैकलिस्ट'],
    ['=bribe', 'bribe', 'rishwat', 'रिश्वत', 'घूस'],
    ['=manpower', 'manpower', 'vetan', 'वेतन', 'मैनपावर'],
    ['=warranty', 'warranty', 'warrenty', 'वारंटी'],
  ])('%s: %s %s %s', (concept, ...words) => {
    expect(words.filter((word) => !spoken(word).has(concept))).toEqual([]);
  });

  test.each([
    ['=caution_money', 'my caution money'],
    ['=assessment', 'vendor assessment fee'],
    ['=auction', 'reverse auction me bhag'],
    ['=pool', 'pool account me paisa'],
    ['=outside', 'purchase outside gem'],
    ['=secondary', 'secondary user kaise banaye'],
    ['=exempt', 'emd exemption chahiye'],
    ['=orders_rule', 'government order for this'],
  ])('%s is heard in "%s"', (concept, text) => expect(spoken(text)).toContain(concept));

  test('two words beside each other say more than each alone', () => {
    expect(spoken('open something with the market')).not.toContain('=outside');
    expect(spoken('open market')).toContain('=outside');
  });
});

describe('asked, denied and wanted are told apart in three languages', () => {
  test.each([
    ['what is CRAC', ['?asks'], ['?denies']],
    ['CRAC kya hota hai', ['?asks'], ['?denies']],
    ['सीआरएसी क्या है', ['?asks'], ['?denies']],
    ['CRAC not issued', ['?denies'], ['?asks']],
    ['CRAC nhi bani', ['?denies'], ['?asks']],
    ['सीआरएसी जारी नहीं हुई', ['?denies'], ['?asks']],
    ['how do I get EMD back', ['?asks'], ['?denies']],
    ['EMD kaise wapas milegi', ['?asks'], ['?denies']],
    ['ईएमडी कैसे वापस मिलेगी', ['?asks'], ['?denies']],
    ['EMD is not returned till now', ['?denies'], ['?asks']],
    ['EMD wapas nahin mili', ['?denies'], ['?asks']],
    ['ईएमडी वापस नही मिली', ['?denies'], ['?asks']],
    ['can I cancel the order', ['?asks'], ['?done']],
    ['order cancel kar sakte hain', ['?asks'], ['?denies']],
    ['they had cancelled the order', ['?done'], ['?asks']],
    ['order cancel kar diya gaya', ['?done'], ['?asks']],
    ['please help me', ['?wants'], ['?denies', '?asks']],
    ['मदद चाहिए', ['?wants'], ['?denies', '?asks']],
    ['madad chaiye', ['?wants'], ['?denies', '?asks']],
  ])('%s', (text, said, unsaid) => {
    const heard = spoken(text);
    expect(said.filter((one) => !heard.has(one))).toEqual([]);
    expect(unsaid.filter((one) => heard.has(one))).toEqual([]);
  });
});

describe('what is none of it', () => {
  test.each(['#bid', '#amount', 'qwertz', 'टमाटर'])('%s is no concept', (word) => {
    expect(conceptsOf(word)).toEqual([]);
  });

  test('a department is spoken of when one is named', () => {
    expect(conceptsOf('#dept')).toEqual(['department']);
  });
});

describe('the field rule for money not paid', () => {
  test.each([
    'took the goods, has not paid',
    'माल लिया पर पैसा नहीं दिया',
    'maal le lia pese nhi diye',
    'सामान लिया पेमेंट नहीं दिया',
  ])('%s', (text) => expect([...pushes(spoken(text)).keys()]).toEqual(['pay_pending']));

  test.each(['emd paisa nahi diya', 'payment kab aayega bank me', 'registration fee not paid', 'namaste'])(
    'another matter: %s',
    (text) => expect(pushes(spoken(text)).size).toBe(0),
  );
});
