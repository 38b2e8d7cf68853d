/**
 * Small words that steer a conversation, in all three forms. What carries meaning of the field is in intents/.
 * \b knows no Devanagari: EDGE and END stand for it.
 */
const EDGE = String.raw`(?<![\p{L}\p{M}])`;
const END = String.raw`(?![\p{L}\p{M}])`;
const whole = (words: string) => new RegExp(`^\\s*/?(?:${words})\\s*[.!।]*\\s*$`, 'iu');
const within = (words: string) => new RegExp(`${EDGE}(?:${words})${END}`, 'iu');

const CANCEL = whole(
  '(?:(?:nahi|nahin|nhi|no|arre|are|ok|sir|abhi|please|नहीं|अरे|अभी)[ ,]+)*(?:cancel(?: it| kar(?:o| do| dijiye))?|leave it|stop|rehne do|rahne do|rehne dijiye|rahne dijiye|chhodo|chodo|chhod do|radd karo|radd|रद्द|रद्द करें|रद्द करो|रहने दें|रहने दो|रहने दीजिए|छोड़ो|छोड़ दो|छोड़िए)',
);
const MENU = whole(
  'menu|start|help|home|back|wapas|vapas|peeche|madad|sahayata|मेनू|मेन्यू|शुरू|सहायता|मदद|पीछे|वापस',
);
const GREETING = whole(
  '(?:hi|hello|hey|helo|namaste|namaskar|namaskaar|pranam|ram ram|good (?:morning|afternoon|evening)|नमस्ते|नमस्कार|प्रणाम|राम राम)(?: (?:ji|sir|madam|जी|सर|महोदय))*',
);
/** Words of command that are known everywhere (mission 6: menu, back, language, officer, status). */
const COMMANDS: readonly [string, RegExp][] = [
  [
    'ticket_status',
    whole(
      '(?:my |mera |meri |mere )?(?:ticket |case |shikayat )?(?:ki )?(?:status|sthiti|stithi)|(?:मेरी |टिकट की )?स्थिति|स्टेटस',
    ),
  ],
  ['ticket_status', whole('(?:my )?tickets|mere tickets?|मेरे टिकट')],
  ['ticket_new', whole('new|new ticket|nay[ai] (?:ticket|shikayat|prakaran)|नया (?:टिकट|प्रकरण)|नई शिकायत')],
  ['reg_status_check', /^\s*\/registration\s*$/iu],
  ['officer_contact', whole('officer|adhikari|अधिकारी')],
  ['language_switch', whole('language|bhasha|भाषा')],
  ['cell_contact', whole('contact|sampark|संपर्क|सम्पर्क')],
];
const CORRECTION = within(
  'galat|गलत|wrong|correct|correction|sahi kar\\S*|sudhar\\S*|सुधार\\S*|badal\\S*|बदल\\S*|nahi|nahin|nhi|नहीं|not|instead|ki jagah|की जगह|बजाय|change',
);
const QUESTION = new RegExp(
  `[?？]|${EDGE}(?:kaise|kese|kse|kya|kyon|kyo|kyu|kyun|kb|kitn[aei]|kab|kahan|kaun|konsa|कैसे|क्या|क्यों|कितन[ाेी]|कब|कहाँ|कहां|कौन|how|what|when|where|why|which|who|whom|can i|is it|is there|do i|does)${END}`,
  'iu',
);
const WITHDRAW = within(
  'withdraw (?:my|the|it|this|ticket|complaint|case)|(?:ticket|complaint|shikayat|case) withdraw\\S*|(?:i|to|please|kindly) withdraw|(?:shikayat|ticket|case|complaint) (?:wapas|vapas)|(?:wapas|vapas) (?:lena|lo|le (?:lo|lijiye|raha|rahe)|leta|lete)|वापस ले(?:ना|ें|लो|ता|ते)|(?:शिकायत|टिकट|प्रकरण) वापस|cancel (?:my )?(?:ticket|complaint)|ticket cancel',
);
const WHY = within(
  'why (?:is|was|has) (?:it|my ticket|this|the ticket).*(?:with|here|go|went|sent|officer)|(?:kyon|kyu|kyun) (?:gaya|bheja)|kiske paas kyon|क्यों (?:गया|भेजा)|किस आधार',
);
const DUE = within(
  'why.*due|explain.*due|due.*explain|due (?:date )?kaise|dey tithi kaise|samay seema kaise|देय तिथि कैसे|समय[- ]सीमा कैसे',
);
const NO_REASON = within(
  'no reason|not given|nothing(?: (?:was|is))? (?:written|shown|given)|without (?:any )?reason|(?:koi )?karan (?:nahi|nhi|nahin)|(?:kuch|kuchh|kuchch) (?:bhi )?(?:nahi|nhi|nahin) (?:likha|diya|bataya|dikh\\S*)|bina (?:kisi )?karan|(?:कोई )?कारण नहीं|कुछ (?:भी )?नहीं (?:लिखा|दिया|बताया|दिख\\S*)|बिना (?:किसी )?कारण',
);
const NOT_OPEN = within(
  'not (?:yet )?open\\S*|unopened|yet to (?:be )?open\\S*|will (?:be )?open\\S*|opens|(?:nahi|nhi|nahin) khul\\S*|khul\\S* (?:nahi|nhi|nahin)|khuleg[ai]|khulne wali|khulni (?:hai|h|baki)|नहीं खुल\\S*|खुल\\S* नहीं|खुलेग[ीा]|खुलनी|खुलने वाली',
);
const OPENED = within('open|opened|khul (?:gayi|gyi|gai|chuki|gaya)|khuli|khul|खुल (?:गई|गयी|चुकी|गया)|खुली|खुल');
const DELIVERY = within(
  'took|taken|delivered|delivery|supplied|supply|received|liya|liye|mila|maal|mal|saman|samaan|pahunch\\S*|aapurti|apurti|लिया|लिये|मिला|माल|सामान|सामग्री|पहुँच\\S*|पहुंच\\S*|आपूर्ति|प्राप्त',
);
const GOODS = within(
  'maal|mal|saman|samaan|goods|material|delivered|delivery|supplied|supply|dispatched|माल|सामान|सामग्री|आपूर्ति',
);
const BRIBE = within(
  'bribe\\w*|rish?wat\\w*|ghoos|ghus|commission (?:bhi |to )?maa?ng\\p{L}*|(?:asks?|asking|demand\\w*|wants?) (?:for )?(?:a )?(?:commission|bribe|cut)|रिश्वत|घूस|कमीशन (?:भी |तो )?म(?:ां|ाँ|ा)ग[\\p{L}\\p{M}]*',
);
const STILL_STUCK = within(
  '(?:abhi|ab|phir|fir|still|even now).{0,20}(?:nahi|nhi|nahin|not|no|stuck|same|problem|atka|atki)|(?:nahi|nhi|nahin) (?:hua|huyi|hui|ho raha|ho rha|ho paya|suljha)|not (?:solved|working|resolved)|did ?n.?t (?:work|help)|does ?n.?t work|same (?:problem|issue|error)|(?:अभी|अब|फिर) (?:भी|तक)?.{0,20}(?:नहीं|नही|अटक|वही)|नहीं (?:हुआ|हुई|हो रहा|सुलझा)',
);
const NOW_SOLVED = within(
  'ho gaya|ho gya|hogaya|ho gayi|solved|resolved|it works|worked|working now|theek ho|thik ho|sulajh gaya|हो गया|हो गई|हो गयी|सुलझ गया|ठीक हो',
);
const LEADING_NO = new RegExp(`^\\s*(?:no|nahi|nhi|nahin|nope|not|नहीं|नही|ना|जी नहीं|ji nahi)${END}`, 'iu');
const LEADING_YES = new RegExp(`^\\s*(?:yes|haan|han|haa|ji haan|ha ji|हाँ|हां|जी हाँ|जी हां)${END}`, 'iu');

