/** The finding in words that officers use, when they write it instead of pressing the button; negatives first. */
const FINDING_WORDS: readonly [string, RegExp][] = [
  ['no_reason', /no reason|(?:koi )?karan (?:nahi|nhi|nahin)|कारण नहीं/iu],
  ['reason_partly', /part(?:ly|ial)|aa?nshik|आंशिक/iu],
  ['reason_wrong', /wrong|galat|incorrect|not correct|sahi nahi|गलत|ग़लत|सही नहीं/iu],
  ['reason_correct', /correct|right|sahi|theek|सही|ठीक/iu],
  ['no_deviation', /no deviation|(?:vichalan|deviation) (?:nahi|nhi|not)|विचलन नहीं/iu],
  ['deviation', /deviation|vichalan|विचलन/iu],
  ['emd_not_right', /not (?:according|right)|niyam(?:anusar)? nahi|नियमानुसार नहीं/iu],
  ['refund_not_due', /(?:refund|wapasi|wapsi) (?:is )?(?:not|nahi|dey nahi)|वापसी देय नहीं/iu],
  ['refund_due', /refund|wapasi|wapsi|वापसी/iu],
  ['emd_right', /according|right|niyamanusar|नियमानुसार/iu],
  ['not_split', /not (?:been )?split|(?:vibhaktikaran|split) nahi|विभक्तीकरण नहीं/iu],
  ['split', /split|vibhaktikaran|विभक्तीकरण/iu],
  ['category_wrong', /wrong|galat|गलत/iu],
  ['category_right', /right|correct|sahi|सही/iu],
  ['irregular_not_found', /(?:no irregularity|not found|nahi pay[ai])|नहीं पा[ईय]/iu],
  ['irregular_reported', /reported|irregular|suchit|सूचित|अनियमितता/iu],
];

export function findingSaid(text: string, allowed: readonly string[]): string | undefined {
  return FINDING_WORDS.find(([code, words]) => allowed.includes(code) && words.test(text))?.[0];
}
