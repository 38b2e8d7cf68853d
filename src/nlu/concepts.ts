import { keysOf } from './fold.ts';
import { skeleton } from './phonetic.ts';

/**
 * What words of this trade are about, whatever script and spelling. A word may belong to several. Used as extra
 * features of the model and by the field rules (rules.ts).
 */
const WORDS = {
  pay: `payment pymnt paymnt peyment paisa paise pesa paisaa bhugtan bhugtaan bhuktan bhukatan money dues rupaye rupye
    rupya bill bills पैसा पैसे भुगतान भुकतान रुपया रुपये रुपए पेमेंट पेमेन्ट बिल paid pay pays paying`,
  not: `nahi nhi nahin nahee nai naa na not no never didnt doesnt hasnt havent isnt wont t without bina नहीं नही नहि ना न
    बिना yet अभी`,
  pending: `pending ruka ruki ruke atka atki atke latka latki fasa fansa phasa stuck due overdue baki baaki unpaid lambit
    withheld delay delayed awaiting लम्बित लंबित रुका रुकी अटका अटकी फंसा फँसा बाकी बकाया bakaya बाक़ी लटका`,
  when: 'kab kb when where kahan कब कहां till until',
  take: `liya lia liye lia le took taken received bought purchased kharida mangaya manga liyaa prapt लिया लिये लिए ली खरीदा
    मंगाया ले प्राप्त`,
  goods: `maal mal saman samaan saamaan goods material materials items item supply supplied supplies delivery delivered
    delivering aapurti apurti माल सामान सामग्री आपूर्ति सप्लाई डिलीवरी मॉल`,
  give: 'diya diye di de dega denge dete dena given give gives mila mile mili aaya aya aayi दिया दिये दी दे देगा देंगे मिला मिली आया आयी आई',
  register: `registration register registered registr enrolled enrol panjikaran panjikrit पंजीकरण पंजीकृत रजिस्ट्रेशन
    signup profile प्रोफाइल`,
  fee: 'fee fees shulk charge charges शुल्क फीस',
  otp: 'otp ओटीपी aadhaar aadhar आधार code कोड',
  bid: 'bid bids tender nivida निविदा बिड टेंडर टेण्डर',
  emd: 'emd ईएमडी dharohar धरोहर earnest bidsecurity',
  epbg: 'epbg pbg ईपीबीजी guarantee guarantie गारंटी',
  crac: 'crac crc prc सीआरएसी पीआरसी acceptance consignee कन्साइनी',
  refund: 'refund refunded return returned wapas vapas vapsi lauta lautaya लौटाया वापस वापसी रिफंड',
  deduct:
    'deducted deduction cut kata kaat kaati katauti tds ld कटौती काट काटी काटा टीडीएस एलडी short kam कम',
  interest: 'interest byaj byaaj penal samadhaan samadhan ब्याज समाधान दण्ड penalty',
  bank: 'bank account khata khate khaata credited utr passbook ifsc खाता खाते बैंक यूटीआर',
  pool: 'pool पूल',
  portal: 'portal website site login error पोर्टल वेबसाइट लॉगिन त्रुटि button',
  limit: 'kitne kitna within limit rule niyam how kaise kya what कितने कितना नियम कैसे सीमा',
  order: 'order orders आदेश contract contracts अनुबंध',
  caution: 'caution कॉशन',
  bribe: 'bribe rishwat rishvat ghoos ghus commission रिश्वत घूस कमीशन suvidha',
  wages: 'pf epf esi salary vetan wages वेतन पीएफ manpower guard',
  transaction: 'transaction लेनदेन',
  reject:
    'reject rejected disqualified anarh bahar nikal अनर्ह अस्वीकृत बाहर technical technically takniki तकनीकी',
  cancel: 'cancel cancelled radd nirast निरस्त रद्द',
  ticket: 'ticket complaint shikayat शिकायत टिकट प्रकरण',
} as const;

/** `department` is spoken of when one is named (its mask stands in the words). */
export type Concept = keyof typeof WORDS | 'department';

const BY_WORD = new Map<string, Concept[]>();
const BY_SOUND = new Map<string, Concept[]>();
for (const [concept, words] of Object.entries(WORDS) as [Concept, string][]) {
  for (const word of keysOf(words)) {
    BY_WORD.set(word, [...(BY_WORD.get(word) ?? []), concept]);
    const sound = skeleton(word);
    if (sound.length >= 4) BY_SOUND.set(sound, [...new Set([...(BY_SOUND.get(sound) ?? []), concept])]);
  }
}

const NONE: readonly Concept[] = [];
const DEPARTMENT: readonly Concept[] = ['department'];

export function conceptsOf(key: string): readonly Concept[] {
  if (key === '#dept') return DEPARTMENT;
  if (key.startsWith('#')) return NONE;
  return BY_WORD.get(key) ?? BY_SOUND.get(skeleton(key)) ?? NONE;
}