/** Whoever asks in general speaks of nothing of their own, of nothing that happened, failed or is awaited. */
const GENERAL_I = within('(?:can|do|does|should|may|must|shall) (?:i|we|one)');
const OF_A_CASE = within(
  "my|our|i|we|me|us|mera|meri|mere|mujhe|mujhko|maine|mene|hamar[aei]|humar[aei]|hame|hamein|humein|hum|ham|not|no|never|without|pending|stuck|still|delay\\w*|late|wrong\\w*|did|was|were|has|have|had|will|\\w+n't|nahi|nhi|nahin|nai|atk[aei]|ruk[aei]|galat|bina|phir bhi|fir bhi|abhi tak|ab tak|kiya|kia|kar diya|hua|hui|huye|gaya|gya|gayi|gyi|diya|liya|mila|aaya|aya|\\w+(?:ega|egi|enge|oge|unga)|hog[ai]|honge|मेर[ाेी]|मुझे|मैंने|हमार[ाेी]|हमें|हमने|हम|नहीं|नही|बिना|गलत|फिर भी|अभी तक|अब तक|लम्बित|लंबित|किया|दिया|लिया|हुआ|हुई|हुए|गया|गई|गयी|मिला|आया|[\\p{L}\\p{M}]+(?:ेगा|ेगी|ेंगे|ोगे)|होगा|होगी",
);

