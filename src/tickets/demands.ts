import type { Cell, Demand } from '../cells/index.ts';

/** What must be found before a ticket of the duty may be resolved. */
const KEYS: Record<Demand, readonly (readonly string[])[]> = {
  none: [],
  payment_date: [['payment_date']],
  finding: [['finding']],
  finding_or_refund_date: [['finding', 'refund_date']],
  visit_report: [['visit_report']],
};

/** The first thing still missing, or undefined. An outcome may waive a demand (a duplicate needs no payment date). */
export function missingFor(
  cell: Cell,
  category: string,
  outcome: string,
  findings: Readonly<Record<string, string>>,
): string | undefined {
  const demand = cell.category(category).resolve;
  if (cell.outcomes.get(outcome)?.waives.includes(demand)) return undefined;
  for (const anyOf of KEYS[demand]) if (!anyOf.some((key) => findings[key])) return demand;
  return undefined;
}
