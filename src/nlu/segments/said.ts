import { keysOf } from '../fold.ts';
import { skeleton } from '../phonetic.ts';

/** Words of a sound alike count as one: people spell them as they hear them. */
class Sounds {
  readonly #keys: ReadonlySet<string>;
  readonly #sounds: ReadonlySet<string>;

  constructor(words: string) {
    this.#keys = new Set(keysOf(words));
    this.#sounds = new Set([...this.#keys].map(skeleton).filter((sound) => sound.length >= 4));
  }

  has(key: string): boolean {
    return this.#keys.has(key) || this.#sounds.has(skeleton(key));
  }
}

/** What makes a clause a complaint, a question or a wish, and not a fact told on the way to one. */
const WANTING = new Sounds(
  `not no never neither nor dont cant couldnt cannot doesnt didnt isnt wont without unable none nahi nhi nahin nai na mat bina
  नहीं नही नहि ना न बिना pending stuck due overdue unpaid wrong error fail fails failed failing failure invalid inactive incorrect locked
  blocked suspended hold rejected reject disqualified cancelled cancel cancelled blacklisted debarred deducted deduction cut withheld late
  delay delayed poor bad defective damaged bribe bribery collusion manually mismatch expired refused denied seized forfeited
  atka atki atke ruka ruki roka rok latka fasa phasa lambit galat kharab band cancel kaat kata kati kaate katauti radd nirast vilamb
  rishwat ghoos mangta maang tukdo marzi wapas kho bhul bhool deri samasya dikkat pareshani shikayat gadbadi khilaf
  अटका अटकी रुका रुकी रोक लंबित लम्बित गलत खराब बंद बन्द त्रुटि विफल काट काटा काटे काटी कटौती निरस्त रद्द विलंब विलम्ब रिश्वत
  घूस मांग भूल अनर्ह अस्वीकृत निलंबित निलम्बित निष्क्रिय ब्लैकलिस्ट काली समस्या शिकायत टुकड़ों मनमाने जब्त बाहर bahar
  how what when where which why who whom whether can could may shall kaise kab kitna kitni kitne kya kahan kaha kaun kaunse kaunsa
  कैसे कब कितना कितनी कितने क्या कहां कहाँ कौन कौनसे किस
  want wants need needs required please kindly tell help request chahiye chaiye batao bataiye bataye bata karna badalna do dijiye kijiye
  karwana karvana kripya sahayata madad jodwaye चाहिए बताएं बताइए बताये बताओ दीजिए दें करें कीजिए करना बदलना कृपया सहायता अनुरोध भेजें
  suspend block blacklist debar debarred forgot forgotten lost blackmail atak fas निलंबन ब्लॉक
  only names named ek single one sirf केवल asked demand demanded demands stuck twice again status स्थिति`,
);

/** What says nothing of what is wanted: greetings, courtesy, pointing at papers, subjects that fit everything. */
const EMPTY = new Sounds(
  `hi hello hey dear respected sir sirs madam maam mam sirji ji team friend namaste namaskar pranam greetings good morning afternoon
  evening day of the thank thanks thanking you very much so please kindly plz pls help urgent urgently most important query queries
  question request regarding reg re fw fwd once more again another follow followup up second third last final new about issue issues problem problems complaint complain matter reminder gentle subject no
  none test mail email letter information info application humble from a an to and for in this my our me us i we it is attached
  attachment attachments attach see find pfa enclosed file files screenshot image photo document kripya savinay nivedan hai dekhe dekhiye dekh
  lijiye sanlagn saath sath me madad sahayata samasya shikayat anurodh vishay sambandh mein ke ki ka aur dhanyavad shukriya aap
  नमस्ते नमस्कार प्रणाम महोदय महोदया श्रीमान आदरणीय सर मैडम जी सादर धन्यवाद कृपया मदद सहायता समस्या शिकायत अनुरोध विषय संबंध सम्बन्ध
  निवेदन सविनय अनुस्मारक पत्र आवेदन प्रार्थना जरूरी तत्काल अति आवश्यक में के की का है हैं देखें देखिए संलग्न संलग्नक अवलोकन करें कर लें और`,
);

export const wants = (keys: readonly string[]): boolean => keys.some((key) => WANTING.has(key));

const ADDS: ReadonlySet<string> = new Set(keysOf('bhi also too भी another'));

/** "Also", "bhi": a further thing, said by the clause itself. */
export const adds = (keys: readonly string[]): boolean => keys.some((key) => ADDS.has(key));

const SEVERAL: ReadonlySet<string> = new Set(keysOf('two 2 three 3 several do teen kai दो तीन कई'));
const THINGS = new Sounds(
  'issues problems things complaints questions queries matters points samasya baat baate shikayat sawal दो समस्या समस्याएं बातें शिकायतें प्रश्न विषय बिंदु',
);

/** "Two issues:", "do samasya hai", "तीन बातें". */
export const announcesList = (keys: readonly string[]): boolean =>
  keys.some((key, i) => SEVERAL.has(key) && i + 1 < keys.length && THINGS.has(keys[i + 1]!));

/** "Respected Sir, please see attachment": nothing is said with it. */
export const saysNothing = (keys: readonly string[]): boolean => keys.every((key) => EMPTY.has(key));

const ASKING = new Sounds(
  `request requested kindly please pls plz therefore direct directed guide advise want wish anurodh kripya kripaya vinti nivedan
  dilwa dilwaiye dilwaye dilaye bataye bataiye batayen karwa jaye margdarshan अनुरोध कृपया अतः निर्देशित कष्ट कृपा दिलाने बताएं बताये मार्गदर्शन
  अपेक्षा दिलाई जाए कराएं`,
);

/** A sentence in which something is asked for. */
export const asks = (keys: readonly string[]): boolean => keys.some((key) => ASKING.has(key));