/** "You read me wrongly", with or without what was meant. "This is not working" says nothing of the kind. */
const MISREAD = [
  within(
    "(?:no,? )?(?:that|this|it)(?:'s| is| was|s)? not what i (?:meant|mean|said|asked|wanted|want)|not what i (?:meant|mean|said|asked)|you (?:have |has )?(?:misunderst(?:ood|and)|misread|got (?:it|me) wrong)|(?:mis|wrongly )understood|(?:no,? )?i (?:actually )?meant|(?:aap(?:ne)? |ap(?:ne)? )?galat samjh\\S*(?: (?:hain?|h|ho|rahe|liya|gaye))*|(?:aap|ap)(?:ne)? (?:.{0,12} )?(?:samjhe nahi|nahi samjhe|nhi samjhe)|(?:nahi|nhi) samjhe (?:aap|ap)|(?:samjhe nahi|samjhe nhi) (?:aap|ap)|(?:mera|meri|mere) (?:matlab|mtlb|matlb)|(?:aap(?:ने)? |आप(?:ने)? )?गलत समझ[\\p{L}\\p{M}]*(?: (?:है|हैं|हो|रहे|लिया|गए))*|आप(?:ने)? (?:.{0,12} )?नहीं समझे|मेरा (?:मतलब|आशय)",
  ),
  new RegExp(
    `^\\s*(?:(?:no|nahi|arre|are|नहीं|अरे)[ ,]+)?(?:ye|yeh|yah|wo|woh|aisa|यह|ये|वह|ऐसा) (?:wala |वाला )?(?:nahi|nhi|nahin|नहीं|नही)(?: (?:hai|h|tha|है|था))?\\s*(?:[,.;:–।-]|$|(?:balki|बल्कि)|(?=.*(?:ka|ki|ke|का|की|के) (?:hai|h|tha|thi|mamla|है|था|थी|मामला)${END}))`,
    'iu',
  ),
];
const EMPTY_WORDS =
  /^(?:no|nahi|nhi|nahin|ji|sir|madam|hai|h|tha|thi|se|ka|ki|ke|to|toh|that|this|it|is|was|but|balki|bhai|bhaiya|arre|are|please|kripya|नहीं|जी|सर|है|था|थी|से|का|की|के|तो|बल्कि|यह|ये|ye|yeh|bilkul|बिल्कुल)$/iu;

const REGISTER = within(
  'darj kar\\S*|register (?:it|this|karo|kar do|kijiye)|submit (?:it|karo|kar do)|दर्ज कर[\\p{L}\\p{M}]*',
);
const REOPEN = within(
  're-?open\\S*|open (?:it )?again|(?:phir|fir|dobara|dubara|wapas) (?:se )?khol\\S*|(?:पुनः|फिर|फिर से|दोबारा|वापस) खोल[\\p{L}\\p{M}]*|रीओपन',
);
const ADD = within(
  'add (?:this |it |that )?(?:also )?(?:to|in) (?:my |the |this )?(?:ticket|complaint|case)|(?:ticket|shikayat|prakaran|case|[a-z]+-\\d{4}-\\d{6}-[a-z]) (?:me|mein|men) (?:.{0,20} )?(?:jod\\p{L}*|jor do|add)|(?:टिकट|प्रकरण|शिकायत|[a-z]+-\\d{4}-\\d{6}-[a-z]) में (?:.{0,20} )?जोड़[\\p{L}\\p{M}]*',
);
const WHEN_MINE = within(
  '(?:mera|meri|mere|hamara|hamari|humara).{0,30} kab|kab (?:tak|tk) (?:milega|milegi|aayega|ayega|aega|hoga|ho jayega)|(?:मेरा|मेरी|मेरे|हमारा|हमारी).{0,30} कब|कब तक (?:मिलेगा|मिलेगी|आएगा|आयेगा|होगा|हो जाएगा)|when (?:will|shall|do|can) (?:i|we|my|our)',
);

const ONE_MORE = new RegExp(
  `^\\s*(?:(?:aur |or )?(?:ek|ak) (?:aur |or )?ba?a?t(?: aur| or)?|one more thing|please also note|also note|और एक बात|एक और बात|एक बात और)${END}`,
  'iu',
);
const ANOTHER = within(
  '(?:(?:is|about) )?(?:an)?other (?:matter|case|complaint|issue|problem|order)|different (?:matter|case|complaint|issue|problem|order)|not the same(?: matter| case)?|(?:dusra|doosra|alag|dusri|doosri) (?:mamla|mamala|matter|case|prakaran|shikayat|order|samasya)|(?:दूसरा|दूसरी|अलग|अन्य) (?:मामला|प्रकरण|शिकायत|आदेश|समस्या|विषय)',
);
/** "One more thing" and nothing else only begins to tell it. */
const WORDS_OF_ONE_MORE = 4;
/** A few words that part the matter from one told before; a whole complaint with the same words in it is none. */
export const meansAnother = (text: string): boolean => ANOTHER.test(text) && wordCount(text) <= 12;

