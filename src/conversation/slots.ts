import type { Act } from '../act.ts';
import type { Entity, Understanding } from '../nlu/index.ts';
import type { SlotValue } from '../tickets/index.ts';
import { givesNoReason, leadsWith, notOpenYet, openedAlready, tellsDelivery, tellsOfGoods } from './words.ts';

const ANSWER_LENGTH = 1000;

/** Questions that any words answer. A number written in answer is the answer, not a line of a menu. */
const IN_WORDS = ['firm', 'reason', 'condition', 'problem', 'question', 'order', 'dates'];
const BY_NUMBERS = ['amount', 'contract', 'bid', 'identifier'];
const YES_NO = ['crac', 'confidential', 'price_bid'];

export function readsWords(slot: string): boolean {
  return IN_WORDS.includes(slot);
}

/** Questions under which "yes" and "no" stand as buttons. */
export function isYesNo(slot: string): boolean {
  return YES_NO.includes(slot);
}

export function takesNumbers(slot: string | undefined): boolean {
  return slot !== undefined && (readsWords(slot) || BY_NUMBERS.includes(slot));
}

/** Every slot that the message names by itself, whatever was asked. */
export function slotsHeard(act: Act, heard: Understanding): Record<string, SlotValue> {
  const slots: Record<string, SlotValue> = {};
  const first = (...kinds: string[]) => named(heard, kinds)[0];
  const take = (slot: string, entity: Entity | undefined, more: Partial<SlotValue> = {}) => {
    if (entity) slots[slot] = { value: entity.value, ...more };
  };
  const department = first('department');
  if (department && act.cell.departments.has(department.value)) take('department', department);
  const district = besideDepartment(named(heard, ['district']), department);
  if (district && act.cell.districts.has(district.value)) take('district', district);
  take('contract', first('contract'));
  take('bid', first('bid', 'ra'));
  const amount = first('amount');
  take('amount', amount, { shown: amount && rupees(Number(amount.value)) });
  take('identifier', first('gstin', 'udyam', 'pan'));
  const crac = heard.entities.find((entity) => entity.kind === 'crac' && !entity.implicit);
  if (crac) take('crac', crac, crac.date ? { date: crac.date } : {});
  return slots;
}

/** In the order said. A letterhead speaks where the letter does not; the address it is sent to is our own. */
function named({ entities }: Understanding, kinds: readonly string[]): Entity[] {
  const fits = entities.filter(({ kind, valid }) => kinds.includes(kind) && valid !== false);
  const said = fits.filter(({ beside }) => !beside);
  return said.length > 0 ? said : fits.filter(({ beside }) => beside === 'frame');
}

/** "Our firm is in Kanpur … Public Works Basti": the place that stands with the department is the matter's. */
function besideDepartment(districts: readonly Entity[], department: Entity | undefined): Entity | undefined {
  const near = (one: Entity) =>
    department && Math.max(one.start - department.end, department.start - one.end) <= BESIDE;
  return districts.find(near) ?? districts[0];
}

const BESIDE = 12;

/** The day or month on which the goods came, where the words say so and the date is not that of the CRAC. */
export function deliveryHeard(text: string, heard: Understanding): SlotValue | undefined {
  const date = heard.entities.find((entity) => entity.kind === 'date');
  const cracOn = heard.entities.find((entity) => entity.kind === 'crac' && !entity.implicit)?.date;
  return date && date.value !== cracOn && tellsDelivery(text) ? { value: date.value } : undefined;
}

type Read = (text: string, heard: Understanding) => SlotValue | undefined;

/** How the answer to each question is read; a question that is not here is answered by what was recognised. */
const READ: Record<string, Read> = {
  crac: (text, heard) => {
    const crac = heard.entities.find((entity) => entity.kind === 'crac');
    // "The goods were given in June" is told of the goods.
    if ((crac?.implicit ?? true) && tellsOfGoods(text) && leadsWith(text) === undefined) return undefined;
    const date = dateOf(heard)?.value;
    const said = crac?.value ?? yesNo(text, heard) ?? (date && 'yes');
    return said ? { value: said, date: said === 'yes' ? (crac?.date ?? date) : undefined } : undefined;
  },
  confidential: (text, heard) => valued(yesNo(text, heard)),
  price_bid: (text, heard) => {
    const date = dateOf(heard)?.value;
    if (notOpenYet(text) || yesNo(text, heard) === 'no') return { value: 'no', date };
    if (openedAlready(text) || yesNo(text, heard) === 'yes' || date) return { value: 'yes', date };
    return undefined;
  },
  reason: (text, heard) => (givesNoReason(text) ? { value: 'none' } : spoken(text, heard)),
  delivered: (_, heard) => valued(dateOf(heard)?.value),
  identifier: (_, heard) => valued(heard.entities.find((entity) => entity.kind === 'mobile')?.value),
  amount: (_, heard) => {
    const number = heard.entities.find((entity) => entity.kind === 'amount' || entity.kind === 'number');
    return number && { value: number.value, shown: rupees(Number(number.value)) };
  },
};

/** The answer to the question that was asked, if the message is one. */
export function slotAnswered(asked: string, text: string, heard: Understanding): SlotValue | undefined {
  const read = READ[asked];
  if (read) return read(text, heard);
  return readsWords(asked) ? spoken(text, heard) : undefined;
}

function spoken(text: string, { answer }: Understanding): SlotValue | undefined {
  if (answer.dontKnow || answer.skip || answer.yes || !/[\p{L}\p{N}]/u.test(text)) return undefined;
  return { value: text.trim().slice(0, ANSWER_LENGTH) };
}

function valued(value: string | undefined): SlotValue | undefined {
  return value === undefined ? undefined : { value };
}

function yesNo(text: string, { answer }: Understanding): 'yes' | 'no' | undefined {
  if (answer.dontKnow || answer.skip) return undefined;
  if (answer.yes) return 'yes';
  return answer.no ? 'no' : leadsWith(text);
}

function dateOf(heard: Understanding): Entity | undefined {
  return heard.entities.find((entity) => entity.kind === 'date');
}

/** ₹2,50,000 */
export function rupees(amount: number): string {
  return `₹${amount.toLocaleString('en-IN')}`;
}
