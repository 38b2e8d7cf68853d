/** Words around names. All in the folded spelling of fold.ts (`keysOf`). */
import { keysOf } from '../fold.ts';

const set = (words: string): ReadonlySet<string> => new Set(keysOf(words));

/** Say "department": one class, whatever the script and spelling. */
export const DEPARTMENT_WORDS = set(
  'department dept deptt deptts depart departments dept vibhag vibhaag bibhag vibag vibhg विभाग बिभाग विभागों डिपार्टमेंट डिपार्टमेन्ट',
);

/** Joining words, skipped in a name and in what people write. */
export const JOINING_WORDS = set('and evam aivam ewam tatha aur व एवं एवम् तथा और of the incl');

/** After an ordinary word they make it an office. */
export const OFFICE_WORDS = set(
  'office karyalay karyalaya karyaalay कार्यालय ऑफिस आफिस directorate nideshalaya निदेशालय section anubhag अनुभाग division khand prakhand खण्ड खंड प्रखण्ड mantralay मंत्रालय ministry',
);

export const DISTRICT_WORDS = set(
  'district dist distt jila zila jile zile janpad janapad nagar city shahar जिला जिले जनपद शहर tehsil tahsil',
);

/**
 * Names that are everyday words too. They count as a department only beside "department" or "office", written in
 * capitals as an abbreviation (RED, RES), or as the whole message (the answer to "which department?").
 */
export const ORDINARY_NAMES = set(`home language information planning finance energy culture estate election
  protocol appointment personnel confidential sports court block red res cane asha health transport justice law
  revenue labour legislative vigilance stadium museum solar silk probation minority confidential excise boring diet
  university hospital tribal khel bhasha suchna soochna niyojan niyukti nyay vigyan van urja urdu samanvay gopan
  aviation hawai upcar उपचार sharab forest parag ats pac dif dic dho dso idc eap iti prd asha mati haj jel suda
  duda diet cms chc phc bocw esic bsa beo bdo cdo boring resham nahar sadak kheti dairy stamp mining treasury museum
  गृह सूचना भाषा न्याय वित्त ऊर्जा कृषि नियोजन नियुक्ति निर्वाचन संस्कृति समन्वय गोपन खेल खेती खनन विज्ञान सतर्कता
  विधायी श्रम वन प्रोटोकॉल`);

/** After "<name> <district>" they tell who did or owes. */
export const DOER_SIGNS = set(
  'ne ney has have is did does took received bought purchased accepted got not nahi nhi owes ने नहीं नही',
);

/** Before "<name> <district>" they tell with whom the writer deals. */
export const DEALT_WITH = set('from to by with against');

/** District names that mean something else in Hindi; not taken after "ek", "koi", "is" … ("ek banda"). */
export const ORDINARY_DISTRICTS = set('mau banda basti eta mati kheri gonda prayag मऊ बांदा बस्ती');
export const DETERMINERS =
  set(`ek wo woh vo koi ye yeh yah har kisi us is a an the one this that some bada chhota
  malin dalit garib gareeb nai nayi naya hamari meri apni एक वो वह कोई यह ये हर किसी उस इस मलिन दलित नई हमारी apna kaun
  konsa achha accha`);

/** After a name they say it is a firm: "Vikas Traders" is nobody's department. */
export const FIRM_WORDS =
  set(`traders trader enterprises enterprise industries pvt private ltd limited llp agency
  agencies suppliers supplier store stores sons brothers bros company co ट्रेडर्स इंटरप्राइजेज एंटरप्राइजेज स्टोर्स
  कंपनी एजेंसी`);

/** After a name they say it is something else: "police verification", "court case", "school bag". */
export const NO_OFFICE_AFTER =
  set(`verification clearance certificate case fir complaint bus bag dress uniform card loan insurance number
  सत्यापन प्रमाणपत्र केस ड्रेस बैग वर्दी कार्ड`);

/** After a name they say it is a thing that is bought: "solar light", "hospital bed". */
export const GOODS_WORDS =
  set(`panel panels light lights lamp bed beds furniture bench benches equipment saree sari cloth fabric
  machine machines item items product products goods kit kits bottle paint लाइट पैनल बेड फर्नीचर साड़ी कपड़ा मशीन किट बेंच उपकरण`);

export const LOCATING = set('of in at district');

/** After or before a misspelt name they show that a body or a place is spoken of. */
export const AFTER_NAME =
  set(`ne ney ka ki ke ko se me mein main mai par pe wale wala wali has have is did does dept vibhag took owes not
  ने का की के को से में पर वाले वाला वाली`);
export const BEFORE_NAME = set('from to by with against of in at the district zila jila जिला जनपद');

/** "<name> ne …": only somebody does. "<name> me atka", "<name> has not paid": money is with somebody. */
export const AGENT = set('ne ney ने');
export const WITH = set('me mein main में');
export const STUCK = set(
  'atka atki atke ruka ruki fasa fansa phasa phansa latka pending baki baaki अटका अटकी रुका रुकी फंसा लंबित लटका बाकी',
);
export const HAS_NOT = set('has have did does not yet still hasnt didnt');
export const PAID = set('paid pay paying payed released release releasing cleared');

/** "<name> se paisa nahi mila", "payment pending from <name>": money is awaited from somebody. */
export const FROM_AFTER = set('se say से');
export const FROM_BEFORE = set('from by with');
export const MONEY = set(
  'payment pymt payments paisa paise money dues due bill bills amount bhugtan rupaye rupye pending baki baaki पैसा पैसे भुगतान पेमेंट बिल बकाया रुपये राशि धनराशि',
);

/** Words without weight beside a name. */
export const FILLERS = set('sir ji hai h ka ki ke me mein जी है का की के में');

/** The last word of a town's full name that municipal bodies begin with. */
export const TOWN = set('nagar नगर');