const ANOTHER_THING = within(
  '(?:another|second|different|one more) (?:bill|order|contract|bid|tender|invoice|supply|case|matter|complaint)|(?:other|second) (?:bill|order|bid|tender|invoice) (?:also|too)|(?:ek aur|dusr[aie]|doosr[aie]|alag) (?:bill|order|aadesh|contract|bid|tender|invoice|supply|maamla|mamla|shikayat|prakaran)|(?:एक और|दूसर[ाीे]|अन्य|अलग) (?:बिल|आदेश|ऑर्डर|अनुबंध|बिड|निविदा|इनवॉइस|आपूर्ति|मामला|प्रकरण|शिकायत)',
);
/** "Another bill of the same department": said in a complaint, it is no repetition of the one before. */
export const tellsOfAnother = (text: string): boolean => ANOTHER_THING.test(text);

const NOT_COME = within('nahi|nahin|nhi|nai|ni|not|no|never|नहीं|नही');

/** Asked for a code: it has not come. */
export const notCome = (text: string): boolean => NOT_COME.test(text);
/** After an answer with "solved / still stuck": said in words instead of pressed. */
export const stillStuck = (text: string): boolean => STILL_STUCK.test(text);
export const nowSolved = (text: string): boolean => NOW_SOLVED.test(text) && !STILL_STUCK.test(text);
export const commandWord = (text: string): string | undefined =>
  COMMANDS.find(([, words]) => words.test(text))?.[0];
/** As a menu of commands sends it: it steers, and is no word about the matter. */
export const isSlashCommand = (text: string): boolean => /^\s*\/[a-z_]+\s*$/iu.test(text);
export const isCancel = (text: string): boolean => CANCEL.test(text);
export const isMenu = (text: string): boolean => MENU.test(text);
export const isGreeting = (text: string): boolean => GREETING.test(text);
export const corrects = (text: string): boolean => CORRECTION.test(text);
export const asksSomething = (text: string): boolean => QUESTION.test(text);
/** "What is CRAC?", but not "why was my CRAC not issued?". */
export const asksGenerally = (text: string): boolean =>
  QUESTION.test(text) && !OF_A_CASE.test(text.replace(GENERAL_I, ' '));
/** "Caution money not returned": of a case, and no question. */
export const complains = (text: string): boolean => !QUESTION.test(text) && OF_A_CASE.test(text);
export const wantsWithdraw = (text: string): boolean => WITHDRAW.test(text);
export const registers = (text: string): boolean => REGISTER.test(text);
export const wantsAdd = (text: string): boolean =>
  ADD.test(text) || (ONE_MORE.test(text) && wordCount(text) > WORDS_OF_ONE_MORE && !QUESTION.test(text));
export const wantsReopen = (text: string): boolean => REOPEN.test(text);
export const wantsWhen = (text: string): boolean => WHEN_MINE.test(text);
export const wantsWhy = (text: string): boolean => WHY.test(text);
export const wantsDue = (text: string): boolean => DUE.test(text);
export const givesNoReason = (text: string): boolean => NO_REASON.test(text);
export const notOpenYet = (text: string): boolean => NOT_OPEN.test(text);
export const openedAlready = (text: string): boolean => OPENED.test(text);
export const tellsBribe = (text: string): boolean => BRIBE.test(text);
/** Of the things themselves, and so of no certificate. */
export const tellsOfGoods = (text: string): boolean => GOODS.test(text);
export const tellsDelivery = (text: string): boolean => DELIVERY.test(text);

/**
 * What "you read me wrongly" leaves of the message: the words that say what was meant, '' when there are none;
 * undefined when the message does not say so.
 */
export function afterMisread(text: string): string | undefined {
  const found = MISREAD.find((words) => words.test(text));
  if (!found) return undefined;
  const rest = text
    .replace(found, ' ')
    .replaceAll(/[\s,.;:!।–-]+/gu, ' ')
    .trim();
  return rest.split(' ').every((word) => EMPTY_WORDS.test(word) || word.length < 2) ? '' : rest;
}

/** "No, they took the goods on 5 Oct": the first word answers, the rest tells more. */
export function leadsWith(text: string): 'yes' | 'no' | undefined {
  if (LEADING_NO.test(text)) return 'no';
  return LEADING_YES.test(text) ? 'yes' : undefined;
}

export function wordCount(text: string): number {
  return text.trim().split(/\s+/).filter(Boolean).length;
}
