import type { Act } from '../act.ts';
import type { Language } from '../lib/language.ts';
import { showDate } from '../lib/time.ts';
import type { Entity, Understanding } from '../nlu/index.ts';
import type { SlotValue } from '../tickets/index.ts';

/** How the answer to each question is read. text: any words will do · entity: only what was recognised. */
const READ_AS: Record<string, 'text' | 'entity' | 'yesno'> = {
  department: 'entity',
  district: 'entity',
  contract: 'entity',
  bid: 'entity',
  amount: 'entity',
  crac: 'yesno',
  delivered: 'entity',
  identifier: 'entity',
  firm: 'text',
  reason: 'text',
  price_bid: 'text',
  condition: 'text',
  confidential: 'yesno',
  problem: 'text',
  question: 'text',
  order: 'text',
  dates: 'text',
};

export function readsWords(slot: string): boolean {
  return READ_AS[slot] === 'text';
}

/** A number written in answer to these is the answer, not a line of a menu. */
export function takesNumbers(slot: string | undefined): boolean {
  return (
    slot !== undefined &&
    [
      'amount',
      'contract',
      'bid',
      'delivered',
      'dates',
      'identifier',
      'crac',
      'reason',
      'problem',
      'question',
      'order',
      'condition',
      'price_bid',
    ].includes(slot)
  );
}

/** Every slot that the message names by itself, whatever was asked. */
export function slotsHeard(act: Act, heard: Understanding): Record<string, SlotValue> {
  const slots: Record<string, SlotValue> = {};
  const take = (slot: string, entity: Entity | undefined, value?: SlotValue) => {
    if (entity) slots[slot] = value ?? { value: entity.value, shown: entity.text };
  };
  const first = (...kinds: string[]) =>
    heard.entities.find((entity) => kinds.includes(entity.kind) && entity.valid !== false);
  const department = first('department');
  if (department && act.cell.departments.has(department.value))
    slots.department = { value: department.value };
  const district = first('district');
  if (district && act.cell.districts.has(district.value)) slots.district = { value: district.value };
  const contract = first('contract');
  take('contract', contract, contract && { value: contract.value });
  const bid = first('bid', 'ra');
  take('bid', bid, bid && { value: bid.value });
  const amount = first('amount');
  take('amount', amount, amount && { value: amount.value, shown: rupees(Number(amount.value)) });
  const identifier = first('gstin', 'udyam', 'pan');
  take('identifier', identifier, identifier && { value: identifier.value });
  const crac = heard.entities.find((entity) => entity.kind === 'crac');
  if (crac && !crac.implicit) slots.crac = { value: crac.value, date: crac.date };
  return slots;
}

/** The answer to the question that was asked, if the message is one. */
export function slotAnswered(asked: string, text: string, heard: Understanding): SlotValue | undefined {
  const date = heard.entities.find((entity) => entity.kind === 'date');
  const { answer } = heard;
  if (asked === 'crac') {
    const crac = heard.entities.find((entity) => entity.kind === 'crac');
    if (crac) return { value: crac.value, date: crac.date ?? date?.value };
    if (answer.yes) return { value: 'yes', date: date?.value };
    if (answer.no) return { value: 'no' };
    if (date) return { value: 'yes', date: date.value };
    return undefined;
  }
  if (asked === 'confidential')
    return answer.yes ? { value: 'yes' } : answer.no ? { value: 'no' } : undefined;
  if (asked === 'delivered') return date && { value: date.value };
  if (asked === 'amount') {
    const number = heard.entities.find((entity) => entity.kind === 'amount' || entity.kind === 'number');
    return number && { value: number.value, shown: rupees(Number(number.value)) };
  }
  if (readsWords(asked) && /[\p{L}\p{N}]/u.test(text)) return { value: text.trim().slice(0, 1000) };
  return undefined;
}

/** ₹2,50,000 */
export function rupees(amount: number): string {
  return `₹${amount.toLocaleString('en-IN')}`;
}

/** A slot as the person reads it. */
export function showSlot(act: Act, slot: string, value: SlotValue, language: Language): string {
  const word = { yes: 'yes_word', no: 'no_word', unknown: 'unknown_word' }[value.value];
  const since = value.date ? ` ${dateShown(value.date)}` : '';
  if (slot === 'department') return act.cell.department(value.value).name[language];
  if (slot === 'district') return act.cell.district(value.value).name[language];
  if (word && (slot === 'crac' || slot === 'confidential' || value.value === 'unknown'))
    return act.words.say(word, language) + since;
  if (slot === 'delivered') return dateShown(value.value);
  return (value.shown ?? value.value) + since;
}

function dateShown(date: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? showDate(date) : date.split('-').reverse().join('.');
}
