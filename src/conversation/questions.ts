import type { Choice } from '../channel.ts';
import type { Nearest } from '../nlu/index.ts';
import type { Button } from '../tickets/index.ts';
import { isYesNo } from './slots.ts';
import type { Form } from './step.ts';
import { ask, say, type Turn } from './turn.ts';
import { understoodWell } from './understood.ts';
import { wordCount } from './words.ts';

const DONT_KNOW: Button = ['button_skip', 'skip'];
const OFFERED = 3;
const WORDS_OF_A_NAME = 6;
/** Likeness from which on a name can be meant: "helth" has .64 of its own, "adhikari ka no do" .58 of the nearest. */
const LIKE_A_NAME = 0.62;

/** Asks for one slot; where the person named something ambiguous or unknown, the candidates are offered. */
export function askSlot(turn: Turn, form: Form, slot: string): void {
  if (slot === 'department') return askDepartment(turn, form);
  if (slot === 'district') return askDistrict(turn, form);
  const yesNo: Button[] = [
    ['button_yes', 'yes'],
    ['button_no', 'no'],
  ];
  const buttons = isYesNo(slot) ? [...yesNo, DONT_KNOW] : [DONT_KNOW];
  ask(turn, slot, `ask_${slot}`, {}, { buttons: slot === 'problem' || slot === 'question' ? [] : buttons });
}

/** "shiksha" fits six departments: they are asked about, never guessed. An unknown name gets the nearest ones. */
function askDepartment(turn: Turn, form: Form): void {
  const { unsure } = form;
  if (unsure.department) {
    const { word, codes } = unsure.department;
    const choices = departments(turn, codes);
    const rule = turn.act.cell.ambiguous.find((each) => each.alias === word);
    if (rule) return askWith(turn, 'department', rule.question[turn.language], choices);
    return ask(turn, 'department', 'ask_department_which', {}, { choices });
  }
  if (form.misses === 0 || namesNothing(turn))
    return ask(turn, 'department', 'ask_department', {}, { buttons: [DONT_KNOW] });
  askUnknown(turn, 'department', nearDepartments(turn));
}

export function nearDepartments(turn: Turn): Choice[] {
  return departments(turn, near(turn, turn.knowledge.engine.nearestDepartments(turn.text, OFFERED)));
}

/** Of words that say something else ("give me the officer's number") only a name that sounds like them is offered. */
function near(turn: Turn, names: readonly Nearest[]): string[] {
  const saysElse = understoodWell(turn) && turn.heard.intent.id !== 'out_of_scope';
  return names.filter(({ score }) => !saysElse || score >= LIKE_A_NAME).map(({ code }) => code);
}

function askDistrict(turn: Turn, form: Form): void {
  if (form.unsure.district) {
    const choices = districts(turn, form.unsure.district.codes);
    return ask(turn, 'district', 'ask_district_which', {}, { choices });
  }
  if (form.misses === 0 || namesNothing(turn))
    return ask(turn, 'district', 'ask_district', {}, { buttons: [DONT_KNOW] });
  askUnknown(
    turn,
    'district',
    districts(turn, near(turn, turn.knowledge.engine.nearestDistricts(turn.text, OFFERED))),
  );
}

/** "Haan" is the name of no department, nor is a whole sentence. */
export function namesNothing({ heard: { answer }, text }: Turn): boolean {
  return Boolean(answer.yes || answer.no) || wordCount(text) > WORDS_OF_A_NAME;
}

function askUnknown(turn: Turn, slot: string, choices: Choice[]): void {
  if (choices.length === 0) {
    say(turn, 'form_not_understood_slot');
    return ask(turn, slot, `ask_${slot}`, {}, { buttons: [DONT_KNOW] });
  }
  ask(turn, slot, `ask_${slot}_unknown`, { said: turn.text.slice(0, 60) }, { choices, buttons: [DONT_KNOW] });
}

function askWith(turn: Turn, asking: string, question: string, choices: Choice[]): void {
  turn.replies.push({ text: question, choices });
  turn.step.asking = asking;
}

export function departments(turn: Turn, codes: readonly string[]): Choice[] {
  return codes.map((code) => ({
    label: turn.act.cell.department(code).name[turn.language],
    value: `department:${code}`,
  }));
}

function districts(turn: Turn, codes: readonly string[]): Choice[] {
  return codes.map((code) => ({
    label: turn.act.cell.district(code).name[turn.language],
    value: `district:${code}`,
  }));
}

/** Says that the answer could not be read, before the question is asked again. */
export function notReadable(turn: Turn, slot: string): void {
  const gstin = turn.heard.entities.find((entity) => entity.kind === 'gstin' && entity.valid === false);
  if (slot === 'identifier' && gstin) return say(turn, 'reg_gstin_wrong', { value: gstin.text });
  if (slot !== 'department' && slot !== 'district') say(turn, 'form_not_understood_slot');
}
