import { DateTime } from 'luxon';
import { dayOf, showDate, ZONE } from '../lib/time.ts';
import type { SlotValue } from '../tickets/index.ts';
import type { Form } from './step.ts';
import { say, type Turn } from './turn.ts';

/** Answers that change the course: no CRAC yet, a payment not yet due, a price bid not yet open. */
export function branch(turn: Turn, form: Form): void {
  const { crac, price_bid } = form.slots;
  const { asking } = turn.step;
  if (form.category === 'payment' && crac?.value === 'no') {
    form.category = 'crac';
    say(turn, 'form_as_crac');
  }
  if (form.category === 'payment' && crac?.date && asking === 'crac') overdue(turn, crac);
  if (asking === 'price_bid' && price_bid?.value === 'no') say(turn, 'form_urgent');
}

/** Payment is due so many days after the CRAC (dated source, a setting: threshold payment_days). */
function overdue(turn: Turn, crac: SlotValue): void {
  const date = DateTime.fromISO(crac.date ?? '', { zone: ZONE });
  if (!date.isValid || crac.date?.length !== 10) return;
  const today = dayOf(turn.act.now);
  const { number } = turn.act.cell.thresholdOn('payment_days', today);
  const due = date.plus({ days: number });
  const late = Math.floor(DateTime.fromISO(today, { zone: ZONE }).diff(due, 'days').days);
  const shown = showDate(due.toISODate()!);
  if (late > 0) say(turn, 'pay_overdue', { due: shown, days: late });
  else say(turn, 'pay_not_yet_due', { due: shown });
}
