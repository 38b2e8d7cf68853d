const rows = (text: string): readonly (readonly string[])[] =>
  text
    .trim()
    .split('\n')
    .map((row) => row.trim().split(/\s+/));

/** Told in one breath, one matter whatever the words: a consequence and its cause, a rule and its breach. */
const ONE = rows(`
  pay_pending pay_timeline pay_interest pay_crac_missing buy_prc_crac buy_pool_account
  pay_pending pay_bounced pay_timeline
  bid_tech_reject bid_status_result bid_extension_repr
  bid_emd_wrong bid_emd_exempt msme_benefit startup_benefit
  bid_cancelled bid_status_result
  account_suspended incident_help
  reg_seller_how reg_docs_seller gem_about bid_participate
  buyer_reg_how buyer_reg_pending buyer_govt_email
  buyer_role_rules buyer_secondary_user
  rule_opinion gov_orders directive_compliance portal_go_alignment
  prapatra_report dept_share_report fortnight_report
  officer_contact cell_contact gem_helpline
  ticket_status ticket_reopen escalate
`);

/** Often one matter in two clauses: apart only where the words say so ("also", "bhi", a list). */
const NEAR = rows(`
  pay_pending pay_deduction invoice_issue
  bid_tech_reject bid_irregular bid_manual_l1 bid_wrong_category bid_cancelled
  bid_emd_refund bid_emd_wrong bid_epbg caution_money
  bid_irregular corruption_collusion bid_split mii_pref buy_atc_rules manpower_bids rule_opinion
  reg_seller_how reg_docs_seller reg_status_check reg_fee buyer_reg_how
  reg_aadhaar_otp reg_keyperson_fail esign_fail portal_error login_password reg_profile_update reg_duplicate
  reg_gstin_issue reg_pan_fail reg_status_check reg_profile_update portal_error
  reg_bank_fail reg_udyam_link portal_error reg_profile_update
  product_listing brand_approval category_request portal_error reseller_oem_auth vendor_assessment
  invoice_issue portal_error esign_fail order_accept
  account_suspended account_close blacklist_debar caution_money order_accept incident_help
  buy_delivery_late delivery_extension buy_order_cancel buy_quality_reject buy_warranty order_accept
  buyer_user_transfer buyer_role_rules buyer_secondary_user buyer_reg_how buyer_reg_pending login_password
  rule_opinion buy_outside_gem buy_threshold buy_l1_tie bid_manual_l1
  training_workshop field_support meeting_request
  txn_charges reg_fee
`);

const together = (families: readonly (readonly string[])[]): Map<string, Set<string>> => {
  const kin = new Map<string, Set<string>>();
  for (const family of families)
    for (const one of family) kin.set(one, new Set([...(kin.get(one) ?? []), ...family]));
  return kin;
};
const SAME = together(ONE);
const CLOSE = together(NEAR);

/** How two readings stand to each other. */
export function kinship(a: string, b: string): 'one' | 'near' | 'apart' {
  if (a === b || SAME.get(a)?.has(b)) return 'one';
  return CLOSE.get(a)?.has(b) ? 'near' : 'apart';
}

/** Beside a matter these are how it is said, not a second one. */
const MANNERS = new Set(
  'greeting thanks_bye ticket_new human_agent escalate out_of_scope language_switch gem_about'.split(' '),
);

export const isManner = (intent: string): boolean => MANNERS.has(intent);
