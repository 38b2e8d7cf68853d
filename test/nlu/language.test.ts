import { describe, expect, test } from 'vitest';
import type { Language } from '../../src/lib/language.ts';
import { engine, NOW } from './small.ts';

const tell = (text: string, lastLanguage?: Language) => {
  const { language, languageSure } = engine.understand(text, { now: NOW, lastLanguage });
  return [language, languageSure];
};

test.each<[string, Language]>([
  ['मेरा भुगतान नहीं हुआ', 'hi'],
  ['PWD बस्ती ने payment नहीं किया', 'hi'],
  ['mera paisa nahi aaya', 'hi-Latn'],
  ['pwd basti ne june me maal liya paisa nhi diya', 'hi-Latn'],
  ['registration ka status kya hai', 'hi-Latn'],
  ['contract number kaise milega', 'hi-Latn'],
  ['Where is my money?', 'en'],
  ['Irrigation department Agra took goods in June but has not paid', 'en'],
])('%s', (text, language) => expect(tell(text)).toEqual([language, true]));

describe('by itself, short or long, with slips and borrowed words', () => {
  const told = (text: string) => engine.understand(text, { now: NOW }).language;
  const lines = (list: string) => list.trim().split('\n');

  test.each(
    lines(`
Payment not received since three months
we have suplied the matrial but bill is pendng
How do I register as a seller on GeM?
kindly tell me the statuss of my complaint
why was my bid rejected in technical evaluation
The department has deducted penalty without notice
what is CRAC
CRAC not issued by the consignee yet
can I get my EMD back
is bid mandatory above 5 lakh or 10 lakh
eligibility criteria changed midway to suit someone
give me the process to map consignee to another location
seller needs extra time to deliver
download e-aadhaar pdf
call me back
go back to english
transfer chat to operator
happy new year to all
purchase outside GeM permission
whether Financial Rules permit advance payment
OTP is not coming on registered mobile
pls help, my account got suspended
our catalogue was uploaded but the brand is not approved
document checklist, vendor account
product upload is getting rejected
they are asking for money to clear the bill
who is the nodal officer for Basti
I want to talk to a real person
The Vibhag has not paid us
my udyam certificate is not linking
wat r the charges 4 registration
invoice generated but buyer is not accepting
Show cause notice received, what to do
please share the GO about manpower bids
legal time limit to pay MSE supplier
GSTIN verification captcha keeps failing
transfer of primary user, old officer has retired
goods were returned without any reason`),
  )('English: %s', (text) => expect(told(text)).toBe('en'));

  test.each(
    lines(`
payment nahi mila
mera pymnt kb ayega
bill pending hai 3 mahine se
registration kaise kare
registration kaise hoga please batayein
GeM par order kaise dekhe
EMD wapas kab milegi
order cancel kar diya buyer ne
bid reject kar di technical me
OTP nhi aa rha
password bhul gya hu
login nahi ho raha website pe
seller id band kar di gayi hai
CRAC kya hota hai
CRAC nhi bni abtk
kitne din me payment hota hai
department ne maal le liya paisa nahi diya
invoice upload nahi ho rahi error aa raha hai
maine complaint dali thi uska kya hua
consignee sign nahi kar raha
payment kr dijiye sir
bhaiya hamar paisa naikhe mil rahal
hamra payment kahe nahi bhail
officer se baat karni hai
ticket ka status batao
not received hai payment abhi tak
please meri problem solve karo
vendor assessment ki fees kitni hai
brand approve nhi ho rha
kya bina GeM ke kharid sakte hai
L1 tie ho gaya ab kya karein
security deposit wapas chahiye
caution money kyun lagta hai
sir ji madad kijiye
dhanyavad
namaste
aadhaar verify nahi ho raha
PAN galat likh gaya hai
bank account jodna hai
training kab hogi district me
shikayat darj karni hai
rishwat maang rahe hai babu log
supply kar diya receive nahi kar rahe
ye kaun sa portal hai
likh ke bhejo
python me program likh do
pool account me paisa kaise dale
delivery ki date badhani hai
hindi me bataiye
time extension dilwa dijiye`),
  )('Hindi in Latin letters: %s', (text) => expect(told(text)).toBe('hi-Latn'));

  test.each(
    lines(`
भुगतान नहीं हुआ
पेमेंट पेंडिंग है
GeM पर रजिस्ट्रेशन कैसे करें
मेरा login नहीं हो रहा
OTP नहीं आ रहा है
paymentनहीं मिला
CRAC क्या है
बिड रिजेक्ट हो गई technical में
ईएमडी वापस कब मिलेगी
order cancel कर दिया
जीएसटी नंबर गलत है
नमस्ते
धन्यवाद sir
आर्डर का स्टेटस बताइए
हमार पइसा नइखे मिलल
GEM/2026/B/1234567 का परिणाम
seller id बन्द है
कृपया invoice देखें
सप्लाई कर दी पर payment pending है
PAN सत्यापन नहीं हो रहा
बिना जेम के खरीद सकते हैं क्या
नहि मीला पेसा
शीकायत दर्ज करो
हैैै कोई`),
  )('Hindi: %s', (text) => expect(told(text)).toBe('hi'));
});

describe('the language does not flip because of one English word', () => {
  test.each<[string, Language]>([
    ['payment', 'hi'],
    ['ok', 'hi-Latn'],
    ['PWD', 'hi'],
    ['yes', 'hi-Latn'],
    ['GEM/2026/B/1234567', 'hi'],
    ['👍', 'hi-Latn'],
    ['Stamps and Registration', 'hi'],
    ['50000', 'hi-Latn'],
    ['turnover proof missing', 'hi'],
  ])('%s after %s', (text, last) => expect(tell(text, last)).toEqual([last, false]));
});

test('a whole sentence in another language does turn it', () => {
  expect(tell('Please tell me where my payment is', 'hi')).toEqual(['en', true]);
  expect(tell('abhi tak paisa nahi mila', 'en')).toEqual(['hi-Latn', true]);
  expect(tell('हाँ', 'en')).toEqual(['hi', true]);
});

describe('one English word never turns a Hindi sentence, nor one Hindi word an English one', () => {
  test.each<[string, Language, Language]>([
    ['payment not aaya hai', 'hi-Latn', 'en'],
    ['bill already bhej diya hai', 'hi-Latn', 'en'],
    ['the bill kab pass hoga ji', 'hi-Latn', 'en'],
    ['sir urgent hai please dekhiye', 'hi-Latn', 'en'],
    ['rejected kyon kiya', 'hi-Latn', 'en'],
    ['the maal was taken by the department', 'en', 'hi-Latn'],
    ['our shikayat has not been heard', 'en', 'hi-Latn'],
    ['namaste, when will I get my payment', 'en', 'hi-Latn'],
    ['the bhugtan is still pending with you', 'en', 'hi-Latn'],
  ])('%s', (text, language, last) => {
    expect(engine.understand(text, { now: NOW }).language).toBe(language);
    expect(engine.understand(text, { now: NOW, lastLanguage: last }).language).toBe(language);
  });

  test.each([
    'payment',
    'registration',
    'pending',
    'rejected',
    'please',
    'training',
    'status',
    'order cancel',
  ])('after Hindi, "%s" stays Hindi', (text) => {
    expect(tell(text, 'hi')).toEqual(['hi', false]);
    expect(tell(text, 'hi-Latn')).toEqual(['hi-Latn', false]);
  });
});
