import type { Fault } from '../lib/datafiles.ts';
import { checkLadder, checkSpans } from './charges.ts';
import type { CellFolder } from './folder.ts';
import { checkReferences, checkUnique } from './references.ts';

/** All that is wrong in a folder, file by file and line by line. */
export function faultsOf(folder: CellFolder): Fault[] {
  const files = [folder.cell, ...Object.values(folder.tables), ...Object.values(folder.sheets)];
  const faults = [
    ...folder.faults,
    ...files.flatMap((file) => file.faults),
    ...checkReferences(folder),
    ...checkUnique(folder),
    ...checkSpans(folder),
    ...checkLadder(folder),
    ...checkCategories(folder),
  ];
  return faults.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
}

/** A category may only use the duties, outcomes, findings and slots that its file declares. */
function checkCategories({ sheets: { categories: sheet, rules } }: CellFolder): Fault[] {
  if (!sheet.value) return [];
  const { duties, outcomes, findings, slots, categories } = sheet.value;
  const known = {
    outcomes: new Set(outcomes.map((outcome) => outcome.code)),
    findings: new Set(Object.keys(findings)),
    slots: new Set(slots),
  };
  const faults = urgentFaults(rules, new Set(categories.map(({ code }) => code)), known.slots);
  for (const category of categories) {
    const tell = (field: string, reason: string) =>
      faults.push({
        file: sheet.file,
        line: sheet.lineOf(['categories', category.code, field]),
        column: field,
        reason: `category "${category.code}": ${reason}`,
      });
    if (!(category.duty in duties)) tell('duty', `duty ${category.duty} has no title under duties`);
    const named = [
      ['needs', 'slots'],
      ['keeps', 'slots'],
      ['findings', 'findings'],
      ['outcomes', 'outcomes'],
    ] as const;
    for (const [field, list] of named)
      for (const code of category[field])
        if (!known[list].has(code)) tell(field, `${field} "${code}" is not among ${list}`);
    if (category.resolve.startsWith('finding') !== category.findings.length > 0)
      tell('resolve', `resolve "${category.resolve}" and the list of findings do not go together`);
    if (rules.value && !rules.value.ladder.includes(category.startsAt))
      tell('startsAt', `startsAt "${category.startsAt}" is not on the ladder`);
  }
  return faults;
}

/** What is urgent names kinds and details that there are. */
function urgentFaults(
  rules: CellFolder['sheets']['rules'],
  categories: ReadonlySet<string>,
  slots: ReadonlySet<string>,
): Fault[] {
  const { urgent } = rules.value ?? {};
  if (!urgent) return [];
  const unknown = [
    ...urgent.categories.filter((code) => !categories.has(code)).map((code) => `category "${code}"`),
    ...Object.keys(urgent.slots)
      .filter((slot) => !slots.has(slot))
      .map((slot) => `slot "${slot}"`),
  ];
  return unknown.map((what) => ({
    file: rules.file,
    line: rules.lineOf(['urgent']),
    column: 'urgent',
    reason: `urgent: ${what} is not in categories.yml`,
  }));
}
