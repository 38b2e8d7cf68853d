import type { Log } from '../../channel.ts';
import { type ApiFailure, OURS_TO_MEND } from './failure.ts';
import type { Pulse } from './pulse.ts';

/** What keeps our messages from Slack until somebody acts is said so often, however many messages meet it. */
const AGAIN_MS = 60 * 60_000;
const NO_PLACE =
  'invite the app into it (/invite @GeM Cell), or load the right id of it (gemcell load places)';

export type Complain = (log: Log | undefined, failure: ApiFailure, address: string) => void;

export function createComplaints(pulse: Pulse): Complain {
  const said = new Map<string, number>();
  return (log, failure, address) => {
    const about = wrong(failure, address);
    if (!log || !about) return;
    const last = said.get(about.what);
    if (last !== undefined && pulse.now() - last < AGAIN_MS) return;
    said.set(about.what, pulse.now());
    log.error({ place: address, error: failure.message }, about.words);
  };
}

/** `what`: the same trouble, once. Of a place each is another's; a token is one for all. */
function wrong(failure: ApiFailure, address: string): { what: string; words: string } | undefined {
  const { kind, code } = failure;
  const mend = kind === 'refused' ? OURS_TO_MEND[code] : undefined;
  const ofPlace = code === 'not_in_channel' ? `${code} ${address}` : code;
  if (mend) return { what: ofPlace, words: `Slack takes nothing from us: ${mend}.` };
  // A private channel that the app is not in is none to it: nobody but us can tell that cards are lost there.
  if (code !== 'channel_not_found' || !/^[CG]/.test(address)) return undefined;
  return { what: `${code} ${address}`, words: `Slack knows no such channel: ${NO_PLACE}.` };
}
