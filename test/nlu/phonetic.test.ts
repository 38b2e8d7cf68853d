import { describe, expect, test } from 'vitest';
import { keysOf } from '../../src/nlu/fold.ts';
import { consonants, skeleton } from '../../src/nlu/phonetic.ts';
import { respell } from '../../src/nlu/respell.ts';

/** As the engine hears a word: in the spelling that counts, by its sound. */
const heard = (word: string) =>
  keysOf(word)
    .map((key) => skeleton(respell(key)))
    .join(' ');

const FAMILIES = `
भुगतान bhugtan bhugtaan bugtan bhuktan भुकतान
पेमेंट payment pymnt peyment paymant पेमेन्ट
रजिस्ट्रेशन registration rejistrasion rajistreshan registreshan regn
पंजीकरण panjikaran panjeekaran panjikarn पञ्जीकरण
टेक्निकल technical tecnical teknikal तेक्निकल
शिकायत shikayat sikayat shikayt सिकायत
कंप्लेंट complaint compleint complnt कम्प्लेंट
निविदा nivida niwida nividaa
विभाग vibhag vibhaag bibhag बिभाग
डिपार्टमेंट department deptt departmnt
आपूर्ति aapurti apurti aapoorti
सामान saman samaan saamaan
माल maal mal
पैसा paisa paisaa pesa psa
पैसे paise pese paisey
रुपये rupaye rupye रुपए रूपये rs
बिल bill bil
नहीं nahi nahin nhi नही nahiiii
क्या kya kyaa kia kyaaaa
कैसे kaise kese kaisey
कब kab kb kbb
कहाँ kahan kahaan kidhar कहां
मुझे mujhe muje mujhey
हमारा hamara hamaara hmara
खाता khata khaata kataa
आधार aadhaar adhar aadhar adhaar
ओटीपी otp OTP ओटिपी
लॉगिन login लोगिन logeen logn
पासवर्ड password pasword passwrd pswd
पोर्टल portal portl
ऑर्डर order ordar आर्डर ordr
बिड bid bidd
टेंडर tender tendar टेण्डर tendr
कॉन्ट्रैक्ट contract kontract contrect कांट्रेक्ट
डिलीवरी delivery delivry delievery
इनवॉइस invoice invoise inv
वेंडर vendor vender vendar vndr
सेलर seller sellar slr
बायर buyer bayer byr
प्रोडक्ट product prodact prodct
ब्रांड brand ब्राण्ड brnd
कैटलॉग catalogue catalog katalog
अपडेट update apdet apdate
रिजेक्ट reject rijekt rejct
कैंसिल cancel cancil cancle kencil
अप्रूवल approval aproval apprvl
वेरिफिकेशन verification verifikation varification
अकाउंट account acount acc akaunt
बैंक bank bnk baink
ट्रेनिंग training traning trening
मीटिंग meeting miting meeeeting mtg
कमिश्नर commissioner comissioner
विलंब vilamb bilamb विलम्ब
ब्याज byaj byaaj biyaj
लंबित lambit लम्बित lanbit
अनुबंध anubandh अनुबन्ध
निरस्त nirast nirasta
आदेश aadesh adesh
समस्या samasya samasyaa samsya
जानकारी jankari jaankari jankaari
कृपया kripya kripaya krpya
धन्यवाद dhanyavad dhanyawad danyavad
दस्तावेज dastavej dastawez
उद्यम udyam udhyam udyum
धरोहर dharohar darohar
राशि rashi rasi raashi
वापसी vapsi wapsi vaapsi
कटौती katauti katouti
रिश्वत rishwat rishvat riswat
अधिकारी adhikari adhikaari adikari
प्रशिक्षण prashikshan prashikchan
समाधान samadhan samadhaan
सहायता sahayata sahayta
करवाना karvana karwana
ज़रूरी zaruri jaruri zaroori
शुल्क shulk sulk
सीमा seema sima
मंजूरी manjuri manzoori
खरीद kharid khareed
ठेकेदार thekedar tekedar
कन्साइनी consignee consgnee कंसाइनी
जीएसटीआईएन gstin gstn
सीआरएसी crac crc`;

/** Pairs whose meeting would do harm. */
const APART = `
bid bad|mal mail|bill bell|bid bed|pan pin|pen pin|late let|GST GSTIN|CRAC track|PRC price|EMD EMI
contract contact|payment pavement|seller cellar|buyer bear|vendor vend|rate rat|order older|ticket tick|brand bond
refund fund|refund defend|reject eject|portal partial|account accent|bank bunk|sold sealed|fee feed|form firm
otp atm|split spill|tie toe|login logo|cancel council|cell sale|product predict
bidder leader|officer offer|delivery deliberate|notice note|pending bending|maal mela|paisa pass|paisa pooch
vibhag bagh|kab kaam|nahi naya|kaise kisse|mila mal|din de|kar kor|hua ho|rashi rishi|bharti bharat|radd rod|tod todi|aadesh aadat
शिकायत शिक्षा|बिल बल|बिड बड़ा|माल मेल|पैसा पास|भुगतान भूतान|ब्याज बीज|आदेश उद्देश्य|निविदा नवाब|खाता खेती`;

test.each(FAMILIES.trim().split('\n'))('these are one word: %s', (family) => {
  const words = family.split(' ');
  const sounds = words.map((word) => [word, heard(word)]);
  expect(sounds).toEqual(words.map((word) => [word, heard(words[0]!)]));
});

test.each(APART.trim().split(/[|\n]/))('these are two words: %s', (pair) => {
  const [one, other] = pair.split(' ');
  expect(heard(one!)).not.toBe(heard(other!));
});

describe('sound by itself, without the list of spellings', () => {
  test.each([
    ['भुगतान', 'bhugtaan'],
    ['भुगतान', 'bhuktan'],
    ['लम्बित', 'lanbit'],
    ['समाधान', 'samadhan'],
    ['प्रशिक्षण', 'prashikshan'],
    ['कहाँ', 'kaha'],
    ['शिकायत', 'shikayat'],
  ])('%s sounds like %s', (one, other) => {
    expect(skeleton(keysOf(one)[0]!)).toBe(skeleton(keysOf(other)[0]!));
  });

  test('v and b are one consonant, as in the east of the State', () => {
    expect(consonants('vibhag')).toBe(consonants('bibhag'));
  });

  test('a word that the list does not hold is known by its consonants', () => {
    expect(respell('rejistrasoun')).toBe('registration');
    expect(respell('वेरीफीकेसन')).toBe('verification');
  });

  test('a word with few consonants is not guessed', () => {
    expect(respell('partial')).toBe('partial');
    expect(respell('बेड')).toBe('बेड');
  });
});
