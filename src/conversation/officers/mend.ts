import { NotAllowed, UserMistake } from '../../lib/errors.ts';
import type { OfficerDeed } from '../step.ts';
import type { Turn } from '../turn.ts';
import { end, goOnWith } from './deed.ts';

/** What a refusal makes void, and what is then waited for: the rest of the deed stands. */
const MENDS: Record<string, (deed: OfficerDeed) => void> = {
  text_too_short: (deed) => void Object.assign(deed, { text: undefined, asking: 'text' }),
  interim_date_too_early: withoutDate,
  interim_date_too_far: withoutDate,
  interim_not_working_day: withoutDate,
  transfer_to_self: (deed) =>
    void Object.assign(deed, { department: undefined, officer: undefined, asking: 'target' }),
  ticket_unknown: withoutNumber,
  ticket_number_wrong: withoutNumber,
};

/** Goes on with the deed. A mistake that can be mended leaves it waiting for the right piece; any other ends it. */
export async function goOnOrMend(turn: Turn, deed: OfficerDeed): Promise<void> {
  try {
    await goOnWith(turn, deed);
  } catch (error) {
    const mend = error instanceof UserMistake ? MENDS[error.key] : undefined;
    if (mend) mend(deed);
    else if (error instanceof UserMistake || error instanceof NotAllowed) end(turn);
    throw error;
  }
}

function withoutDate(deed: OfficerDeed): void {
  Object.assign(deed, { date: undefined, asking: 'date' });
}

function withoutNumber(deed: OfficerDeed): void {
  if (deed.ticketId) Object.assign(deed, { other: undefined, asking: 'other' });
  else Object.assign(deed, { number: undefined, asking: 'ticket' });
}
