/** A fault that everybody meets: which messages tell it, and by which words those at the desk name it. */
export interface FaultKind {
  readonly code: string;
  /** Intents that tell it. */
  readonly intents: readonly string[];
  /** One of these must stand in the message too; none: the intent alone tells it. */
  readonly words: readonly string[];
  /** How an officer names it in a command. */
  readonly called: RegExp;
}

const OTP = ['otp', 'ओटीपी', 'o.t.p', 'one time password'];

/** Announced in the words of the template `fault_<code>`; whatever else is broken is announced in own words. */
export const FAULT_KINDS: readonly FaultKind[] = [
  {
    code: 'otp_delayed',
    intents: ['reg_aadhaar_otp', 'login_password', 'portal_error'],
    words: OTP,
    called: /otp|ओटीपी/iu,
  },
  {
    code: 'login_down',
    intents: ['login_password'],
    words: [],
    called: /log-?in|लॉग-?इन|लॉगिन/iu,
  },
  {
    code: 'portal_down',
    intents: ['portal_error', 'login_password'],
    words: [],
    called: /gem|portal|website|site|जेम|पोर्टल|वेबसाइट/iu,
  },
];

/** A fault in own words, by own intents and words. */
export const OWN_WORDS = 'other';

export function kindCalled(said: string): FaultKind | undefined {
  return FAULT_KINDS.find(({ called }) => called.test(said));
}
