/** Small words that steer a conversation, in all three forms. What carries meaning of the field is in intents/. */
const CANCEL =
  /^\s*(cancel|leave it|stop|rehne do|rahne do|rehne dijiye|chhodo|chodo|radd karo|रद्द|रद्द करें|रहने दें|रहने दो|छोड़ो|छोड़िए)\s*[.!।]?\s*$/iu;
const MENU = /^\s*\/?(menu|start|help|home|मेनू|मेन्यू|शुरू|सहायता|madad)\s*$/iu;
const BACK = /^\s*\/?(back|wapas|vapas|peeche|पीछे|वापस)\s*$/iu;
const CORRECTION =
  /(galat|गलत|wrong|correct|correction|sahi kar|sudhar|सुधार|badal|बदल|nahi|nahin|nhi|नहीं|not |instead|ki jagah|की जगह|बजाय|change)/iu;
const QUESTION =
  /[?？]|(^|[\s])(kaise|kese|kya|kyon|kyu|kitn[aeio]|kab|kahan|kaun|konsa|कैसे|क्या|क्यों|कितन[ाेी]|कब|कहाँ|कहां|कौन|how|what|when|where|why|which|who|whom|can i|is it|is there|do i|does)(?=[\s?]|$)/iu;
const WITHDRAW =
  /(withdraw|wapas le(na|lo|le)|vapas le(na|lo|le)|वापस ले(ना|ें|लो)|शिकायत वापस|case wapas|ticket cancel|cancel (my )?(ticket|complaint))/iu;
const WHY =
  /(why (is|was|has).*(with|here|go|went|sent|officer)|kyon gaya|kyu gaya|kiske paas kyon|क्यों (गया|भेजा)|किस आधार|why here|explain)/iu;
const DUE =
  /(why.*due|due kaise|due date kaise|देय तिथि कैसे|समय सीमा कैसे|samay seema kaise|explain.*due|due.*explain)/iu;

export const isCancel = (text: string): boolean => CANCEL.test(text);
export const isMenu = (text: string): boolean => MENU.test(text) || BACK.test(text);
export const corrects = (text: string): boolean => CORRECTION.test(text);
export const asksSomething = (text: string): boolean => QUESTION.test(text);
export const wantsWithdraw = (text: string): boolean => WITHDRAW.test(text);
export const wantsWhy = (text: string): boolean => WHY.test(text);
export const wantsDue = (text: string): boolean => DUE.test(text);
