import type { Token } from '../fold.ts';
import type { Found } from './gazetteer.ts';
import {
  AFTER_NAME,
  AGENT,
  BEFORE_NAME,
  DEALT_WITH,
  DEPARTMENT_WORDS,
  DETERMINERS,
  DISTRICT_WORDS,
  DOER_SIGNS,
  FILLERS,
  FIRM_WORDS,
  FROM_AFTER,
  FROM_BEFORE,
  GOODS_WORDS,
  HAS_NOT,
  JOINING_WORDS,
  LOCATING,
  MONEY,
  NO_OFFICE_AFTER,
  OFFICE_WORDS,
  PAID,
  STUCK,
  WITH,
} from './words.ts';

/** A row of words and all that was found in it. */
export interface Row {
  tokens: readonly Token[];
  found: readonly Found[];
  /** All in capitals: then capitals say nothing. */
  shouting: boolean;
  saysDepartment(token: Token | undefined): boolean;
}

/** Drops what only looks like a name: an everyday word without a sign that the department or district is meant. */
export function isMeant(one: Found, row: Row): boolean {
  if (isDoubtful(one, row.tokens) && !isPlaced(one, row)) return false;
  return one.form.place === 'district' ? isDistrict(one, row) : isDepartment(one, row);
}

const SURE_LETTERS = 6;

/** One word, short or badly misspelt: among other words it needs a sign that a name is meant. */
function isDoubtful(one: Found, tokens: readonly Token[]): boolean {
  if (one.cost < 1 || one.to - one.from > 1) return false;
  const { key } = tokens[one.from]!;
  return one.cost > 1 || key.length < SURE_LETTERS || key.charAt(0) !== one.form.words[0]!.charAt(0);
}

/** Small words or another name beside it, or nothing else said: a body or place is spoken of. */
function isPlaced(one: Found, row: Row): boolean {
  const { tokens } = row;
  if (AFTER_NAME.has(keyAt(tokens, one.to)) || BEFORE_NAME.has(keyAt(tokens, one.from - 1))) return true;
  if (row.saysDepartment(tokens[one.to]) || OFFICE_WORDS.has(keyAt(tokens, one.to))) return true;
  if (DISTRICT_WORDS.has(keyAt(tokens, one.to))) return true;
  return isBesideName(one, row) || isWholeMessage(one, row);
}

/** "jhansi abkri", "bagpt pwd": a department and a district side by side. */
function isBesideName(one: Found, { found }: Row): boolean {
  return found.some(
    (other) => other.form.place !== one.form.place && (other.from === one.to || other.to === one.from),
  );
}

function isDistrict(one: Found, row: Row): boolean {
  const { tokens } = row;
  const beside = DISTRICT_WORDS.has(keyAt(tokens, one.to)) || DISTRICT_WORDS.has(keyAt(tokens, one.from - 1));
  if (!one.form.ordinary) return true;
  if (one.cost > 0) return beside || isWholeMessage(one, row);
  return beside || !DETERMINERS.has(keyAt(tokens, one.from - 1));
}

function isDepartment(one: Found, row: Row): boolean {
  const { tokens } = row;
  const after = keyAt(tokens, one.to);
  const single = one.form.words.length === 1;
  const named = row.saysDepartment(tokens[one.to]) || OFFICE_WORDS.has(after) || isDepartmentOf(one, tokens);
  if (named) return true;
  if (single && (FIRM_WORDS.has(after) || NO_OFFICE_AFTER.has(after))) return false;
  if (!one.form.ordinary) return !(single && GOODS_WORDS.has(after));
  const first = tokens[one.from]!;
  const abbreviation = one.cost === 0 && first.upper && first.text.length <= 4 && !row.shouting;
  return abbreviation || isDebtor(one, tokens) || isDoer(one, row) || isWholeMessage(one, row);
}

function keyAt(tokens: readonly Token[], at: number): string {
  return tokens[at]?.key ?? '';
}

/** "department of energy", "dept of health". */
function isDepartmentOf(one: Found, tokens: readonly Token[]): boolean {
  const two = keyAt(tokens, one.from - 2);
  return keyAt(tokens, one.from - 1) === 'of' && (DEPARTMENT_WORDS.has(two) || OFFICE_WORDS.has(two));
}

/** Nothing else is said, save a district and words without weight: an answer to "which department?". */
function isWholeMessage(one: Found, { tokens, found }: Row): boolean {
  return tokens.every((token, i) => {
    if ((i >= one.from && i < one.to) || FILLERS.has(token.key) || JOINING_WORDS.has(token.key)) return true;
    return found.some((other) => other.form.place !== one.form.place && i >= other.from && i < other.to);
  });
}

/** "dairy ne …", "treasury me atka", "excise has not yet paid", "upcar se paisa nahi mila", "payment due from khadi". */
function isDebtor(one: Found, tokens: readonly Token[]): boolean {
  const after = keyAt(tokens, one.to);
  if (AGENT.has(after)) return true;
  if (FROM_AFTER.has(after) && MONEY.has(keyAt(tokens, one.to + 1))) return true;
  if (FROM_BEFORE.has(keyAt(tokens, one.from - 1)) && MONEY.has(keyAt(tokens, one.from - 2))) return true;
  if (WITH.has(after)) return STUCK.has(keyAt(tokens, one.to + 1));
  let at = one.to;
  while (HAS_NOT.has(keyAt(tokens, at))) at += 1;
  return at > one.to + 1 && PAID.has(keyAt(tokens, at));
}

/**
 * "Excise Basti ne …", "Estate Agra has not paid", "from Planning Etah": with its district beside it, it is the one
 * that does, owes or is dealt with.
 */
function isDoer(one: Found, { tokens, found }: Row): boolean {
  return found.some((other) => {
    if (other.form.place !== 'district' || !follows(other, one, tokens)) return false;
    return DOER_SIGNS.has(keyAt(tokens, other.to)) || DEALT_WITH.has(keyAt(tokens, one.from - 1));
  });
}

/** The district stands right after the name, or after "of", "in". */
function follows(district: Found, name: Found, tokens: readonly Token[]): boolean {
  if (district.from === name.to) return true;
  return district.from === name.to + 1 && LOCATING.has(keyAt(tokens, name.to));
}
